//! What is wrong, and where.

use std::fmt;

/// `line 7, column 13 (price_idr): is negative`
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// of the file, from 1; where the row begins if it has several lines
    pub line: usize,
    /// from 1
    pub column: usize,
    /// none for a cell beyond the last column
    pub name: Option<&'static str>,
    pub reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if let Some(name) = self.name {
            write!(f, " ({name})")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// A cell's content for a message: short, on one line, nothing that a terminal would act on.
pub(crate) fn shown(cell: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = cell.chars().take(MOST).flat_map(char::escape_debug).collect();
    if cell.chars().nth(MOST).is_some() {
        short.push('…');
    }
    format!("'{}'", short.replace("\\'", "'").replace("\\\"", "\""))
}

/// `1 price`, `2 prices`
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
