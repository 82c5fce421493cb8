//! Nothing is left to pay of an invoice any more, or something is again: noted once, and told to the company's systems.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::Invoice;
use super::unpaid::{self, BILLED, CREDITED, LAST, Unpaid};
use crate::db::schema::{invoice_settlements, purchase_orders};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, InvoiceId};
use crate::outbound::{self, Event, EventKind};

/// Or reopened.
#[derive(QueryableByName)]
struct Settled {
    #[diesel(sql_type = Text)]
    id: InvoiceId,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    order_number: String,
}

/// What a payment or a credit note settled. Hold the company's row.
pub fn settle(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> QueryResult<()> {
    let unpaid = Unpaid::of(conn, company_id)?;
    let query = format!(
        "SELECT billed.id, billed.number, o.number AS order_number FROM ( \
             SELECT id, number, purchase_order_id FROM ({BILLED} WHERE i.company_id = $1 \
                 AND NOT EXISTS (SELECT 1 FROM invoice_settlements s WHERE s.invoice_id = i.id)) unsettled \
             WHERE number < $2 OR {CREDITED} = total_minor \
         ) billed JOIN purchase_orders o ON o.id = billed.purchase_order_id ORDER BY billed.number"
    );
    let settled: Vec<Settled> = diesel::sql_query(query)
        .bind::<Text, _>(company_id)
        .bind::<Text, _>(unpaid.first.as_ref().map_or(LAST, |first| first.number.as_str()))
        .load(conn)?;
    for invoice in settled {
        note(conn, now, company_id, (&invoice.id, &invoice.number, &invoice.order_number))?;
    }
    Ok(())
}

/// What was settled with a booking that was taken back. Hold the company's row.
pub fn reopen(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> QueryResult<()> {
    let Some(first) = Unpaid::of(conn, company_id)?.first else { return Ok(()) };
    let query = format!(
        "SELECT billed.id, billed.number, o.number AS order_number FROM ( \
             SELECT id, number, purchase_order_id FROM ({BILLED} WHERE i.company_id = $1 AND i.number >= $2 \
                 AND EXISTS (SELECT 1 FROM invoice_settlements s WHERE s.invoice_id = i.id)) settled \
             WHERE {CREDITED} < total_minor \
         ) billed JOIN purchase_orders o ON o.id = billed.purchase_order_id ORDER BY billed.number"
    );
    let reopened: Vec<Settled> =
        diesel::sql_query(query).bind::<Text, _>(company_id).bind::<Text, _>(&first.number).load(conn)?;
    for Settled { id, number, order_number } in reopened {
        diesel::delete(invoice_settlements::table.find(id)).execute(conn)?;
        let event = Event::Invoice { kind: EventKind::InvoiceReopened, number: &number, purchase_order: &order_number };
        outbound::publish(conn, now, company_id, &event)?;
    }
    Ok(())
}

/// A company that paid ahead has paid this one, which was just issued.
pub(super) fn settle_new(conn: &mut DbConn, now: Timestamp, invoice: &Invoice, order: &str) -> QueryResult<()> {
    if unpaid::minor(conn, &invoice.company_id)? <= 0 {
        note(conn, now, &invoice.company_id, (&invoice.id, &invoice.number, order))?;
    }
    Ok(())
}

fn note(
    conn: &mut DbConn,
    now: Timestamp,
    company_id: &CompanyId,
    (id, number, order): (&InvoiceId, &str, &str),
) -> QueryResult<()> {
    diesel::insert_into(invoice_settlements::table)
        .values((invoice_settlements::invoice_id.eq(id), invoice_settlements::settled_at.eq(now)))
        .execute(conn)?;
    let event = Event::Invoice { kind: EventKind::InvoiceSettled, number, purchase_order: order };
    outbound::publish(conn, now, company_id, &event)
}

/// The number of a purchase order, as events have it.
pub(super) fn order_of(conn: &mut DbConn, id: &crate::ids::PurchaseOrderId) -> QueryResult<String> {
    purchase_orders::table.find(id).select(purchase_orders::number).first(conn)
}
