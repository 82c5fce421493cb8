//! What an import did.

use crate::db::DbError;
use crate::legality::PermitKind;

use super::finding::Finding;
use super::table::Row;

/// What to do with a file in which some rows are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnInvalid {
    /// Import nothing.
    Refuse,
    /// Import the rows that are right.
    Skip,
}

#[derive(Debug, Default)]
pub struct Outcome {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// in the order of lines and columns
    pub findings: Vec<Finding>,
    /// the rows with findings, as they were
    pub rejected: Vec<Row>,
    /// SKUs that were published without permits that the rules ask for
    pub lacking: Vec<(String, Vec<PermitKind>)>,
    /// false: nothing was imported
    pub is_imported: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ImportError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

impl Outcome {
    /// Splits the rows into those to import and those to reject; `None` when nothing is to be imported.
    pub(super) fn sort_out<T>(
        &mut self,
        rows: Vec<(Row, Option<T>)>,
        mut findings: Vec<Finding>,
        on_invalid: OnInvalid,
    ) -> Option<Vec<T>> {
        findings.sort();
        let is_bad = |line: usize| findings.binary_search_by_key(&line, |f| f.line).is_ok();
        let mut good = Vec::with_capacity(rows.len());
        for (raw, parsed) in rows {
            match parsed.filter(|_| !is_bad(raw.line)) {
                Some(row) => good.push(row),
                None => self.rejected.push(raw),
            }
        }
        self.findings = findings;
        self.is_imported = self.findings.is_empty() || on_invalid == OnInvalid::Skip;
        self.is_imported.then_some(good)
    }

    pub(super) fn count(&mut self, change: Change) {
        match change {
            Change::New => self.new += 1,
            Change::Changed => self.changed += 1,
            Change::Unchanged => self.unchanged += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    New,
    Changed,
    Unchanged,
}
