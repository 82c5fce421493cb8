//! What a village is called where it lies.

crate::text_enum! {
    VillageKind { Desa = "desa", Kelurahan = "kelurahan", Nagari = "nagari", DesaAdat = "desa_adat" }
}

impl VillageKind {
    /// The last part of a code begins with 1 for a kelurahan, with 2 for a desa and with 3 for a desa adat, whose
    /// name says so itself (Permendagri 137/2017).
    /// West Sumatra's desa are nagari, but for the Mentawai islands (13.09) and Pariaman (13.77).
    pub fn of(code: &str) -> Self {
        let is_nagari_land = code.starts_with("13.") && !code.starts_with("13.09") && !code.starts_with("13.77");
        match code.rsplit('.').next().and_then(|last| last.chars().next()) {
            Some('1') => Self::Kelurahan,
            Some('3') => Self::DesaAdat,
            _ if is_nagari_land => Self::Nagari,
            _ => Self::Desa,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_tells_what_it_is() {
        assert_eq!(VillageKind::of("52.02.09.2008"), VillageKind::Desa);
        assert_eq!(VillageKind::of("52.71.04.1001"), VillageKind::Kelurahan);
        assert_eq!(VillageKind::of("13.04.05.2003"), VillageKind::Nagari);
        assert_eq!(VillageKind::of("13.09.01.2001"), VillageKind::Desa);
        assert_eq!(VillageKind::of("91.03.01.3007"), VillageKind::DesaAdat);
    }
}
