//! An uploaded file as rows of text, whatever it was: CSV in any usual separator and encoding, or XLSX. What cannot be
//! read, or is larger than it may be, is refused as a whole before anything of it is looked at.

use std::collections::HashMap;

use super::columns::{Kind, find, heading};
use super::words::Words;
use super::{read_csv, read_xlsx};
use crate::import::{Fault, formula_sign};

/// Of the file as it was sent.
pub const MOST_BYTES: usize = 5 << 20;
/// More columns than this are no table of ours.
pub const MOST_COLUMNS: usize = 120;

impl Kind {
    /// Rows below the headings. All are written in one transaction, and meanwhile nobody else writes on SQLite: a count
    /// is a few statements, a product a few dozen.
    pub fn most_rows(self) -> usize {
        match self {
            Self::Products => 500,
            Self::Stock => 2_000,
        }
    }
}

/// What stands in a file, before anybody asks what it means.
pub struct RawRow {
    /// as a spreadsheet numbers them, from 1
    pub line: usize,
    pub cells: Vec<String>,
}

#[derive(Debug)]
pub struct Table {
    /// columns that the file has
    pub columns: Vec<&'static str>,
    /// headings that nobody knows: read over, and told
    pub unknown: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    pub line: usize,
    cells: HashMap<&'static str, String>,
}

impl Row {
    /// Trimmed; empty where the file does not have the column.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows of a file of this kind.
pub fn read(bytes: &[u8], kind: Kind, words: &Words<'_>) -> Result<Table, Fault> {
    // the headings, and one row more than there may be
    table(rows(bytes, kind.most_rows() + 2)?, kind, words)
}

/// The cells of a file of any kind, each row with its number: the first rows alone, where there are more than `most`.
pub fn raw_rows(bytes: &[u8], most: usize) -> Result<Vec<(usize, Vec<String>)>, Fault> {
    Ok(rows(bytes, most)?.into_iter().map(|row| (row.line, row.cells)).collect())
}

fn rows(bytes: &[u8], most: usize) -> Result<Vec<RawRow>, Fault> {
    if bytes.is_empty() {
        return Err(Fault::new("sheet-file-empty"));
    }
    if bytes.len() > MOST_BYTES {
        return Err(too_large());
    }
    match bytes {
        _ if bytes.starts_with(b"PK\x03\x04") => read_xlsx::rows(bytes, most),
        // workbooks of before 2007, and those that are locked by a password
        _ if bytes.starts_with(b"\xD0\xCF\x11\xE0") => Err(Fault::new("sheet-file-old")),
        _ => read_csv::rows(bytes, most),
    }
}

pub fn too_large() -> Fault {
    Fault::new("sheet-file-too-large").with("mb", (MOST_BYTES >> 20) as i64)
}

fn table(rows: Vec<RawRow>, kind: Kind, words: &Words<'_>) -> Result<Table, Fault> {
    let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let Some(headings) = rows.next() else { return Err(Fault::new("sheet-file-empty")) };
    let (places, unknown) = place_columns(&headings.cells, kind, words)?;
    let row = |raw: RawRow| Row {
        line: raw.line,
        cells: places
            .iter()
            .filter_map(|(place, column)| Some((*column, unguarded(raw.cells.get(*place)?.trim()))))
            .collect(),
    };
    let rows: Vec<Row> = rows.map(row).collect();
    if rows.len() > kind.most_rows() {
        return Err(Fault::new("sheet-file-rows").with("most", kind.most_rows() as i64));
    }
    if rows.is_empty() {
        return Err(Fault::new("sheet-file-no-rows"));
    }
    Ok(Table { columns: places.into_iter().map(|(_, column)| column).collect(), unknown, rows })
}

type Places = Vec<(usize, &'static str)>;

/// Which cell of a row belongs to which column, and the headings that nobody knows.
fn place_columns(headings: &[String], kind: Kind, words: &Words<'_>) -> Result<(Places, Vec<String>), Fault> {
    let columns = kind.columns();
    let (mut places, mut unknown): (Places, Vec<String>) = (Vec::new(), Vec::new());
    for (place, typed) in headings.iter().enumerate().filter(|(_, typed)| !typed.trim().is_empty()) {
        match find(&columns, typed, words.translations) {
            Some(column) if places.iter().any(|(_, other)| *other == column) => {
                return Err(Fault::new("sheet-file-heading-twice").with("heading", short(typed)));
            }
            Some(column) => places.push((place, column)),
            None => unknown.push(short(typed)),
        }
    }
    let missing: Vec<String> = kind
        .required()
        .iter()
        .filter(|column| places.iter().all(|(_, place)| place != *column))
        .map(|column| heading(column, words.translations, words.language))
        .collect();
    if missing.is_empty() {
        return Ok((places, unknown));
    }
    Err(Fault::new("sheet-file-heading-missing").with("headings", missing.join(", ")))
}

fn short(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(60).collect()
}

/// Without the apostrophe that our own files put before what a spreadsheet would run.
fn unguarded(cell: &str) -> String {
    cell.strip_prefix('\'').filter(|rest| formula_sign(rest).is_some()).unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Translations};

    fn told(bytes: &[u8], kind: Kind) -> Result<Table, String> {
        let translations = Translations::load().unwrap();
        let words = Words { translations: &translations, language: Language::En };
        read(bytes, kind, &words).map_err(|fault| fault.to_string())
    }

    #[test]
    fn headings_are_found_in_any_order_and_those_unknown_are_told() {
        let table = told(b"Dihitung;Warna cat;SKU\n12;biru;A-1\n", Kind::Stock).unwrap();
        assert_eq!((table.columns, table.unknown), (vec!["counted", "sku"], vec!["Warna cat".to_owned()]));
        assert_eq!((table.rows[0].get("sku"), table.rows[0].get("counted"), table.rows[0].line), ("A-1", "12", 2));
        assert_eq!(table.rows[0].get("reason"), "");
    }

    #[test]
    fn a_file_without_what_is_needed_is_refused_with_the_headings_it_lacks() {
        assert!(told(b"SKU,Produk\nA,B\n", Kind::Stock).unwrap_err().contains("Counted"));
        assert!(told(b"SKU,counted,sku\nA,1,A\n", Kind::Stock).unwrap_err().contains("twice"));
        for empty in [&b""[..], b"\xEF\xBB\xBF", b"\r\n\r\n", b";;;\n"] {
            assert!(told(empty, Kind::Stock).unwrap_err().contains("empty"), "{empty:?}");
        }
        assert!(told(b"sku,counted\n", Kind::Stock).unwrap_err().contains("no rows"));
    }

    #[test]
    fn a_row_too_many_is_refused_and_the_last_one_allowed_is_not() {
        let file = |rows: usize| format!("sku,counted\n{}", "A,1\n".repeat(rows));
        assert_eq!(told(file(2_000).as_bytes(), Kind::Stock).unwrap().rows.len(), 2_000);
        for rows in [2_001, 9_000] {
            assert!(told(file(rows).as_bytes(), Kind::Stock).unwrap_err().contains("2,000"), "{rows}");
        }
        let large = vec![b'x'; MOST_BYTES + 1];
        assert!(told(&large, Kind::Stock).unwrap_err().contains("5 MB"));
    }

    #[test]
    fn the_apostrophe_of_our_own_files_is_taken_away_again() {
        let table = told(b"name_id\n'-Tas\n'Tas\n", Kind::Products).unwrap();
        assert_eq!((table.rows[0].get("name-id"), table.rows[1].get("name-id")), ("-Tas", "'Tas"));
    }
}
