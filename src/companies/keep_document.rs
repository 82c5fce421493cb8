//! An admin sends in what shows that the company is one, or takes a wrong file away again.

use diesel::prelude::*;

use super::CompanyStatus;
use super::document::{self, DocumentKind, MOST_FILES};
use super::event::{CompanyAct, CompanyActKind, record};
use crate::db::schema::{companies, company_documents};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::CompanyDocumentId;
use crate::villages::evidence::Evidence;
use crate::web::CompanyScope;

#[derive(Debug, thiserror::Error)]
pub enum KeepDocumentError {
    #[error("{MOST_FILES} files are there already")]
    TooMany,
    /// What it was approved with stays.
    #[error("the company is {0}")]
    Settled(CompanyStatus),
    #[error("no such file")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for KeepDocumentError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn keep_document(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    kind: DocumentKind,
    file: &Evidence,
) -> Result<(), KeepDocumentError> {
    let company_id = scope.company_id();
    lock_row(conn, "companies", company_id.as_str())?;
    if document::list(conn, company_id)?.len() as i64 >= MOST_FILES {
        return Err(KeepDocumentError::TooMany);
    }
    diesel::insert_into(company_documents::table)
        .values((
            company_documents::id.eq(CompanyDocumentId::new()),
            company_documents::company_id.eq(company_id),
            company_documents::kind.eq(kind),
            company_documents::media_type.eq(file.media_type),
            company_documents::content.eq(&file.content),
            company_documents::received_by.eq(scope.user_id()),
            company_documents::received_at.eq(now),
        ))
        .execute(conn)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::DocumentKept, kind.as_str()))?;
    Ok(())
}

pub(super) fn remove_document(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    id: &CompanyDocumentId,
) -> Result<(), KeepDocumentError> {
    let company_id = scope.company_id();
    lock_row(conn, "companies", company_id.as_str())?;
    let own =
        company_documents::table.filter(company_documents::id.eq(id).and(company_documents::company_id.eq(company_id)));
    let kind: Option<DocumentKind> = own.select(company_documents::kind).first(conn).optional()?;
    let kind = kind.ok_or(KeepDocumentError::NotFound)?;
    let status: CompanyStatus = companies::table.find(company_id).select(companies::status).first(conn)?;
    if !status.is_open() {
        return Err(KeepDocumentError::Settled(status));
    }
    diesel::delete(own).execute(conn)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::DocumentRemoved, kind.as_str()))?;
    Ok(())
}
