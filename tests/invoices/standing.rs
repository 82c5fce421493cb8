//! What is paid of each invoice is what walking through all of them says, whatever was billed, taken off and paid.

use std::collections::HashMap;

use diesel::prelude::*;
use etalase::db::schema::{credit_note_lines, credit_notes, invoices, refunds};
use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyId, CreditNoteId, FulfillmentOrderId, InvoiceId, RefundId};
use etalase::invoices::{CreditNote, Filter, Invoice, State, Unpaid, Wanted, standing, standings};
use etalase::payments::Refund;

use super::adding_up::take_back;
use crate::handovers::{line, send_all, sign};
use crate::purchase_orders::{Bulk, bulk, ordered, parts, pay};
use crate::support::TestApp;

/// As if more of these sums had been billed, in turn of each part that was.
pub async fn more_invoices(app: &TestApp, company: &CompanyId, totals: &[i64]) {
    let (company, totals) = (company.clone(), totals.to_vec());
    let write = move |conn: &mut DbConn| {
        let all: Vec<Invoice> = invoices::table
            .filter(invoices::company_id.eq(company).and(invoices::handover_id.is_not_null()))
            .order(invoices::number)
            .select(Invoice::as_select())
            .load(conn)?;
        for (n, total_minor) in totals.iter().enumerate() {
            let invoice = Invoice {
                id: InvoiceId::new(),
                number: format!("INV-2026-{:06}", n + 1_000),
                handover_id: None,
                items_minor: *total_minor,
                shipping_minor: 0,
                total_minor: *total_minor,
                dpp_minor: 0,
                ppn_minor: 0,
                ..all[n % all.len()].clone()
            };
            diesel::insert_into(invoices::table).values(invoice).execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

/// As if so much more of a part had been taken off after it was billed.
async fn credit(app: &TestApp, part: &FulfillmentOrderId, n: usize, amount_minor: i64) {
    let part = part.clone();
    let write = move |conn: &mut DbConn| {
        let (refund, id) = (RefundId::new(), CreditNoteId::new());
        let known: Refund = refunds::table.select(Refund::as_select()).first(conn)?;
        diesel::insert_into(refunds::table).values(Refund { id: refund.clone(), ..known }).execute(conn)?;
        let known: CreditNote = credit_notes::table.select(CreditNote::as_select()).first(conn)?;
        let note = CreditNote {
            id: id.clone(),
            number: format!("NK-2026-{:06}", n + 1_000),
            refund_id: refund,
            total_minor: amount_minor,
            ppn_minor: 0,
            invoiced_minor: amount_minor,
            ..known
        };
        diesel::insert_into(credit_notes::table).values(note).execute(conn)?;
        diesel::insert_into(credit_note_lines::table)
            .values((
                credit_note_lines::id.eq(uuid::Uuid::now_v7().to_string()),
                credit_note_lines::credit_note_id.eq(id),
                credit_note_lines::fulfillment_order_id.eq(part),
                credit_note_lines::quantity.eq(0),
                credit_note_lines::amount_minor.eq(amount_minor),
                credit_note_lines::ppn_minor.eq(0),
                credit_note_lines::invoiced_quantity.eq(0),
                credit_note_lines::invoiced_minor.eq(amount_minor),
                credit_note_lines::invoiced_ppn_minor.eq(0),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

/// Number, part and sum, the oldest first; what was taken off each part.
type Known = (Vec<(String, FulfillmentOrderId, i64)>, HashMap<FulfillmentOrderId, i64>);

async fn known(app: &TestApp) -> Known {
    let load = |conn: &mut DbConn| {
        let billed = invoices::table
            .order(invoices::number)
            .select((invoices::number, invoices::fulfillment_order_id, invoices::total_minor))
            .load(conn)?;
        let mut off = HashMap::new();
        let lines: Vec<(FulfillmentOrderId, i64)> = credit_note_lines::table
            .select((credit_note_lines::fulfillment_order_id, credit_note_lines::invoiced_minor))
            .load(conn)?;
        for (part, minor) in lines {
            *off.entry(part).or_default() += minor;
        }
        Ok((billed, off))
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Number, taken off and left of each, the latest first.
fn walked((billed, mut off): Known, mut paid: i64) -> Vec<(String, i64, i64)> {
    let mut found = Vec::new();
    for (number, part, total) in billed.into_iter().rev() {
        let of_part = off.entry(part).or_default();
        let credited = total.min(*of_part);
        *of_part -= credited;
        found.push((number, credited, total - credited));
    }
    for (.., left) in found.iter_mut().rev() {
        let settled = (*left).min(paid);
        paid -= settled;
        *left -= settled;
    }
    found
}

async fn billed_once(app: &TestApp, bulk: &Bulk) -> FulfillmentOrderId {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let number = send_all(app, bulk, &part, 10).await;
    sign(app, &bulk.company.buyer, &number, 10).await;
    take_back(app, &line(app, &part).await, 1).await;
    let load = |conn: &mut DbConn| {
        let latest = invoices::table.order(invoices::number.desc());
        Ok(latest.select(invoices::fulfillment_order_id).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn counting_from_the_latest_says_what_walking_from_the_oldest_does() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let parts = [billed_once(&app, &bulk).await, billed_once(&app, &bulk).await];
    more_invoices(&app, &bulk.company.id, &[500, 20, 1, 3_000, 77, 500, 500, 9, 40_000, 13, 700, 700]).await;
    // of the second part's latest one all, and some of the one before
    credit(&app, &parts[1], 1, 750).await;
    credit(&app, &parts[0], 2, 13).await;
    let (mut paid, mut states) = (0, Vec::new());
    for (n, more) in [0, 1, 90_000, 100_000, 40, 3_000, 12_345, 30_000, 700, 1_000_000].into_iter().enumerate() {
        if more > 0 {
            pay(&bulk, more, &format!("TRF {n}")).await;
            paid += more;
        }
        let (expected, company) = (walked(known(&app).await, paid), bulk.company.id.clone());
        let today = "2026-11-22".parse().unwrap();
        let load = move |conn: &mut DbConn| {
            let unpaid = Unpaid::of(conn, &company)?;
            let all = standings(conn, &company, &unpaid, today, &Filter::default(), 100)?;
            for one in &all {
                let alone = standing(conn, &company, &one.id, today)?.unwrap();
                assert_eq!((alone.left_minor, alone.state), (one.left_minor, one.state), "{}", one.number);
            }
            let mut by_wanted = Vec::new();
            for wanted in [Wanted::Open, Wanted::Paid] {
                let filter = Filter { wanted: Some(wanted), ..Filter::default() };
                by_wanted.push(standings(conn, &company, &unpaid, today, &filter, 100)?);
            }
            Ok((unpaid.minor, all, by_wanted))
        };
        let (unpaid, all, by_wanted) = app.app.read::<_, DbError>(load).await.unwrap();
        let found: Vec<_> = all.iter().map(|s| (s.number.clone(), s.credited_minor, s.left_minor)).collect();
        assert_eq!(found, expected, "after {paid}");
        assert_eq!(unpaid.max(0), expected.iter().map(|(.., left)| left).sum::<i64>());
        let numbers = |of: &[etalase::invoices::Standing]| of.iter().map(|s| s.number.clone()).collect::<Vec<_>>();
        let (open, settled): (Vec<_>, Vec<_>) = all.into_iter().partition(|s| s.left_minor > 0);
        assert_eq!((numbers(&by_wanted[0]), numbers(&by_wanted[1])), (numbers(&open), numbers(&settled)));
        states.extend(open.iter().map(|s| s.state));
    }
    assert!(states.contains(&State::PartPaid) && states.contains(&State::Open), "{states:?}");
    app.stop().await;
}
