//! Permits of the coffee village, one in each state that the pages show.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::people::SIGN_INS;
use crate::db::schema::{permits, user_roles, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PermitId, UserId};
use crate::legality::{Permit, PermitKind, PermitStatus, day_in};

const SELLER: &str = "catur@bumdes.example";
const CURATOR: &str = "kurator@etalase.example";

/// Once: a later start keeps what was stated and decided since.
pub fn state_if_none(conn: &mut DbConn, now: Timestamp) -> QueryResult<()> {
    debug_assert!([SELLER, CURATOR].iter().all(|email| SIGN_INS.iter().any(|person| person.email == *email)));
    let stated: Option<String> =
        permits::table.filter(permits::stated_by.is_not_null()).select(permits::id).first(conn).optional()?;
    if stated.is_some() {
        return Ok(());
    }
    let seller: Option<(UserId, Option<BumdesId>)> = user_roles::table
        .inner_join(users::table)
        .filter(users::email.eq(SELLER).and(user_roles::bumdes_id.is_not_null()))
        .select((users::id, user_roles::bumdes_id))
        .first(conn)
        .optional()?;
    let curator: Option<UserId> =
        users::table.filter(users::email.eq(CURATOR)).select(users::id).first(conn).optional()?;
    let (Some((seller, Some(bumdes_id))), Some(curator)) = (seller, curator) else { return Ok(()) };
    let today = day_in(now, "51");
    let mut state = |kind, number: &str, status, expires_on: Option<NaiveDate>| {
        let is_decided = status != PermitStatus::Stated;
        let permit = Permit {
            id: PermitId::new(),
            bumdes_id: bumdes_id.clone(),
            kind,
            product_id: None,
            producer_id: None,
            number: number.into(),
            issued_on: None,
            expires_on,
            status,
            reason: (status == PermitStatus::Refused)
                .then(|| "Nomornya milik desa lain. Kirim sertifikat untuk Kintamani.".to_owned()),
            stated_by: Some(seller.clone()),
            stated_at: now,
            decided_by: is_decided.then(|| curator.clone()),
            decided_at: is_decided.then_some(now),
            ended_at: None,
        };
        diesel::insert_into(permits::table).values(&permit).execute(conn)
    };
    state(PermitKind::Nib, "1234567890123", PermitStatus::Verified, None)?;
    state(PermitKind::Pirt, "515510601012327", PermitStatus::Verified, Some(today + TimeDelta::days(25)))?;
    state(PermitKind::Halal, "ID51110000123450124", PermitStatus::Stated, None)?;
    state(PermitKind::GeographicalIndication, "ID G 000000123", PermitStatus::Refused, None)?;
    Ok(())
}
