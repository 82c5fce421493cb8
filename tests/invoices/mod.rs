//! What companies are billed and credited.

pub mod adding_up;
mod files;
mod paying;
pub mod standing;

use diesel::prelude::*;
use etalase::db::schema::{
    account_orders, credit_notes, fulfillment_orders, invoices, ledger_entries, payments, purchase_order_shares,
    purchase_orders,
};
use etalase::db::{DbConn, DbError};
use etalase::fulfillment::FulfillmentOrder;
use etalase::ids::CompanyId;

use crate::support::TestApp;

/// What was ordered, billed, taken off before it was billed, taken off after, and is still to come.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub ordered: i64,
    pub billed: i64,
    pub credited_unbilled: i64,
    pub credited_billed: i64,
    pub to_come: i64,
}

/// Of all a company's orders; must add up, and agree with what it owes by its rows (`owed`) when nothing was paid.
pub async fn account(app: &TestApp, company: &CompanyId) -> Account {
    let id = company.clone();
    let load = move |conn: &mut DbConn| {
        let mut account = Account::default();
        let parts: Vec<FulfillmentOrder> = fulfillment_orders::table
            .inner_join(
                purchase_order_shares::table
                    .on(purchase_order_shares::fulfillment_order_id.eq(fulfillment_orders::id.nullable())),
            )
            .inner_join(purchase_orders::table.on(purchase_orders::id.eq(purchase_order_shares::purchase_order_id)))
            .filter(purchase_orders::company_id.eq(&id))
            // lines of a basket share their part
            .distinct()
            .select(FulfillmentOrder::as_select())
            .load(conn)?;
        for part in &parts {
            account.to_come += etalase::invoices::left(conn, part)?.minor();
        }
        let ordered: Vec<i64> = payments::table
            .inner_join(account_orders::table.on(account_orders::order_id.eq(payments::order_id)))
            .filter(account_orders::company_id.eq(&id))
            .select(payments::amount_minor)
            .load(conn)?;
        account.ordered = ordered.iter().sum();
        let billed: Vec<i64> =
            invoices::table.filter(invoices::company_id.eq(&id)).select(invoices::total_minor).load(conn)?;
        account.billed = billed.iter().sum();
        let credited: Vec<(i64, i64)> = credit_notes::table
            .filter(credit_notes::company_id.eq(&id))
            .select((credit_notes::total_minor, credit_notes::invoiced_minor))
            .load(conn)?;
        account.credited_billed = credited.iter().map(|(_, billed)| billed).sum();
        account.credited_unbilled = credited.iter().map(|(total, billed)| total - billed).sum();
        let owed = etalase::receivables::owed(conn, &id)? + etalase::receivables::paid(conn, &id)?;
        assert_eq!(account.billed + account.credited_unbilled + account.to_come, account.ordered, "{account:?}");
        assert_eq!(account.billed - account.credited_billed + account.to_come, owed, "{account:?}");
        Ok(account)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// PPN that is owed to the state through BUMDes, by the books.
pub async fn ppn_in_the_books(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        let of = ledger_entries::table.filter(ledger_entries::account.eq("payable:ppn"));
        Ok(-of.select(ledger_entries::amount_minor).load::<i64>(conn)?.iter().sum::<i64>())
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Of all invoices less that of credit notes on what was billed.
pub async fn ppn_on_paper(app: &TestApp) -> i64 {
    use etalase::db::schema::credit_note_lines;
    let load = |conn: &mut DbConn| {
        let billed: i64 = invoices::table.select(invoices::ppn_minor).load::<i64>(conn)?.iter().sum();
        let credited = credit_note_lines::table.select(credit_note_lines::invoiced_ppn_minor);
        Ok(billed - credited.load::<i64>(conn)?.iter().sum::<i64>())
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

pub async fn numbers(app: &TestApp) -> (Vec<String>, Vec<String>) {
    let load = |conn: &mut DbConn| {
        let billed = invoices::table.order(invoices::number).select(invoices::number).load(conn)?;
        let credited = credit_notes::table.order(credit_notes::number).select(credit_notes::number).load(conn)?;
        Ok((billed, credited))
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}
