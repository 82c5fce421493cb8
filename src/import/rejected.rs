//! The file of rejected rows: the same columns, and why.

use std::io::Write;

use super::cells::formula_sign;
use super::finding::Finding;
use super::outcome::Outcome;
use super::table::REASON;

/// Writes the rejected rows with a `reason` column. Corrected, the file can be imported as it is. A cell
/// that a spreadsheet would run gets an apostrophe in front, so that opening the file is safe.
pub fn write_rejected(out: impl Write, columns: &[&str], outcome: &Outcome) -> std::io::Result<()> {
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(columns.iter().chain([&REASON]))?;
    for row in &outcome.rejected {
        let reasons: Vec<String> =
            outcome.findings.iter().filter(|f| f.line == row.line).map(Finding::to_string).collect();
        let mut cells: Vec<Vec<u8>> = row.cells.iter().map(|cell| defuse(cell)).collect();
        cells.resize(cells.len().max(columns.len()), Vec::new());
        cells.push(reasons.join("; ").into_bytes());
        writer.write_byte_record(&cells.into())?;
    }
    writer.flush()
}

fn defuse(cell: &[u8]) -> Vec<u8> {
    let is_number = cell.iter().skip(1).all(|b| b.is_ascii_digit() || b" -().".contains(b));
    match formula_sign(&String::from_utf8_lossy(cell)) {
        Some(_) if !is_number => [b"'", cell].concat(),
        _ => cell.to_vec(),
    }
}
