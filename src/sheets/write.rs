//! A sheet as a file: CSV for anything, XLSX for a spreadsheet.

use actix_web::HttpResponse;
use actix_web::http::header;
use rust_xlsxwriter::{Color, Format as CellFormat, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::columns::{SKU, heading};
use super::help;
use super::sheet::{Cell, Sheet};
use super::words::Words;
use crate::i18n::Language;
use crate::import::formula_sign;

crate::text_enum! {
    Format { Csv = "csv", Xlsx = "xlsx" }
}

/// So that Excel takes the file for UTF-8.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
/// Longer texts than an Excel cell holds do not exist here; the rest would be refused by it.
const MOST_CELL_CHARS: usize = 32_767;

impl Format {
    pub fn write(self, sheet: &Sheet, words: &Words<'_>) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Csv => Ok(csv(sheet, words)?),
            Self::Xlsx => Ok(xlsx(sheet, words)?),
        }
    }

    /// The file as something to be kept, named `produk-2026-11-22.xlsx`.
    pub fn answer(self, name: &str, body: Vec<u8>) -> HttpResponse {
        let media_type = match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        HttpResponse::Ok()
            .content_type(media_type)
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{self}\"")))
            .insert_header((header::CACHE_CONTROL, "private, no-store"))
            .body(body)
    }
}

/// Semicolons in Indonesian and commas in English, because that is where the spreadsheets of each part their columns.
fn csv(sheet: &Sheet, words: &Words<'_>) -> csv::Result<Vec<u8>> {
    let separator = match words.language {
        Language::Id => b';',
        Language::En => b',',
    };
    let mut file = UTF8_MARK.to_vec();
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(&mut file);
    writer.write_record(sheet.columns.iter().map(|column| heading(column, words.translations, words.language)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(guarded))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(file)
}

/// What a spreadsheet would run stands behind an apostrophe, which makes it text; reading the file takes it away.
fn guarded(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if formula_sign(text).is_some() => format!("'{text}"),
        cell => cell.plain(),
    }
}

fn xlsx(sheet: &Sheet, words: &Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(&sheet.title)?;
    let bold = heading_format();
    for (place, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(place, width(column))?;
        // leading zeros stay
        if *column == SKU {
            page.set_column_format(place, &CellFormat::new().set_num_format("@"))?;
        }
        page.write_string_with_format(0, place, heading(column, words.translations, words.language), &bold)?;
    }
    page.set_freeze_panes(1, 0)?;
    let number = CellFormat::new().set_num_format("#,##0");
    let day = CellFormat::new().set_num_format("yyyy-mm-dd");
    for (line, row) in (1..).zip(&sheet.rows) {
        for (place, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => {}
                // as a string: whatever it begins with, it is never run
                Cell::Text(text) => {
                    page.write_string(line, place, cut(text))?;
                }
                Cell::Number(n) => {
                    page.write_number_with_format(line, place, *n as f64, &number)?;
                }
                Cell::Day(date) => {
                    page.write_datetime_with_format(line, place, *date, &day)?;
                }
            }
        }
    }
    if sheet.has_help {
        explain(book.add_worksheet(), sheet, words)?;
    }
    book.save_to_buffer()
}

/// A second sheet: what to write into each column.
fn explain(page: &mut Worksheet, sheet: &Sheet, words: &Words<'_>) -> Result<(), XlsxError> {
    page.set_name(words.text("sheet-help-title"))?;
    let wrapped = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = heading_format();
    for (place, (width, key)) in (0..).zip([(26, "sheet-help-column"), (90, "sheet-help-what")]) {
        page.set_column_width(place, width)?;
        page.write_string_with_format(0, place, words.text(key), &bold)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (line, (name, what)) in (1..).zip(help::lines(&sheet.columns, words)) {
        page.write_string_with_format(line, 0, name, &wrapped)?;
        page.write_string_with_format(line, 1, what, &wrapped)?;
    }
    Ok(())
}

fn heading_format() -> CellFormat {
    CellFormat::new().set_bold().set_background_color(Color::RGB(0xF1_E7_D3)).set_border_bottom(FormatBorder::Thin)
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_CELL_CHARS).collect()
}

fn width(column: &str) -> u32 {
    match column {
        SKU | "number" | "name-id" | "name-en" | "product" | "maker" | "buyer" | "category" | "materials" => 26,
        "description-id" | "description-en" => 60,
        "care-id" | "care-en" | "options" | "tiers" | "note" | "destination" => 30,
        _ => 15,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Translations;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for text in ["=1+1", "+62", "-x", "@SUM(A1)", "\t=1"] {
            assert_eq!(guarded(&Cell::text(text)), format!("'{text}"));
        }
        assert_eq!(guarded(&Cell::Number(-5)), "-5");
    }

    #[test]
    fn each_language_has_its_separator_and_quotes_what_holds_it() {
        let translations = Translations::load().unwrap();
        let rows = vec![vec![Cell::text("A-1"), Cell::text("satu;dua,tiga")]];
        let sheet = Sheet { title: "x".into(), columns: vec![SKU, "product"], rows, has_help: false };
        for (language, body) in [
            (Language::Id, "SKU;Produk\r\nA-1;\"satu;dua,tiga\"\r\n"),
            (Language::En, "SKU,Product\r\nA-1,\"satu;dua,tiga\"\r\n"),
        ] {
            let file = csv(&sheet, &Words { translations: &translations, language }).unwrap();
            assert_eq!(file.strip_prefix(UTF8_MARK).unwrap(), body.as_bytes());
        }
    }
}
