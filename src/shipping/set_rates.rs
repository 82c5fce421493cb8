//! A BUMDes says what it asks for a parcel, and whether buyers may pick up themselves.

use diesel::prelude::*;

use super::Zone;
use super::rate_table::Rate;
use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::{bumdes, shipping_rates};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::web::BumdesScope;

/// A zone without a rate of its own uses the house's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRates {
    pub rates: Vec<(Zone, Rate)>,
    pub allows_pickup: bool,
    /// takes cash when the parcel arrives
    pub allows_cash_on_delivery: bool,
}

/// Replaces all rates of this BUMDes. Orders that are placed keep what they were told.
pub fn set_rates(conn: &mut DbConn, now: Timestamp, scope: &BumdesScope, own: &OwnRates) -> QueryResult<()> {
    // first of all, as whoever imports villages does
    version::touch_gallery(conn)?;
    lock_row(conn, "bumdes", scope.bumdes_id().as_str())?;
    diesel::delete(shipping_rates::table.filter(shipping_rates::bumdes_id.eq(scope.bumdes_id()))).execute(conn)?;
    for (zone, rate) in &own.rates {
        diesel::insert_into(shipping_rates::table)
            .values((
                shipping_rates::id.eq(uuid::Uuid::now_v7().to_string()),
                shipping_rates::bumdes_id.eq(scope.bumdes_id()),
                shipping_rates::zone.eq(*zone),
                shipping_rates::first_kg_minor.eq(rate.first_kg_minor),
                shipping_rates::next_kg_minor.eq(rate.next_kg_minor),
            ))
            .execute(conn)?;
    }
    diesel::update(bumdes::table.find(scope.bumdes_id()))
        .set((
            bumdes::allows_pickup.eq(own.allows_pickup),
            bumdes::allows_cash_on_delivery.eq(own.allows_cash_on_delivery),
            bumdes::updated_at.eq(now),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::RatesSet, ""))
}
