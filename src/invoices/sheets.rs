//! The list of invoices and the statement of account as files for a spreadsheet.

use chrono::NaiveDate;
use rust_xlsxwriter::{Format as CellFormat, Workbook};

use super::Standing;
use crate::i18n::{Language, Translations};
use crate::import::formula_sign;
use crate::legality::day_in;
use crate::receivables::Statement;
use crate::sheets::Format;

enum Cell {
    Text(String),
    Rupiah(i64),
    Day(NaiveDate),
}

/// Rows under the messages of these keys.
pub struct Table {
    title: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

pub fn invoices(standings: &[Standing], translations: &Translations, language: Language) -> Table {
    let row = |standing: &Standing| {
        let state = translations.text(language, &format!("invoice-state-{}", standing.state), &[]);
        vec![
            Cell::Text(standing.number.clone()),
            Cell::Text(standing.order.clone()),
            Cell::Text(standing.seller.clone()),
            Cell::Day(standing.issued_on),
            Cell::Day(standing.due_on),
            Cell::Rupiah(standing.total_minor),
            Cell::Rupiah(standing.ppn_minor),
            Cell::Rupiah(standing.credited_minor),
            Cell::Rupiah(standing.paid_minor),
            Cell::Rupiah(standing.left_minor),
            Cell::Text(state),
        ]
    };
    Table {
        title: "invoice-list-title",
        columns: vec![
            "invoice-number",
            "invoice-order",
            "invoice-seller",
            "invoice-issued",
            "invoice-due",
            "invoice-total",
            "invoice-ppn",
            "invoice-credited",
            "invoice-paid",
            "invoice-left",
            "invoice-state",
        ],
        rows: standings.iter().map(row).collect(),
    }
}

/// The latest line first, as the page has it.
pub fn statement(statement: &Statement, translations: &Translations, language: Language) -> Table {
    let row = |line: &crate::receivables::Line| {
        vec![
            Cell::Day(day_in(line.at, "31")),
            Cell::Text(translations.text(language, &format!("receivable-line-{}", line.kind), &[])),
            Cell::Text(line.subject.clone()),
            Cell::Text(line.note.clone()),
            Cell::Rupiah(line.amount_minor),
            Cell::Rupiah(line.balance_minor),
        ]
    };
    Table {
        title: "receivable-title",
        columns: vec![
            "receivable-date",
            "receivable-line",
            "invoice-subject",
            "invoice-reason",
            "receivable-amount",
            "receivable-balance",
        ],
        rows: statement.lines.iter().map(row).collect(),
    }
}

impl Table {
    pub fn write(&self, format: Format, translations: &Translations, language: Language) -> anyhow::Result<Vec<u8>> {
        let heads: Vec<String> = self.columns.iter().map(|key| translations.text(language, key, &[])).collect();
        match format {
            Format::Csv => self.csv(&heads, language),
            Format::Xlsx => self.xlsx(&translations.text(language, self.title, &[]), &heads),
        }
    }

    /// Semicolons in Indonesian, as the other sheets.
    fn csv(&self, heads: &[String], language: Language) -> anyhow::Result<Vec<u8>> {
        let separator = if language == Language::Id { b';' } else { b',' };
        let mut file = b"\xEF\xBB\xBF".to_vec();
        let mut writer =
            csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(&mut file);
        writer.write_record(heads)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(plain))?;
        }
        writer.flush()?;
        drop(writer);
        Ok(file)
    }

    fn xlsx(&self, title: &str, heads: &[String]) -> anyhow::Result<Vec<u8>> {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.set_name(title)?;
        let bold = CellFormat::new().set_bold();
        let (number, day) = (CellFormat::new().set_num_format("#,##0"), CellFormat::new().set_num_format("yyyy-mm-dd"));
        for (place, head) in (0..).zip(heads) {
            page.set_column_width(place, 18)?;
            page.write_string_with_format(0, place, head, &bold)?;
        }
        page.set_freeze_panes(1, 0)?;
        for (line, row) in (1..).zip(&self.rows) {
            for (place, cell) in (0..).zip(row) {
                match cell {
                    // as a string: whatever it begins with, it is never run
                    Cell::Text(text) => page.write_string(line, place, text)?,
                    Cell::Rupiah(minor) => page.write_number_with_format(line, place, *minor as f64, &number)?,
                    Cell::Day(date) => page.write_datetime_with_format(line, place, *date, &day)?,
                };
            }
        }
        Ok(book.save_to_buffer()?)
    }
}

/// What a spreadsheet would run stands behind an apostrophe, which makes it text.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if formula_sign(text).is_some() => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Rupiah(minor) => minor.to_string(),
        Cell::Day(date) => date.to_string(),
    }
}
