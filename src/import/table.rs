//! Bytes to rows: the header, the separators, and which line of the file a row stands in.

use super::finding::{Finding, counted, shown};

/// A row as it stands in the file: cells may be too many or too few, and need not be text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// where the row begins, from 1
    pub line: usize,
    pub cells: Vec<Vec<u8>>,
}

/// A column of this name behind the last one is read over: the file of rejected rows has it, and can be
/// corrected and imported as it is.
pub const REASON: &str = "reason";

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The rows below a header that has exactly these columns. Empty rows are left out.
pub fn read(bytes: &[u8], columns: &'static [&'static str]) -> Result<Vec<Row>, Finding> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(header_finding(columns, 0, "the file is UTF-16: save it as CSV in UTF-8"));
    }
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let mut rows = Vec::new();
    let mut has_reasons = None;
    for record in reader.byte_records() {
        let record = record.map_err(|e| header_finding(columns, 0, &format!("the file cannot be read: {e}")))?;
        let line = lines.of(record.position().map_or(0, |p| p.byte() as usize));
        let mut cells: Vec<Vec<u8>> = record.iter().map(<[u8]>::to_vec).collect();
        match has_reasons {
            None => has_reasons = Some(check_header(line, &cells, columns)?),
            Some(has_reasons) => {
                if has_reasons && cells.len() == columns.len() + 1 {
                    cells.pop();
                }
                if cells.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                    rows.push(Row { line, cells });
                }
            }
        }
    }
    match has_reasons {
        Some(_) => Ok(rows),
        None => Err(header_finding(columns, 0, &format!("the file is empty; its first line is {}", columns.join(",")))),
    }
}

/// Whether the header ends in [`REASON`].
fn check_header(line: usize, cells: &[Vec<u8>], columns: &'static [&'static str]) -> Result<bool, Finding> {
    let found: Vec<String> = cells.iter().map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
    let at = |index: usize, reason: String| Finding { line, ..header_finding(columns, index, &reason) };
    if found.len() == 1 && found[0].contains(';') {
        return Err(at(0, "the columns are separated by semicolons: save the file with commas".into()));
    }
    for (index, expected) in columns.iter().enumerate() {
        match found.get(index) {
            Some(name) if name == expected => {}
            Some(name) => return Err(at(index, format!("the header must say '{expected}' here, not {}", shown(name)))),
            None => return Err(at(index, wrong_width(found.len(), columns))),
        }
    }
    match found.get(columns.len()..) {
        Some([]) | None => Ok(false),
        Some([last]) if last == REASON => Ok(true),
        Some(_) => Err(at(columns.len(), wrong_width(found.len(), columns))),
    }
}

fn wrong_width(found: usize, columns: &[&str]) -> String {
    format!("the header has {} instead of {}", counted(found, "column"), columns.len())
}

fn header_finding(columns: &'static [&'static str], index: usize, reason: &str) -> Finding {
    Finding { line: 1, column: index + 1, name: columns.get(index).copied(), reason: reason.to_owned() }
}

/// Counts lines up to a place in the file. The reader's own count stands before the line break that ended
/// the row above, and knows only one kind of line break.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, row_start: usize) -> usize {
        let breaks = self.bytes[row_start..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let start = row_start + breaks;
        let mut before = 0;
        for byte in &self.bytes[self.at..start] {
            // CR LF is one break
            if *byte == b'\r' || (*byte == b'\n' && before != b'\r') {
                self.line += 1;
            }
            before = *byte;
        }
        self.at = start;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["a", "b"];

    fn lines(text: &str) -> Vec<usize> {
        read(text.as_bytes(), COLUMNS).unwrap().iter().map(|r| r.line).collect()
    }

    #[test]
    fn a_row_knows_its_line_whatever_ends_the_lines_above() {
        assert_eq!(lines("a,b\n1,2\n3,4"), [2, 3]);
        assert_eq!(lines("a,b\r\n1,2\r\n3,4\r\n"), [2, 3]);
        assert_eq!(lines("a,b\r1,2\r3,4"), [2, 3]);
        assert_eq!(lines("\u{feff}a,b\n\n\n1,2\r\n\r\n3,4"), [4, 6]);
        assert_eq!(lines("a,b\n\"one\ntwo\r\nthree\",2\n3,4"), [2, 5]);
        assert_eq!(lines("a,b\n,\n1,2"), [3]);
    }

    #[test]
    fn the_header_must_be_the_one_we_know() {
        let reason = |text: &str| read(text.as_bytes(), COLUMNS).unwrap_err().to_string();
        assert_eq!(reason(""), "line 1, column 1 (a): the file is empty; its first line is a,b");
        assert_eq!(reason("a,c\n"), "line 1, column 2 (b): the header must say 'b' here, not 'c'");
        assert_eq!(reason("a\n"), "line 1, column 2 (b): the header has 1 column instead of 2");
        assert_eq!(reason("a,b,c\n"), "line 1, column 3: the header has 3 columns instead of 2");
        assert!(reason("a;b\n1;2\n").contains("semicolons"));
        assert!(read(b"\xFF\xFEa\0,\0b\0", COLUMNS).unwrap_err().reason.contains("UTF-16"));
    }

    #[test]
    fn a_file_of_rejected_rows_is_read_without_its_reasons() {
        let rows = read(b"a,b,reason\n1,2,because\n3,4\n", COLUMNS).unwrap();
        assert_eq!(rows.iter().map(|r| r.cells.len()).collect::<Vec<_>>(), [2, 2]);
    }
}
