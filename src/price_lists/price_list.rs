//! A price list and when it holds.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::price_lists;
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::{BumdesId, CompanyGroupId, CompanyId, PriceListId};
use crate::web::BumdesScope;

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = price_lists)]
pub struct PriceList {
    pub id: PriceListId,
    pub bumdes_id: BumdesId,
    pub name: String,
    pub company_id: Option<CompanyId>,
    pub group_id: Option<CompanyGroupId>,
    /// days where the BUMDes is, both included
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

crate::text_enum! {
    /// Whether it holds: nobody writes it down.
    Holding { Later = "later", Now = "now", Over = "over" }
}

impl PriceList {
    pub fn holding(&self, today: NaiveDate) -> Holding {
        if today < self.starts_on {
            Holding::Later
        } else if self.ends_on.is_some_and(|last| last < today) {
            Holding::Over
        } else {
            Holding::Now
        }
    }
}

/// Of the scope's BUMDes; another's is not found.
pub(super) fn find(conn: &mut DbConn, scope: &BumdesScope, id: &PriceListId) -> QueryResult<Option<PriceList>> {
    price_lists::table
        .find(id)
        .filter(price_lists::bumdes_id.eq(scope.bumdes_id()))
        .select(PriceList::as_select())
        .first(conn)
        .optional()
}

/// The same, held until the transaction ends.
pub(super) fn lock(conn: &mut DbConn, scope: &BumdesScope, id: &PriceListId) -> QueryResult<Option<PriceList>> {
    lock_row(conn, "price_lists", id.as_str())?;
    find(conn, scope, id)
}
