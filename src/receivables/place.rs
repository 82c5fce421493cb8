//! An order goes on its company's account: it counts as paid, and the company owes it.

use diesel::prelude::*;

use super::settle::settle;
use crate::checkout::finalise::{FinaliseError, Paid, PaidBy, finalise};
use crate::db::schema::{account_orders, payments};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, PaymentId, PurchaseOrderId, UserId};
use crate::orders::Order;
use crate::payments::{Method, Payment, PaymentStatus};

#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error(transparent)]
    Finalise(#[from] FinaliseError),
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// Hold the company's row. `order` has its parts, its lines and their shares, and waits for its payment. `by` is whoever
/// ordered it.
pub fn place(
    conn: &mut DbConn,
    now: Timestamp,
    order: &Order,
    company_id: &CompanyId,
    purchase_order_id: &PurchaseOrderId,
    by: &UserId,
) -> Result<(), AccountError> {
    let payment = Payment {
        id: PaymentId::new(),
        order_id: order.id.clone(),
        provider: Method::OnAccount.provider(),
        method: Method::OnAccount,
        status: PaymentStatus::Pending,
        amount_minor: order.total_minor,
        refunded_minor: 0,
        fee_minor: 0,
        transfer_suffix_minor: None,
        currency: order.currency.clone(),
        reference: None,
        pay_url: None,
        charge_reference: None,
        paid_at: None,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(payments::table).values(&payment).execute(conn)?;
    diesel::insert_into(account_orders::table)
        .values((
            account_orders::order_id.eq(&order.id),
            account_orders::company_id.eq(company_id),
            account_orders::purchase_order_id.eq(purchase_order_id),
            account_orders::placed_at.eq(now),
        ))
        .execute(conn)?;
    let paid = Paid { by: PaidBy::Company(by.clone()), amount_minor: order.total_minor, charge_reference: None };
    finalise(conn, now, &payment.id, &paid)?;
    // what was paid ahead counts for it
    settle(conn, now, company_id)?;
    Ok(())
}
