//! What a description says of keeping a piece, apart from what it says of the piece: the sentences at its end that
//! tell the buyer to do something. Makers write one text; buyers look for care in a place of its own.

use crate::i18n::Language;

const ID: &[&str] = &[
    "Angin-anginkan",
    "Bersihkan",
    "Cuci",
    "Dikemas",
    "Gosok",
    "Hindari",
    "Jangan",
    "Jauhkan",
    "Jemur",
    "Kilapkan",
    "Lap",
    "Lipat",
    "Olesi",
    "Rawat",
    "Rendam",
    "Seduh",
    "Setelah",
    "Setrika",
    "Simpan",
];
const EN: &[&str] = &[
    "Air",
    "Avoid",
    "Brew",
    "Brush",
    "Clean",
    "Condition",
    "Dry",
    "Fold",
    "Hand-wash",
    "Iron",
    "Keep",
    "Oil",
    "Packed",
    "Polish",
    "Rinse",
    "Sealed",
    "Store",
    "Wash",
    "Wipe",
];

/// The text before and the advice after; the advice may be empty, the text is not.
pub fn split(description: &str, language: Language) -> (&str, &str) {
    let words = match language {
        Language::Id => ID,
        Language::En => EN,
    };
    let mut cut = description.len();
    while let Some(end) = description[..cut].trim_end().trim_end_matches(['.', '!']).rfind(". ") {
        let first = description[end + 2..cut].split_whitespace().next().unwrap_or("");
        if !words.contains(&first.trim_end_matches([',', ';'])) {
            break;
        }
        cut = end + 2;
    }
    (description[..cut].trim_end(), &description[cut..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_at_the_end_stands_apart() {
        let text = "Ketak dipilin rapat. Kuat menampung buah. Bersihkan dengan kuas kering. Hindari air.";
        assert_eq!(
            split(text, Language::Id),
            ("Ketak dipilin rapat. Kuat menampung buah.", "Bersihkan dengan kuas kering. Hindari air.")
        );
        let text = "Woven by hand. Hand-wash cold; keep out of the sun.";
        assert_eq!(split(text, Language::En), ("Woven by hand.", "Hand-wash cold; keep out of the sun."));
    }

    #[test]
    fn a_description_is_never_advice_alone() {
        for text in ["Simpan di tempat kering.", "Cuci. Lalu pakai tiap hari.", "", "Tanpa titik"] {
            assert_eq!(split(text, Language::Id), (text, ""), "{text}");
        }
    }
}
