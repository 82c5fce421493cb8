//! One row's cells by the names of their columns, and the rules that hold for every kind of cell.

use std::ops::RangeInclusive;

use super::fault::Fault;
use super::finding::{Finding, counted, shown};
use super::table::Row;

pub(super) struct Cells<'a> {
    row: &'a Row,
    columns: &'static [&'static str],
    findings: &'a mut Vec<Finding>,
}

impl<'a> Cells<'a> {
    /// None when the row has too many or too few cells: which cell is which is then a guess.
    pub fn new(row: &'a Row, columns: &'static [&'static str], findings: &'a mut Vec<Finding>) -> Option<Self> {
        let (has, wants) = (row.cells.len(), columns.len());
        if has == wants {
            return Some(Self { row, columns, findings });
        }
        let column = has.min(wants);
        let is_long = row.cells.iter().any(|cell| cell.contains(&b'\n'));
        let hint = if is_long { "; is a quotation mark left open?" } else { "" };
        findings.push(Finding {
            line: row.line,
            column: column + 1,
            name: columns.get(column).copied(),
            reason: format!("the row has {} instead of {wants}{hint}", counted(has, "column")),
        });
        None
    }

    pub fn refuse(&mut self, column: &str, reason: impl Into<String>) {
        let index = self.index(column);
        let name = Some(self.columns[index]);
        self.findings.push(Finding { line: self.row.line, column: index + 1, name, reason: reason.into() });
    }

    /// Text on one line, not empty.
    pub fn text(&mut self, column: &str, most_chars: usize) -> Option<String> {
        self.checked_text(column, most_chars, false).and_then(|text| self.required(column, text))
    }

    /// Text that may be empty.
    pub fn optional_text(&mut self, column: &str, most_chars: usize) -> Option<Option<String>> {
        self.checked_text(column, most_chars, false).map(|text| Some(text).filter(|t| !t.is_empty()))
    }

    /// Text that may have several lines, not empty.
    pub fn prose(&mut self, column: &str, most_chars: usize) -> Option<String> {
        self.checked_text(column, most_chars, true).and_then(|text| self.required(column, text))
    }

    /// One of these words, exactly.
    pub fn word(&mut self, column: &str, words: &[&str]) -> Option<String> {
        let text = self.checked_text(column, usize::MAX, false)?;
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        let text = self.required(column, text)?;
        self.refuse(column, not_one_of(&text, words.join(", ")));
        None
    }

    /// A whole number written in digits alone.
    pub fn number(&mut self, column: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let text = self.utf8(column)?.trim().to_owned();
        let text = self.required(column, text)?;
        match whole_number(&text, &range) {
            Ok(number) => Some(number),
            Err(reason) => {
                self.refuse(column, reason);
                None
            }
        }
    }

    pub fn email(&mut self, column: &str) -> Option<String> {
        const MOST_CHARS: usize = 254;
        let text = self.text(column, MOST_CHARS)?;
        if text.parse::<lettre::Address>().is_ok() {
            return Some(text);
        }
        self.refuse(column, format!("{} is no e-mail address", shown(&text)));
        None
    }

    /// `+62 812-0000-0001`: the plus is part of a number here, not of a formula.
    pub fn phone(&mut self, column: &str) -> Option<String> {
        let text = self.utf8(column)?.trim().to_owned();
        let text = self.required(column, text)?;
        let rest = text.strip_prefix('+').unwrap_or(&text);
        let digits = rest.bytes().filter(u8::is_ascii_digit).count();
        let is_phone = rest.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            && rest.chars().all(|c| c.is_ascii_digit() || " -().".contains(c))
            && (8..=15).contains(&digits);
        if is_phone {
            return Some(text);
        }
        self.refuse(column, format!("{} is no phone number: write it like +62 812-0000-0001", shown(&text)));
        None
    }

    /// Any text at all that is no formula; empty is allowed.
    pub fn plain(&mut self, column: &str) -> Option<String> {
        self.checked_text(column, usize::MAX, false)
    }

    /// A cell of numbers and separators: its own rule tells a negative number from a formula.
    pub fn plain_number(&mut self, column: &str) -> Option<String> {
        self.utf8(column).map(|text| text.trim().to_owned())
    }

    fn checked_text(&mut self, column: &str, most_chars: usize, may_have_lines: bool) -> Option<String> {
        let raw = self.utf8(column)?;
        let text = raw.trim().to_owned();
        let is_forbidden = |c: char| c.is_control() && !(may_have_lines && matches!(c, '\n' | '\r'));
        let reason = if let Some(first) = formula_sign(raw) {
            formula(first)
        } else if text.contains(is_forbidden) {
            Fault::new("import-control-character")
        } else if text.chars().count() > most_chars {
            let count = text.chars().count().to_string();
            Fault::new("import-too-long").with("count", count).with("most", most_chars.to_string())
        } else {
            return Some(text);
        };
        self.refuse(column, reason);
        None
    }

    fn required(&mut self, column: &str, text: String) -> Option<String> {
        if text.is_empty() {
            self.refuse(column, Fault::new("import-empty"));
            return None;
        }
        Some(text)
    }

    fn utf8(&mut self, column: &str) -> Option<&'a str> {
        match std::str::from_utf8(&self.row.cells[self.index(column)]) {
            Ok(text) => Some(text),
            Err(e) => {
                self.refuse(column, format!("is not UTF-8 from byte {} of the cell on", e.valid_up_to() + 1));
                None
            }
        }
    }

