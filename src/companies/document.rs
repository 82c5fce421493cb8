//! What shows that a company is one: its NPWP card, its business number. Kept as it came, shown to those who manage the
//! company's account and to operators alone. What a file may be, `villages/evidence.rs` knows.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::company_documents;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyDocumentId, CompanyId};
use crate::payments::transfer_proof::ProofKind;
use crate::villages::evidence::Evidence;

/// For one company.
pub const MOST_FILES: i64 = 12;

crate::text_enum! {
    /// In words: the messages `company-document-<kind>` and `company-document-<kind>-text`.
    DocumentKind {
        /// the card of its tax number
        Npwp = "npwp",
        /// Nomor Induk Berusaha
        Nib = "nib",
        /// deed of foundation, or its latest change
        Deed = "deed",
        Other = "other",
    }
}

impl DocumentKind {
    /// Nobody is approved without these.
    pub const REQUIRED: &'static [Self] = &[Self::Npwp, Self::Nib];

    pub fn is_required(self) -> bool {
        Self::REQUIRED.contains(&self)
    }
}

/// A file without its content.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct DocumentRow {
    pub id: CompanyDocumentId,
    pub kind: DocumentKind,
    pub media_type: ProofKind,
    pub received_at: Timestamp,
}

/// Of one company, the oldest first.
pub fn list(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Vec<DocumentRow>> {
    company_documents::table
        .filter(company_documents::company_id.eq(company_id))
        .order(company_documents::id)
        .select((
            company_documents::id,
            company_documents::kind,
            company_documents::media_type,
            company_documents::received_at,
        ))
        .load(conn)
}

/// A file of this company; another's is not found.
pub fn find(conn: &mut DbConn, company_id: &CompanyId, id: &CompanyDocumentId) -> QueryResult<Option<Evidence>> {
    company_documents::table
        .filter(company_documents::id.eq(id).and(company_documents::company_id.eq(company_id)))
        .select((company_documents::media_type, company_documents::content))
        .first(conn)
        .optional()
}

/// What is required and not there.
pub fn missing(rows: &[DocumentRow]) -> Vec<DocumentKind> {
    let is_there = |kind: &DocumentKind| rows.iter().any(|row| row.kind == *kind);
    DocumentKind::REQUIRED.iter().copied().filter(|kind| !is_there(kind)).collect()
}

/// A kind of document with its files.
#[derive(Serialize)]
pub(super) struct Pile {
    kind: DocumentKind,
    is_required: bool,
    files: Vec<DocumentRow>,
}

impl Pile {
    pub fn all(rows: &[DocumentRow]) -> Vec<Self> {
        let pile = |kind: &DocumentKind| Self {
            kind: *kind,
            is_required: kind.is_required(),
            files: rows.iter().filter(|row| row.kind == *kind).cloned().collect(),
        };
        DocumentKind::ALL.iter().map(pile).collect()
    }
}
