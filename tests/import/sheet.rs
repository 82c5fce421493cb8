//! CSV files to import: rows that are right, with the cells that a test is about.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::db::schema::{products, variants, villages};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::import::{self, ImportError, OnInvalid, Outcome};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog;

pub const PRODUCT_COLUMNS: &[&str] = import::products::COLUMNS;
pub const VILLAGE_COLUMNS: &[&str] = import::villages::COLUMNS;

const PRODUCT: &[&str] = &[
    "UJI-01",
    "52.02.09.2008",
    "0",
    "wood-bamboo-rattan",
    "Nampan Ketak",
    "Ketak Tray",
    "Nampan dari ketak.",
    "A tray of ketak vine.",
    "Kelompok Uji",
    "ketak",
    "pcs",
    "",
    "45000",
    "280",
    "10",
    "1",
    "",
    "",
    "5",
    "100",
    "na",
    "none",
    "nampan, tray",
];

/// Lendang Are is in the regions of the small catalogue and has no profile yet.
const VILLAGE: &[&str] = &[
    "52.02.09.2001",
    "Lendang Are",
    "Anyaman",
    "Basketry",
    "wood-bamboo-rattan",
    "Desa di Kopang.",
    "A village in Kopang.",
    "BUMDes Lendang Are",
    "lendang-are@bumdes.example",
    "+62 812-0000-0099",
    "",
    "",
];

pub struct Sheet {
    columns: &'static [&'static str],
    sample: &'static [&'static str],
    rows: Vec<Vec<Vec<u8>>>,
}

pub fn products() -> Sheet {
    Sheet { columns: PRODUCT_COLUMNS, sample: PRODUCT, rows: Vec::new() }
}

pub fn villages() -> Sheet {
    Sheet { columns: VILLAGE_COLUMNS, sample: VILLAGE, rows: Vec::new() }
}

impl Sheet {
    /// A good row but for these cells.
    pub fn row(self, cells: &[(&str, &str)]) -> Self {
        let cells: Vec<(&str, &[u8])> = cells.iter().map(|(column, text)| (*column, text.as_bytes())).collect();
        self.bytes(&cells)
    }

    pub fn bytes(mut self, cells: &[(&str, &[u8])]) -> Self {
        let mut row: Vec<Vec<u8>> = self.sample.iter().map(|text| text.as_bytes().to_vec()).collect();
        for (column, bytes) in cells {
            row[index(self.columns, column)] = bytes.to_vec();
        }
        self.rows.push(row);
        self
    }

    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(self.columns).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }
}

pub fn index(columns: &[&str], column: &str) -> usize {
    columns.iter().position(|c| *c == column).unwrap_or_else(|| panic!("no column {column}"))
}

/// A database with the small catalogue, and the two imports on it.
pub struct Shop {
    pub database: TestDatabase,
}

impl Shop {
    pub fn new() -> Self {
        let database = TestDatabase::new();
        database.db.write::<_, DbError>(|conn| Ok(catalog::write_small(conn, now()).map(|_| ())?)).unwrap();
        Self { database }
    }

    pub fn products(&self, file: &[u8], on_invalid: OnInvalid) -> Outcome {
        self.write(|conn| import::products::import(conn, now(), file, on_invalid))
    }

    pub fn villages(&self, file: &[u8], on_invalid: OnInvalid) -> Outcome {
        self.write(|conn| import::villages::import(conn, now(), file, on_invalid))
    }

    fn write(&self, f: impl FnOnce(&mut DbConn) -> Result<Outcome, ImportError>) -> Outcome {
        self.database.db.write(f).unwrap()
    }

    pub fn read<T>(&self, f: impl FnOnce(&mut DbConn) -> QueryResult<T>) -> T {
        self.database.db.read::<_, DbError>(|conn| Ok(f(conn)?)).unwrap()
    }

    /// Villages, products, variants and the catalogue's version: what an import that does nothing leaves.
    pub fn state(&self) -> (i64, i64, i64, i64) {
        self.read(|conn| {
            Ok((
                villages::table.count().get_result(conn)?,
                products::table.count().get_result(conn)?,
                variants::table.count().get_result(conn)?,
                version::current(conn)?,
            ))
        })
    }
}

pub fn now() -> Timestamp {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap()
}

/// `line 2, column 13 (price_idr)` of each finding.
pub fn places(outcome: &Outcome) -> Vec<String> {
    outcome.findings.iter().map(|f| f.to_string().split(": ").next().unwrap().to_owned()).collect()
}
