//! A BUMDes says which permit it, a maker or a product of its has: states it, corrects it, sends its paper, withdraws
//! it. What a curator has checked is not changed any more; a renewal is stated as another permit.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Holder, Permit, PermitKind, PermitStatus, document};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{permit_warnings, permits, products};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PermitId;
use crate::notices::{self, Notice};
use crate::payments::transfer_proof::Proof;
use crate::web::BumdesScope;

/// What stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermitFields {
    pub kind: PermitKind,
    pub holder: Holder,
    pub number: String,
    pub issued_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
}

#[derive(Debug, thiserror::Error)]
pub enum StatePermitError {
    #[error("no such permit")]
    NotFound,
    /// the product or the maker belongs to somebody else
    #[error("the holder is not of this BUMDes")]
    NotOurs,
    /// A curator has checked it, or an imported file says it.
    #[error("the permit is not to be changed any more")]
    Settled,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for StatePermitError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn state_permit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    fields: &PermitFields,
) -> Result<PermitId, StatePermitError> {
    let (product_id, producer_id) = own_holder(conn, scope, &fields.holder)?;
    let permit = Permit {
        id: PermitId::new(),
        bumdes_id: scope.bumdes_id().clone(),
        kind: fields.kind,
        product_id,
        producer_id,
        number: fields.number.clone(),
        issued_on: fields.issued_on,
        expires_on: fields.expires_on,
        status: PermitStatus::Stated,
        reason: None,
        stated_by: Some(scope.user_id().clone()),
        stated_at: now,
        decided_by: None,
        decided_at: None,
        ended_at: None,
    };
    diesel::insert_into(permits::table).values(&permit).execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PermitStated, &permit.number))?;
    notices::tell(conn, now, &Notice::PermitToCheck(&permit))?;
    Ok(permit.id)
}

/// Writes it anew. What was refused waits for a curator again.
pub fn correct_permit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    id: &PermitId,
    fields: &PermitFields,
) -> Result<(), StatePermitError> {
    let before = open_permit(conn, scope, id)?;
    let (product_id, producer_id) = own_holder(conn, scope, &fields.holder)?;
    diesel::update(permits::table.find(id))
        .set((
            permits::kind.eq(fields.kind),
            permits::product_id.eq(product_id),
            permits::producer_id.eq(producer_id),
            permits::number.eq(&fields.number),
            permits::issued_on.eq(fields.issued_on),
            permits::expires_on.eq(fields.expires_on),
            permits::ended_at.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PermitCorrected, &fields.number))?;
    state_again(conn, now, scope, &before)
}

/// Keeps the paper; an earlier one is gone.
pub fn attach_document(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    id: &PermitId,
    paper: &Proof,
) -> Result<(), StatePermitError> {
    let permit = open_permit(conn, scope, id)?;
    document::keep(conn, now, id, paper)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PermitPaperSent, &permit.number))?;
    state_again(conn, now, scope, &permit)
}

pub fn withdraw_permit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    id: &PermitId,
) -> Result<(), StatePermitError> {
    let permit = open_permit(conn, scope, id)?;
    document::remove(conn, id)?;
    diesel::delete(permit_warnings::table.filter(permit_warnings::permit_id.eq(id))).execute(conn)?;
    diesel::delete(permits::table.find(id)).execute(conn)?;
    Ok(audit::record(conn, now, &Act::by(scope, ActKind::PermitWithdrawn, &permit.number))?)
}

/// One's own permit that may be changed, held until the transaction ends.
fn open_permit(conn: &mut DbConn, scope: &BumdesScope, id: &PermitId) -> Result<Permit, StatePermitError> {
    lock_row(conn, "permits", id.as_str())?;
    let own = permits::table.find(id).filter(permits::bumdes_id.eq(scope.bumdes_id()));
    let permit: Option<Permit> = own.select(Permit::as_select()).first(conn).optional()?;
    let permit = permit.ok_or(StatePermitError::NotFound)?;
    let is_open = permit.status == PermitStatus::Stated || permit.status.can_become(PermitStatus::Stated);
    if is_open && !permit.is_from_file() { Ok(permit) } else { Err(StatePermitError::Settled) }
}

/// The curators hear of it when they had refused it: what waits for them already is no news.
fn state_again(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    before: &Permit,
) -> Result<(), StatePermitError> {
    diesel::update(permits::table.find(&before.id))
        .set((
            permits::status.eq(PermitStatus::Stated),
            permits::reason.eq(None::<String>),
            permits::stated_by.eq(scope.user_id()),
            permits::stated_at.eq(now),
        ))
        .execute(conn)?;
    if before.status != PermitStatus::Stated {
        let permit: Permit = permits::table.find(&before.id).select(Permit::as_select()).first(conn)?;
        notices::tell(conn, now, &Notice::PermitToCheck(&permit))?;
    }
    Ok(())
}

type HolderColumns = (Option<crate::ids::ProductId>, Option<crate::ids::ProducerId>);

fn own_holder(conn: &mut DbConn, scope: &BumdesScope, holder: &Holder) -> Result<HolderColumns, StatePermitError> {
    let own = products::table.filter(products::bumdes_id.eq(scope.bumdes_id())).select(products::id).into_boxed();
    let (own, columns) = match holder {
        Holder::Bumdes => return Ok((None, None)),
        Holder::Product(id) => (own.filter(products::id.eq(id.clone())), (Some(id.clone()), None)),
        // a maker of a product that this BUMDes sells
        Holder::Producer(id) => (own.filter(products::producer_id.eq(id.clone())), (None, Some(id.clone()))),
    };
    let found: Option<String> = own.first(conn).optional()?;
    found.map(|_| columns).ok_or(StatePermitError::NotOurs)
}
