//! A transfer as it was booked, and what would be unpaid without it.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde::Serialize;

use super::settle::uncovered;
use crate::db::schema::{account_orders, company_payments, purchase_orders, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, CompanyPaymentId};
use crate::payouts::advances::{Advance, advances};

/// What is no reversal itself.
#[derive(Debug, Serialize)]
pub(super) struct Booking {
    pub amount_minor: i64,
    pub received_on: NaiveDate,
    pub reference: String,
    pub booked_at: Timestamp,
    /// the name of whoever booked it
    pub booked_by: String,
    pub is_reversed: bool,
}

/// What would be unpaid without a booking.
pub(super) struct HeldUp {
    /// their numbers, the latest first
    pub purchase_orders: Vec<String>,
    /// what the house would have advanced
    pub advances: Vec<Advance>,
}

diesel::alias!(company_payments as reversals: Reversals);

/// Of `company_payments`: neither a reversal nor reversed.
#[diesel::dsl::auto_type]
pub(super) fn may_be_reversed() -> _ {
    let of_it = reversals.filter(reversals.field(company_payments::reverses).eq(company_payments::id.nullable()));
    company_payments::reverses.is_null().and(not(exists(of_it)))
}

impl Booking {
    /// None of this company's.
    pub fn of(conn: &mut DbConn, company_id: &CompanyId, id: &CompanyPaymentId) -> QueryResult<Option<Self>> {
        let booking = company_payments::table
            .inner_join(users::table.on(users::id.eq(company_payments::booked_by)))
            .filter(company_payments::id.eq(id))
            .filter(company_payments::company_id.eq(company_id))
            .filter(company_payments::reverses.is_null())
            .select((
                company_payments::amount_minor,
                company_payments::received_on,
                company_payments::reference,
                company_payments::booked_at,
                users::name,
            ))
            .first(conn)
            .optional()?;
        let Some((amount_minor, received_on, reference, booked_at, booked_by)) = booking else { return Ok(None) };
        let of_it = company_payments::table.filter(company_payments::reverses.eq(id));
        let is_reversed = diesel::select(exists(of_it)).get_result(conn)?;
        Ok(Some(Self { amount_minor, received_on, reference, booked_at, booked_by, is_reversed }))
    }

    /// What is settled and would not be without it.
    pub fn holds_up(&self, conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<HeldUp> {
        let orders = uncovered(conn, company_id, self.amount_minor)?;
        let purchase_orders = purchase_orders::table
            .inner_join(account_orders::table.on(account_orders::purchase_order_id.eq(purchase_orders::id)))
            .filter(account_orders::order_id.eq_any(&orders))
            .select(purchase_orders::number)
            .distinct()
            .order(purchase_orders::number.desc())
            .load(conn)?;
        Ok(HeldUp { purchase_orders, advances: advances(conn, &orders)? })
    }
}
