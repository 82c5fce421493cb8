//! Reads for the pages of permits.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use serde::Serialize;

use super::{Permit, PermitKind, PermitStatus};
use crate::catalog::ListingStatus;
use crate::db::schema::{bumdes, categories, permit_documents, permit_exemptions, permits, producers, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PermitId, ProducerId, ProductId};
use crate::web::{BumdesScope, CuratorScope};

pub const PER_PAGE: usize = 30;
/// What ends within so many days is shown as ending.
pub const SOON_DAYS: i64 = 90;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}
diesel::define_sql_function! {
    #[sql_name = "lower"]
    fn lower_if_any(text: Nullable<Text>) -> Nullable<Text>;
}

crate::text_enum! {
    /// Which permits a curator looks at.
    Show {
        /// stated with a number: to be checked
        Waiting = "waiting",
        /// named by an imported file, without a number
        FromFile = "from_file",
        Expiring = "expiring",
        Verified = "verified",
        Refused = "refused",
    }
}

#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub show: Option<Show>,
    pub kind: Option<PermitKind>,
    /// a number, or words of a product's or a BUMDes's name; empty for all
    pub q: String,
    /// the [`Listed::key`] of the last one seen
    pub after: Option<String>,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Listed {
    pub permit: Permit,
    pub bumdes_name: String,
    pub village_code: String,
    pub product: Option<(String, String)>,
    pub maker: Option<String>,
    pub document_at: Option<Timestamp>,
}

impl Listed {
    /// Where the next page goes on.
    fn key(&self, show: Option<Show>) -> String {
        match (show, self.permit.expires_on) {
            (Some(Show::Expiring), Some(day)) => format!("{day}~{}", self.permit.id),
            _ => self.permit.id.to_string(),
        }
    }
}

/// One page of a list, and the key that the next page goes on from.
pub type Page = (Vec<Listed>, Option<String>);

/// A BUMDes's own, the newest first.
pub fn own(conn: &mut DbConn, scope: &BumdesScope, after: Option<String>) -> QueryResult<Page> {
    list(conn, Some(scope.bumdes_id()), &Wanted { after, ..Wanted::default() }, NaiveDate::MIN)
}

pub fn wanted(conn: &mut DbConn, _: &CuratorScope, wanted: &Wanted, today: NaiveDate) -> QueryResult<Page> {
    list(conn, None, wanted, today)
}

pub fn own_permit(conn: &mut DbConn, scope: &BumdesScope, id: &PermitId) -> QueryResult<Option<Listed>> {
    Ok(find(conn, id)?.filter(|listed| listed.permit.bumdes_id == *scope.bumdes_id()))
}

pub fn permit(conn: &mut DbConn, _: &CuratorScope, id: &PermitId) -> QueryResult<Option<Listed>> {
    find(conn, id)
}

macro_rules! with_names {
    () => {
        permits::table
            .inner_join(bumdes::table)
            .left_join(products::table.on(products::id.nullable().eq(permits::product_id)))
            .left_join(producers::table.on(producers::id.nullable().eq(permits::producer_id)))
            .left_join(permit_documents::table)
            .select((
                Permit::as_select(),
                bumdes::name,
                bumdes::village_code,
                (products::name_id, products::name_en).nullable(),
                producers::name.nullable(),
                permit_documents::received_at.nullable(),
            ))
    };
}

fn find(conn: &mut DbConn, id: &PermitId) -> QueryResult<Option<Listed>> {
    with_names!().filter(permits::id.eq(id)).first(conn).optional()
}

