//! Click-to-chat links: <https://faq.whatsapp.com/5913398998672934>.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Opens a chat with this phone, with `text` ready to send. None when the number cannot be one.
pub fn whatsapp_link(phone: &str, text: &str) -> Option<String> {
    let number = international(phone)?;
    Some(format!("https://wa.me/{number}?text={}", utf8_percent_encode(text, NON_ALPHANUMERIC)))
}

/// A phone number as people write it in Indonesia (`0812-3456-789`, `+62 812 …`, `812…`), or a foreign one
/// with its `+`, as the digits of the international form: `628123456789`.
pub fn international(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let number = if phone.trim_start().starts_with('+') {
        // `+62 (0)812`: the zero is for callers inside the country
        match digits.strip_prefix("620") {
            Some(rest) => format!("62{rest}"),
            None => digits,
        }
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("62{rest}")
    } else if digits.starts_with('8') {
        format!("62{digits}")
    } else {
        digits
    };
    // E.164 allows 15 digits; the shortest subscriber numbers have 7 with their country
    (7..=15).contains(&number.len()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indonesian_numbers_in_every_spelling_are_the_same_number() {
        for phone in [
            "081234567890",
            "0812-3456-7890",
            "+62 812 3456 7890",
            "6281234567890",
            "81234567890",
            "+62(0)812 34567890",
        ] {
            assert_eq!(international(phone).as_deref(), Some("6281234567890"), "{phone}");
        }
        assert_eq!(international("0370 123456").as_deref(), Some("62370123456"));
    }

    #[test]
    fn a_foreign_number_keeps_its_country_and_nonsense_is_no_number() {
        assert_eq!(international("+65 8123 4567").as_deref(), Some("6581234567"));
        assert_eq!(international("0065 8123 4567").as_deref(), Some("6581234567"));
        assert_eq!(international(""), None);
        assert_eq!(international("12"), None);
        assert_eq!(international("0812345678901234567"), None);
    }

    #[test]
    fn the_text_fits_the_address() {
        let link = whatsapp_link("0812345678", "Halo Ibu & Bapak, pesanan #1?").unwrap();
        assert_eq!(link, "https://wa.me/62812345678?text=Halo%20Ibu%20%26%20Bapak%2C%20pesanan%20%231%3F");
    }
}