    fn index(&self, column: &str) -> usize {
        self.columns.iter().position(|c| *c == column).expect("the row's parser names columns of its header")
    }
}

/// The sign that would make a spreadsheet run this cell. OWASP, "CSV Injection": = + - @, tab and line
/// breaks, and the wide forms of the four signs.
pub(crate) fn formula_sign(cell: &str) -> Option<char> {
    let starts = [cell.chars().next(), cell.trim_start().chars().next()];
    starts.into_iter().flatten().find(|c| "=+-@\t\r\n＝＋－＠".contains(*c))
}

pub(crate) fn formula(sign: char) -> Fault {
    Fault::new("import-formula").with("sign", shown(&sign.to_string()))
}

pub(crate) fn not_one_of(typed: &str, choices: String) -> Fault {
    Fault::new("import-not-one-of").with("value", shown(typed)).with("choices", choices)
}

pub(crate) fn not_whole(typed: &str) -> Fault {
    Fault::new("import-not-whole").with("value", shown(typed))
}

pub(crate) fn whole_number(text: &str, range: &RangeInclusive<i64>) -> Result<i64, Fault> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.strip_prefix('-').is_some_and(digits) {
        return Err(Fault::new("import-negative").with("value", shown(text)));
    }
    if !digits(text) {
        return Err(not_whole(text));
    }
    let beyond = |key: &str, value: String, limit: &i64| {
        Err(Fault::new(key).with("value", value).with("limit", limit.to_string()))
    };
    match text.parse::<i64>() {
        Ok(number) if range.contains(&number) => Ok(number),
        Ok(number) if number < *range.start() => beyond("import-below", number.to_string(), range.start()),
        _ => beyond("import-above", shown(text), range.end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_a_spreadsheet_would_run_are_seen() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r\n=1"] {
            assert!(formula_sign(cell).is_some(), "{cell}");
        }
        for cell in ["", "Tenun", "1+1", "a=b", "(-1)"] {
            assert_eq!(formula_sign(cell), None, "{cell}");
        }
    }

    #[test]
    fn numbers_are_digits_alone() {
        let check = |text| whole_number(text, &(1..=1_000));
        assert_eq!(check("450"), Ok(450));
        assert!(check("-450").unwrap_err().to_string().contains("negative"));
        for text in ["4.5", "4,5", "1e3", "0x1", "٤", "+4", "4 5", "Rp4", "--4", "=4", "½"] {
            assert!(check(text).unwrap_err().to_string().contains("whole number"), "{text}");
        }
        let told = |text| check(text).unwrap_err().to_string();
        assert_eq!(told("0"), "0 is below 1");
        assert_eq!(told("99999999999999999999"), "'99999999999999999999' is above 1000");
    }
}
