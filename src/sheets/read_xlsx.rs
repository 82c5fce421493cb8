//! XLSX: the first sheet's values. A workbook is a folder in a zip file, and a small zip file can hold very much: it is
//! unpacked into nothing first, and counted, whatever its directory claims.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use super::read::{MOST_COLUMNS, RawRow};
use crate::import::Fault;

/// Of all that is packed in it together.
const MOST_UNPACKED_BYTES: u64 = 40 << 20;
const MOST_ENTRIES: usize = 500;

pub fn rows(bytes: &[u8], most: usize) -> Result<Vec<RawRow>, Fault> {
    check_size(bytes)?;
    let broken = |_| Fault::new("sheet-file-broken");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = book.sheet_names().into_iter().next().ok_or_else(|| Fault::new("sheet-file-empty"))?;
    // cell by cell: a whole range would take room for all between the first cell and the last one
    let mut cells = book.worksheet_cells_reader(&first).map_err(broken)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, place) = cell.get_position();
        let place = place as usize;
        if place >= MOST_COLUMNS {
            return Err(Fault::new("sheet-file-columns").with("most", MOST_COLUMNS as i64));
        }
        if rows.len() >= most && !rows.contains_key(&row) {
            break;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = text;
    }
    Ok(rows.into_iter().map(|(row, cells)| RawRow { line: row as usize + 1, cells }).collect())
}

fn check_size(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::new("sheet-file-broken"))?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(Fault::new("sheet-file-type"));
    }
    let too_much = || Fault::new("sheet-file-unpacked").with("mb", (MOST_UNPACKED_BYTES >> 20) as i64);
    if archive.len() > MOST_ENTRIES {
        return Err(too_much());
    }
    let mut left = MOST_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Fault::new("sheet-file-broken"))?;
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|_| Fault::new("sheet-file-broken"))?;
        left = left.checked_sub(unpacked).ok_or_else(too_much)?;
    }
    Ok(())
}

/// Of a formula its last result; a whole number without decimals; an error as it is shown (`#REF!`).
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Formula, Workbook};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        use std::io::Write as _;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn the_first_sheet_is_read_value_by_value() {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_string(0, 0, "SKU").unwrap().write_string(0, 1, "Dihitung").unwrap();
        page.write_string(4, 0, "A-1").unwrap().write_number(4, 1, 12_000.0).unwrap();
        page.write_number(5, 1, 1.5).unwrap().write_formula(5, 2, Formula::new("=A1").set_result("=1+1")).unwrap();
        book.add_worksheet().write_string(0, 0, "keterangan").unwrap();
        let read = rows(&book.save_to_buffer().unwrap(), 10).unwrap();
        let read: Vec<(usize, Vec<&str>)> =
            read.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
        assert_eq!(read, [(1, vec!["SKU", "Dihitung"]), (5, vec!["A-1", "12000"]), (6, vec!["", "1.5", "=1+1"])]);
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_it_may_is_refused_unread() {
        let zeros = vec![0; 42 << 20];
        let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &zeros)]);
        assert!(bomb.len() < 200_000, "it is small: {}", bomb.len());
        assert!(rows(&bomb, 10).err().unwrap().to_string().contains("40 MB"));
    }

    #[test]
    fn other_zip_files_and_broken_workbooks_are_refused() {
        let told = |bytes: &[u8]| rows(bytes, 10).err().unwrap().to_string();
        assert!(told(&packed(&[("word/document.xml", b"<document/>")])).contains("CSV or XLSX"));
        assert!(told(&packed(&[("xl/workbook.xml", b"<workbook/>")])).contains("cannot be read"));
        assert!(told(b"PK\x03\x04 and nothing else").contains("cannot be read"));
    }

    #[test]
    fn a_cell_at_the_far_end_takes_no_room() {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_string(0, 0, "SKU").unwrap().write_string(1_048_575, 1, "x").unwrap();
        assert_eq!(rows(&book.save_to_buffer().unwrap(), 10).unwrap()[1].line, 1_048_576);
        let mut book = Workbook::new();
        book.add_worksheet().write_string(0, 16_383, "x").unwrap();
        assert!(rows(&book.save_to_buffer().unwrap(), 10).err().unwrap().to_string().contains("columns"));
    }
}
