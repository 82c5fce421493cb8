//! What an uploaded file would do, row by row, before anything is done.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ids::{ProductId, VariantId};
use crate::import::Fault;
use crate::listings::ListingContent;
use crate::stock::Reason;

crate::text_enum! {
    RowState {
        New = "new",
        Changed = "changed",
        Unchanged = "unchanged",
        /// not written whatever is chosen
        Wrong = "wrong",
        /// what it was compared with changed before it was confirmed
        Overtaken = "overtaken",
    }
}

impl RowState {
    /// Something is written for it.
    pub const WRITTEN: [Self; 2] = [Self::New, Self::Changed];

    /// It is left out, or stops the file.
    pub const REFUSED: [Self; 2] = [Self::Wrong, Self::Overtaken];
}

#[derive(Debug)]
pub struct PlannedRow {
    pub line: usize,
    pub state: RowState,
    /// a name, or else the SKU
    pub subject: String,
    pub product_id: Option<ProductId>,
    pub details: Details,
    pub payload: Option<Payload>,
}

/// What is shown of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub changes: Vec<Change>,
    pub faults: Vec<CellFault>,
    /// what follows from it: it waits for the curator, something is missing
    pub notes: Vec<Fault>,
}

/// A cell before and after, as the file has it; empty where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub column: String,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFault {
    pub column: String,
    pub fault: Fault,
}

/// What is written, with what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Payload {
    Count { variant_id: VariantId, pieces: i64, on_hand: i64, corrected: i64, reason: Option<Reason> },
    NewProduct { content: Box<ListingContent> },
    Product { id: ProductId, base: String, content: Box<ListingContent> },
}

/// What a file has beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// headings that nobody knows
    pub unknown: Vec<String>,
    /// rows that the template came with
    pub examples: usize,
}

#[derive(Debug)]
pub struct Plan {
    pub rows: Vec<PlannedRow>,
    pub remarks: Remarks,
}

/// The same for the same content alone.
pub fn version_of(content: &ListingContent) -> String {
    let json = serde_json::to_vec(content).expect("plain data");
    Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect()
}
