//! Official names as people say them.

/// `Kabupaten Lombok Tengah` → `Lombok Tengah`. A city keeps its `Kota`, because a regency often has the
/// same name (Kabupaten Bandung, Kota Bandung).
pub fn short_name(official: &str) -> &str {
    match official {
        "Daerah Khusus Ibukota Jakarta" => return "DKI Jakarta",
        "Daerah Istimewa Yogyakarta" => return "DI Yogyakarta",
        _ => {}
    }
    ["Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten "]
        .iter()
        .find_map(|prefix| official.strip_prefix(prefix))
        .unwrap_or(official)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_people_leave_out() {
        assert_eq!(short_name("Kabupaten Lombok Tengah"), "Lombok Tengah");
        assert_eq!(short_name("Kota Administrasi Jakarta Pusat"), "Jakarta Pusat");
        assert_eq!(short_name("Kota Bandung"), "Kota Bandung");
        assert_eq!(short_name("Daerah Istimewa Yogyakarta"), "DI Yogyakarta");
        assert_eq!(short_name("Kotabaru"), "Kotabaru");
    }
}
