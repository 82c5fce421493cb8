//! Numbers of documents that run without a gap, from one in each year. Owns `running_numbers`.
//!
//! A series is a row that its next number holds until the transaction ends: whoever comes second waits, and what is
//! rolled back gives its number back. Take one last: nothing that others wait for may be locked after it, but another
//! series, in the order of [`Series`].

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::DbConn;

crate::text_enum! {
    Series {
        /// handovers, and by another word the delivery notes of the same shipments
        Handover = "BAST",
        CreditNote = "NK",
        Invoice = "INV",
    }
}

#[derive(QueryableByName)]
struct Latest {
    #[diesel(sql_type = BigInt)]
    latest: i64,
}

/// `INV-2026-000001`: also what stands in addresses and names of files.
pub fn next(conn: &mut DbConn, series: Series, day: NaiveDate) -> QueryResult<String> {
    let id = format!("{series}-{}", day.year());
    let take = "INSERT INTO running_numbers (id, latest) VALUES ($1, 1) \
                ON CONFLICT (id) DO UPDATE SET latest = running_numbers.latest + 1 RETURNING latest";
    let Latest { latest } = diesel::sql_query(take).bind::<Text, _>(&id).get_result(conn)?;
    Ok(format!("{id}-{latest:06}"))
}