fn list(conn: &mut DbConn, of: Option<&BumdesId>, wanted: &Wanted, today: NaiveDate) -> QueryResult<Page> {
    let mut query = with_names!().into_boxed();
    if let Some(id) = of {
        query = query.filter(permits::bumdes_id.eq(id));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(permits::kind.eq(kind));
    }
    if !wanted.q.is_empty() {
        let text = format!("%{}%", wanted.q.to_lowercase().replace(['%', '_', '\\'], ""));
        let name = lower_if_any(products::name_id.nullable()).like(text.clone());
        let here = lower(permits::number).like(text.clone()).or(lower(bumdes::name).like(text));
        query = query.filter(name.or(here));
    }
    let soon = today + TimeDelta::days(if of.is_some() { 0 } else { SOON_DAYS });
    query = match wanted.show {
        None => query,
        Some(Show::Waiting) => {
            query.filter(permits::status.eq(PermitStatus::Stated).and(permits::stated_by.is_not_null()))
        }
        Some(Show::FromFile) => {
            query.filter(permits::status.eq(PermitStatus::Stated).and(permits::stated_by.is_null()))
        }
        Some(Show::Verified) => query.filter(permits::status.eq(PermitStatus::Verified)),
        Some(Show::Refused) => query.filter(permits::status.eq(PermitStatus::Refused)),
        Some(Show::Expiring) => query
            .filter(permits::status.ne(PermitStatus::Refused).and(permits::ended_at.is_null()))
            .filter(permits::expires_on.assume_not_null().le(soon)),
    };
    query = match (wanted.show, wanted.after.as_deref()) {
        (Some(Show::Expiring), after) => {
            if let Some((day, id)) = after.and_then(|key| key.split_once('~')) {
                let day: NaiveDate = day.parse().unwrap_or(NaiveDate::MIN);
                let later = permits::expires_on.assume_not_null().gt(day);
                let same = permits::expires_on.assume_not_null().eq(day).and(permits::id.gt(id.to_owned()));
                query = query.filter(later.or(same));
            }
            query.order((permits::expires_on, permits::id))
        }
        // what waits longest first
        (Some(Show::Waiting | Show::FromFile), after) => {
            if let Some(id) = after {
                query = query.filter(permits::id.gt(id.to_owned()));
            }
            query.order(permits::id)
        }
        (_, after) => {
            if let Some(id) = after {
                query = query.filter(permits::id.lt(id.to_owned()));
            }
            query.order(permits::id.desc())
        }
    };
    let mut rows: Vec<Listed> = query.limit(PER_PAGE as i64 + 1).load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| has_more).map(|last| last.key(wanted.show));
    Ok((rows, next))
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct OwnProduct {
    pub id: ProductId,
    pub name_id: String,
    pub name_en: String,
    pub status: ListingStatus,
    pub producer_id: ProducerId,
    pub maker: String,
}

/// What a permit of this BUMDes can be for.
pub fn own_products(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<OwnProduct>> {
    products::table
        .inner_join(producers::table)
        .filter(products::bumdes_id.eq(scope.bumdes_id()).and(products::status.ne(ListingStatus::Archived)))
        .order((products::name_id, products::id))
        .select((
            products::id,
            products::name_id,
            products::name_en,
            products::status,
            products::producer_id,
            producers::name,
        ))
        .load(conn)
}

/// The village whose days count for it.
pub fn village_of(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)
}

/// Names of categories by code, in both languages.
pub fn category_names(conn: &mut DbConn) -> QueryResult<HashMap<String, (String, String)>> {
    let rows: Vec<(String, String, String)> =
        categories::table.select((categories::code, categories::name_id, categories::name_en)).load(conn)?;
    Ok(rows.into_iter().map(|(code, id, en)| (code, (id, en))).collect())
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct ProductThere {
    pub id: ProductId,
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
    pub category_code: String,
    pub status: ListingStatus,
    pub bumdes_name: String,
    pub maker: String,
    pub village_code: String,
}

pub fn product(conn: &mut DbConn, _: &CuratorScope, id: &ProductId) -> QueryResult<Option<ProductThere>> {
    products::table
        .inner_join(producers::table)
        .inner_join(bumdes::table)
        .filter(products::id.eq(id))
        .select((
            products::id,
            products::slug,
            products::name_id,
            products::name_en,
            products::category_code,
            products::status,
            bumdes::name,
            producers::name,
            bumdes::village_code,
        ))
        .first(conn)
        .optional()
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Exemption {
    pub kind: PermitKind,
    pub reason: String,
    pub decided_at: Timestamp,
}

pub fn exemptions(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Exemption>> {
    permit_exemptions::table
        .filter(permit_exemptions::product_id.eq(id))
        .order(permit_exemptions::kind)
        .select((permit_exemptions::kind, permit_exemptions::reason, permit_exemptions::decided_at))
        .load(conn)
}
