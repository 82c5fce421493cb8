//! A permit's number as it should look. A number of another look is doubted, not refused: formats change, and old
//! papers keep theirs.

use super::PermitKind;

/// Without what people put between the digits, and without the words before them.
pub fn tidied(kind: PermitKind, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    match kind {
        PermitKind::Nib | PermitKind::Pirt if text.chars().any(|c| c.is_ascii_digit()) => {
            let plain = without(&text, &["P-IRT", "PIRT", "NIB", "NOMOR", "NO"]);
            if plain.chars().all(|c| c.is_ascii_digit()) { plain } else { text }
        }
        PermitKind::Bpom | PermitKind::Halal => {
            let plain = without(&text, &["BPOM", "POM", "RI", "NOMOR", "NO"]);
            if plain.is_empty() { text } else { plain }
        }
        _ => text,
    }
}

fn without(text: &str, words: &[&str]) -> String {
    let mut text = text.to_owned();
    for word in words {
        if let Some(rest) = text.strip_prefix(word) {
            text = rest.trim_start_matches([' ', '.', ':', '-']).to_owned();
        }
    }
    text.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

/// Whether a [`tidied`] number looks like one of its kind.
pub fn looks_right(kind: PermitKind, number: &str) -> bool {
    let digits =
        |text: &str, counts: &[usize]| text.chars().all(|c| c.is_ascii_digit()) && counts.contains(&text.len());
    match kind {
        PermitKind::Nib => digits(number, &[13]),
        // 15, and 12 on papers from before 2012
        PermitKind::Pirt => digits(number, &[15, 12]),
        PermitKind::Bpom => match number.get(..2) {
            Some("MD" | "ML") => digits(&number[2..], &[12]),
            // traditional medicine
            Some("TR") => digits(&number[2..], &[9]),
            // cosmetics
            Some("NA" | "NB" | "NC" | "ND" | "NE") => digits(&number[2..], &[11]),
            _ => false,
        },
        PermitKind::Halal => number.strip_prefix("ID").is_some_and(|rest| digits(rest, &[17])),
        PermitKind::Sni | PermitKind::GeographicalIndication => !number.is_empty(),
    }
}

/// A made-up number of the right look.
pub fn example(kind: PermitKind) -> &'static str {
    match kind {
        PermitKind::Nib => "1234567890123",
        PermitKind::Pirt => "206520101012326",
        PermitKind::Bpom => "MD 123456789012",
        PermitKind::Halal => "ID52110000123450124",
        PermitKind::Sni => "SNI 1234:2020",
        PermitKind::GeographicalIndication => "ID G 000000123",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_looks_right() {
        for kind in PermitKind::ALL {
            let number = tidied(*kind, example(*kind));
            assert!(looks_right(*kind, &number), "{kind}: {number}");
        }
    }

    #[test]
    fn what_stands_on_the_paper_is_read() {
        assert_eq!(tidied(PermitKind::Pirt, "P-IRT No. 2065201010123-26"), "206520101012326");
        assert_eq!(tidied(PermitKind::Pirt, " 206 5201 01 0123 "), "2065201010123");
        assert_eq!(tidied(PermitKind::Bpom, "BPOM RI MD 1234.5678.9012"), "MD123456789012");
        assert_eq!(tidied(PermitKind::Halal, "id 52110000123450124"), "ID52110000123450124");
        assert_eq!(tidied(PermitKind::Nib, "NIB: 1234 5678 90123"), "1234567890123");
        assert_eq!(tidied(PermitKind::Sni, "sni 12-3456:2018"), "SNI 12-3456:2018");
    }

    #[test]
    fn another_look_is_doubted() {
        for (kind, number) in [
            (PermitKind::Nib, "123"),
            (PermitKind::Pirt, "2065201010123"),
            (PermitKind::Bpom, "MD12"),
            (PermitKind::Bpom, "M"),
            (PermitKind::Halal, "52110000123450124"),
        ] {
            assert!(!looks_right(kind, number), "{kind} {number}");
        }
        assert!(looks_right(PermitKind::Pirt, "206520101012"));
    }
}
