//! Numbers as people type them: `Rp45.000`, `1,5 kg`, `30 x 20 x 15`.

/// A whole number, its thousands apart or not, with `Rp` before it or not.
pub fn amount(text: &str) -> Option<i64> {
    let text = text.trim();
    let text =
        text.strip_prefix("Rp").or_else(|| text.strip_prefix("rp")).unwrap_or(text).trim_start_matches('.').trim();
    let mut groups = text.split(['.', ',', ' ']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let has_shape = is_digits(first) && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    if !has_shape || (!rest.is_empty() && first.len() > 3) {
        return None;
    }
    format!("{first}{}", rest.concat()).parse().ok()
}

/// Grams: `250`, `250 g`, `1,5 kg`.
pub fn grams(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    if let Some(kilos) = ["kilogram", "kilo", "kg"].iter().find_map(|unit| text.strip_suffix(unit)) {
        return thousandths(kilos);
    }
    amount(["gram", "gr", "g"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text))
}

/// `1,5` → 1500. A point or a comma parts the decimals: nobody sends parcels of a thousand kilos.
fn thousandths(text: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || decimals.len() > 3 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    format!("{whole}{decimals:0<3}").parse().ok()
}

/// Length, width and height in millimetres from centimetres: `30 x 20 x 15`, `30×20,5×15 cm`.
pub fn sides_mm(text: &str) -> Option<[i64; 3]> {
    let text = text.trim().to_lowercase();
    let text = text.strip_suffix("cm").unwrap_or(&text);
    let sides: Option<Vec<i64>> = text.split(['x', '×', '*']).map(|side| Some(thousandths(side)? / 100)).collect();
    sides?.try_into().ok()
}

/// `[300, 205, 150]` → `30 × 20,5 × 15`.
pub fn sides_text(sides: &[i64; 3]) -> String {
    let side = |mm: &i64| match mm % 10 {
        0 => (mm / 10).to_string(),
        tenth => format!("{},{tenth}", mm / 10),
    };
    sides.iter().map(side).collect::<Vec<_>>().join(" × ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_it_is_written_at_the_market() {
        for text in ["45000", "45.000", "Rp45.000", " rp 45.000 ", "45,000", "45 000", "Rp. 45.000"] {
            assert_eq!(amount(text), Some(45_000), "{text}");
        }
        for text in
            ["", "45.00", "4500.000", "empat puluh", "-5", "45.000,00", "1e5", "45..000", "99999999999999999999"]
        {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn weights_may_be_in_grams_or_kilos() {
        let read = ["250", "250 g", "250gr", "1.500", "1,5 kg", "1.5kg", "2 kilo", "0,25 kg"].map(grams);
        assert_eq!(read.map(Option::unwrap), [250, 250, 250, 1_500, 1_500, 1_500, 2_000, 250]);
        assert_eq!(["berat", "1,2345 kg", "kg", "-1 kg"].map(grams), [None; 4]);
    }

    #[test]
    fn the_parcel_has_three_sides() {
        assert_eq!(sides_mm("30 x 20 x 15"), Some([300, 200, 150]));
        assert_eq!(sides_mm("30×20,5×15 cm"), Some([300, 205, 150]));
        assert_eq!(sides_text(&[300, 205, 150]), "30 × 20,5 × 15");
        assert_eq!(["30 x 20", "a x b x c", "", "1x2x3x4"].map(sides_mm), [None; 4]);
        assert_eq!(sides_mm(&sides_text(&[1, 20, 305])), Some([1, 20, 305]));
    }
}
