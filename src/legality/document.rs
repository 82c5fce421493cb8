//! The paper of a permit: a picture or a PDF that the BUMDes sends in. Only the BUMDes and curators see it. Where its
//! bytes lie is known in this file alone.

use diesel::prelude::*;

use crate::db::schema::permit_documents;
use crate::db::{DbConn, Timestamp};
use crate::ids::PermitId;
use crate::payments::transfer_proof::{Proof, ProofKind};

/// Keeps the document; another one takes its place.
pub fn keep(conn: &mut DbConn, now: Timestamp, id: &PermitId, document: &Proof) -> QueryResult<()> {
    remove(conn, id)?;
    diesel::insert_into(permit_documents::table)
        .values((
            permit_documents::permit_id.eq(id),
            permit_documents::media_type.eq(document.kind),
            permit_documents::content.eq(&document.content),
            permit_documents::received_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut DbConn, id: &PermitId) -> QueryResult<Option<Proof>> {
    let content = (permit_documents::media_type, permit_documents::content);
    permit_documents::table.find(id).select(content).first(conn).optional()
}

/// What it is, without its bytes.
pub fn kind(conn: &mut DbConn, id: &PermitId) -> QueryResult<Option<ProofKind>> {
    permit_documents::table.find(id).select(permit_documents::media_type).first(conn).optional()
}

pub(super) fn remove(conn: &mut DbConn, id: &PermitId) -> QueryResult<()> {
    diesel::delete(permit_documents::table.find(id)).execute(conn)?;
    Ok(())
}
