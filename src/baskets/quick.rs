//! Lines of SKU and quantity as people type, paste or send them: `SKU 12`, `SKU;12`, a column beside the other.

use super::put::MOST_QUANTITY;
use crate::listings::numbers::amount;

/// More than this nobody checks by eye.
pub const MOST_LINES: usize = 500;

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// from 1, as whoever typed it counts
    pub line: usize,
    pub text: String,
    /// the SKU and how many, or the message that says what to do
    pub wish: Result<(String, i64), &'static str>,
}

/// Every line that says something. A first line of headings says nothing.
pub fn read(text: &str) -> Vec<Typed> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let typed = lines.map(|(n, line)| Typed { line: n + 1, text: line.trim().to_owned(), wish: wish(line) });
    let is_heading = |typed: &Typed| cells(&typed.text).0.eq_ignore_ascii_case("sku");
    let mut typed: Vec<Typed> = typed.collect();
    if typed.first().is_some_and(is_heading) {
        typed.remove(0);
    }
    typed
}

/// The SKU and what comes after it. Tabs and semicolons are of spreadsheets; else the first blank parts them, or, where
/// there is none, the first comma.
fn cells(line: &str) -> (&str, &str) {
    let line = line.trim();
    let split =
        line.split_once(['\t', ';']).or_else(|| line.split_once(char::is_whitespace)).or_else(|| line.split_once(','));
    let (sku, rest) = split.unwrap_or((line, ""));
    (plain(sku), rest.trim())
}

fn plain(cell: &str) -> &str {
    cell.trim().trim_end_matches(',').trim_matches('"').trim()
}

fn wish(line: &str) -> Result<(String, i64), &'static str> {
    let (sku, rest) = cells(line);
    // what follows the quantity in a sheet is somebody's note
    let quantity = plain(rest.split(['\t', ';']).next().unwrap_or_default());
    if sku.is_empty() || quantity.is_empty() {
        return Err("basket-line-unreadable");
    }
    if sku.chars().any(char::is_control) {
        return Err("basket-line-unreadable");
    }
    match amount(quantity) {
        Some(quantity @ 1..=MOST_QUANTITY) => Ok((sku.to_owned(), quantity)),
        Some(_) => Err("basket-line-bounds"),
        None => Err("basket-line-quantity"),
    }
}

/// A file's rows as such lines, each where a spreadsheet numbers it.
pub fn text_of(rows: impl IntoIterator<Item = (usize, Vec<String>)>) -> String {
    let mut text = String::new();
    let mut written = 0;
    for (line, cells) in rows {
        while written + 1 < line {
            text.push('\n');
            written += 1;
        }
        let cell = |n: usize| cells.get(n).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        let (sku, quantity) = (cell(0).unwrap_or_default(), cell(1).unwrap_or_default());
        if !sku.is_empty() || !quantity.is_empty() {
            text.push_str(&format!("{sku};{quantity}"));
        }
        text.push('\n');
        written += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Result<(String, i64), &'static str> {
        read(line).remove(0).wish
    }

    #[test]
    fn every_usual_way_to_write_a_line_is_read() {
        for line in
            ["A-1 12", "A-1\t12", "A-1;12", "A-1,12", "A-1, 12", " A-1   12 ", "\"A-1\";\"12\"", "A-1\t12\tuntuk lobi"]
        {
            assert_eq!(one(line), Ok(("A-1".into(), 12)), "{line}");
        }
        assert_eq!(one("A-1 1.200"), Ok(("A-1".into(), 1_200)));
        assert_eq!(one("A 1;5"), Ok(("A 1".into(), 5)), "a semicolon leaves blanks to the SKU");
    }

    #[test]
    fn a_line_that_cannot_be_read_says_what_to_do() {
        for (line, key) in [
            ("A-1", "basket-line-unreadable"),
            (";12", "basket-line-unreadable"),
            ("A-1 dua", "basket-line-quantity"),
            ("A-1 -3", "basket-line-quantity"),
            ("A-1 0", "basket-line-bounds"),
            ("A-1 9.000.000", "basket-line-bounds"),
        ] {
            assert_eq!(one(line), Err(key), "{line}");
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_headings_say_nothing() {
        let typed = read("SKU\tJumlah\n\nA-1\t2\r\nrusak\n");
        let lines: Vec<_> = typed.iter().map(|typed| (typed.line, typed.wish.is_ok())).collect();
        assert_eq!(lines, [(3, true), (4, false)]);
        assert_eq!(typed[1].text, "rusak");
    }

    #[test]
    fn a_file_becomes_lines_with_the_numbers_of_its_rows() {
        let row = |line, cells: [&str; 2]| (line, cells.map(str::to_owned).to_vec());
        let text = text_of([row(1, ["sku", "qty"]), row(4, ["A-1", "2"]), row(5, ["", "3"])]);
        let typed = read(&text);
        assert_eq!(typed.iter().map(|typed| typed.line).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(typed[0].wish, Ok(("A-1".into(), 2)));
        assert!(typed[1].wish.is_err());
    }
}
