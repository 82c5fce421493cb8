//! A sheet before it is a file: headings and rows, the same for CSV and XLSX.

use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    /// rupiah, grams, pieces, days
    Number(i64),
    Day(NaiveDate),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        match text.into() {
            empty if empty.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    pub fn number(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// As CSV and pages have it: numbers in digits alone, days as `2026-11-22`.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

#[derive(Debug)]
pub struct Sheet {
    /// in the person's language
    pub title: String,
    /// keys of [`super::columns`]
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    /// what to write into each column, on a sheet of its own: for templates
    pub has_help: bool,
}
