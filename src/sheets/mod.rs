//! Sheets: a BUMDes's products, stock and orders as files for a spreadsheet, and products and counts back out of one.
//! Owns `sheet_imports` and `sheet_import_rows`: what an uploaded file would do, kept until somebody confirms it.
//!
//! Writes no listing and no stock itself: what is confirmed goes through the verbs of `listings/` and `stock/`.
//! `import/` reads the operator's own files at the command line; the rules of a cell are the same.

mod columns;
mod confirm_import;
mod fill_product;
mod help;
mod keep_import;
mod orders;
mod plan;
mod plan_products;
mod plan_stock;
mod product_cells;
mod products;
mod queries;
mod read;
mod read_csv;
mod read_xlsx;
mod sheet;
mod stock;
mod template;
mod words;
mod write;
mod write_products;

pub mod downloads;
pub mod forms;
pub mod import_pages;
pub mod pages;

pub use read::raw_rows;
pub use write::Format;
