//! What a BUMDes is told of its permits, and that it was told: each thing once, those of one moment in one mail.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::PermitKind;
use super::told::together;
use crate::db::schema::{permit_warnings, permits, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PermitId, ProductId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::notices::{self, Notice};

/// A permit or the patience with a listing is told of when no more than so many days are left.
pub const DAYS: [i32; 3] = [90, 30, 7];

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Expiring {
        permit_id: PermitId,
        kind: PermitKind,
        ends_on: NaiveDate,
        days: i32,
    },
    /// a listing may stay so long without it
    Needed {
        product_id: ProductId,
        kind: PermitKind,
        ends_on: NaiveDate,
        days: i32,
    },
    Unlisted {
        product_id: ProductId,
        kind: PermitKind,
        today: NaiveDate,
    },
    Relisted {
        product_id: ProductId,
        today: NaiveDate,
    },
}

#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_warnings, treat_none_as_default_value = false)]
pub struct Warning {
    pub id: String,
    pub bumdes_id: BumdesId,
    pub what: String,
    pub kind: String,
    pub permit_id: Option<PermitId>,
    pub product_id: Option<ProductId>,
    pub ends_on: NaiveDate,
    pub days: i32,
    pub told_at: Timestamp,
}

/// Writes down that it is told at this moment; [`tell`] sends it.
pub fn note(conn: &mut DbConn, now: Timestamp, bumdes_id: &BumdesId, what: &What) -> QueryResult<()> {
    let id = uuid::Uuid::now_v7().to_string();
    let row = |what: &str, kind: &str, permit_id, product_id, ends_on, days| Warning {
        id,
        bumdes_id: bumdes_id.clone(),
        what: what.into(),
        kind: kind.into(),
        permit_id,
        product_id,
        ends_on,
        days,
        told_at: now,
    };
    let row = match what {
        What::Expiring { permit_id, kind, ends_on, days } => {
            row("expiring", kind.as_str(), Some(permit_id.clone()), None, *ends_on, *days)
        }
        What::Needed { product_id, kind, ends_on, days } => {
            row("needed", kind.as_str(), None, Some(product_id.clone()), *ends_on, *days)
        }
        What::Unlisted { product_id, kind, today } => {
            row("unlisted", kind.as_str(), None, Some(product_id.clone()), *today, 0)
        }
        What::Relisted { product_id, today } => row("relisted", "", None, Some(product_id.clone()), *today, 0),
    };
    diesel::insert_into(permit_warnings::table).values(&row).execute(conn)?;
    Ok(())
}

/// One mail with all that is noted at this moment, and the same at the bell of whoever looks after it.
pub fn tell(conn: &mut DbConn, now: Timestamp, bumdes_id: &BumdesId) -> QueryResult<()> {
    for told in together(bumdes_id, lines(conn, bumdes_id, now)?) {
        notices::tell(conn, now, &Notice::PermitDue(&told))?;
    }
    let mail = Mail::Permits { bumdes_id: bumdes_id.clone(), told_at: now };
    jobs::enqueue(conn, now, &Job::SendMail(mail))
}

/// What a BUMDes was told of dates that are still to come: not to be told again.
pub fn told(conn: &mut DbConn, bumdes_id: &BumdesId, today: NaiveDate) -> QueryResult<Vec<Warning>> {
    permit_warnings::table
        .filter(permit_warnings::bumdes_id.eq(bumdes_id))
        .filter(permit_warnings::ends_on.ge(today).and(permit_warnings::what.eq_any(["expiring", "needed"])))
        .select(Warning::as_select())
        .load(conn)
}

/// A line of a mail.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Line {
    pub what: String,
    /// empty for a listing that came back
    pub kind: String,
    pub ends_on: NaiveDate,
    pub days: i32,
    pub number: Option<String>,
    pub name_id: Option<String>,
    pub name_en: Option<String>,
}

/// What one mail tells: of each thing the nearest.
pub fn lines(conn: &mut DbConn, bumdes_id: &BumdesId, told_at: Timestamp) -> QueryResult<Vec<Line>> {
    type Row = (Option<PermitId>, Option<ProductId>, Line);
    let rows: Vec<Row> = permit_warnings::table
        .left_join(permits::table)
        .left_join(products::table.on(products::id.nullable().eq(permit_warnings::product_id)))
        .filter(permit_warnings::bumdes_id.eq(bumdes_id).and(permit_warnings::told_at.eq(told_at)))
        .order((permit_warnings::what, permit_warnings::days, permit_warnings::ends_on, permit_warnings::id))
        .select((
            permit_warnings::permit_id,
            permit_warnings::product_id,
            (
                permit_warnings::what,
                permit_warnings::kind,
                permit_warnings::ends_on,
                permit_warnings::days,
                permits::number.nullable(),
                products::name_id.nullable(),
                products::name_en.nullable(),
            ),
        ))
        .load(conn)?;
    let mut seen = std::collections::HashSet::new();
    let is_first = |(permit, product, line): &Row| {
        seen.insert((permit.clone(), product.clone(), line.what.clone(), line.kind.clone()))
    };
    Ok(rows.into_iter().filter(is_first).map(|(.., line)| line).collect())
}
