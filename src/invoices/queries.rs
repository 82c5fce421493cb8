//! Reads of invoices and credit notes. Each takes the company: what belongs to others is not found.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::{CreditNote, Invoice};
use crate::db::DbConn;
use crate::db::schema::{
    bumdes, credit_note_lines, credit_notes, fulfillment_orders, handovers, invoice_lines, invoices, order_lines,
    purchase_orders,
};
use crate::ids::{CompanyId, FulfillmentOrderId, PurchaseOrderId};

#[derive(Debug, Serialize)]
pub struct InvoiceDetail {
    pub invoice: Invoice,
    /// numbers of the purchase order, the part and the handover
    pub order: String,
    pub part: String,
    pub handover: Option<String>,
    pub lines: Vec<InvoiceLine>,
}

#[derive(Debug, Queryable, Serialize)]
pub struct InvoiceLine {
    pub sku: String,
    pub name_id: String,
    pub name_en: String,
    pub option_value: String,
    /// what it is counted in
    pub unit: String,
    pub unit_price_minor: i64,
    pub quantity: i64,
    pub amount_minor: i64,
    pub ppn_minor: i64,
}

/// `of` none: whoever asks may see every company's.
pub fn invoice(conn: &mut DbConn, of: Option<&CompanyId>, number: &str) -> QueryResult<Option<InvoiceDetail>> {
    let mut query = invoices::table
        .inner_join(purchase_orders::table)
        .inner_join(fulfillment_orders::table)
        .left_join(handovers::table)
        .filter(invoices::number.eq(number))
        .select((
            Invoice::as_select(),
            purchase_orders::number,
            fulfillment_orders::number,
            handovers::number.nullable(),
        ))
        .into_boxed();
    if let Some(company) = of {
        query = query.filter(invoices::company_id.eq(company));
    }
    let found: Option<(Invoice, String, String, Option<String>)> = query.first(conn).optional()?;
    let Some((invoice, order, part, handover)) = found else { return Ok(None) };
    let lines = invoice_lines::table
        .inner_join(order_lines::table)
        .filter(invoice_lines::invoice_id.eq(&invoice.id))
        .order((order_lines::sku, order_lines::id))
        .select((
            order_lines::sku,
            order_lines::name_id,
            order_lines::name_en,
            order_lines::option_value,
            order_lines::unit,
            order_lines::unit_price_minor,
            invoice_lines::quantity,
            invoice_lines::amount_minor,
            invoice_lines::ppn_minor,
        ))
        .load(conn)?;
    Ok(Some(InvoiceDetail { invoice, order, part, handover, lines }))
}

/// What a credit note took off a part after it was billed.
#[derive(Debug, Queryable, Serialize)]
pub struct Credit {
    pub number: String,
    pub issued_on: NaiveDate,
    pub reason: String,
    pub amount_minor: i64,
}

/// Of a part, the oldest first.
pub fn credits(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Vec<Credit>> {
    let lines: Vec<Credit> = credit_note_lines::table
        .inner_join(credit_notes::table)
        .filter(credit_note_lines::fulfillment_order_id.eq(part).and(credit_note_lines::invoiced_minor.gt(0)))
        .order((credit_notes::number, credit_note_lines::id))
        .select((
            credit_notes::number,
            credit_notes::issued_on,
            credit_notes::reason,
            credit_note_lines::invoiced_minor,
        ))
        .load(conn)?;
    let mut credits: Vec<Credit> = Vec::new();
    for line in lines {
        match credits.last_mut().filter(|last| last.number == line.number) {
            Some(last) => last.amount_minor += line.amount_minor,
            None => credits.push(line),
        }
    }
    Ok(credits)
}

#[derive(Debug, Serialize)]
pub struct CreditNoteDetail {
    pub note: CreditNote,
    /// of the purchase order
    pub order: String,
    pub lines: Vec<CreditNoteLine>,
}

#[derive(Debug, Queryable, Serialize)]
pub struct CreditNoteLine {
    pub seller: String,
    pub part: String,
    /// none: shipping
    pub sku: Option<String>,
    pub name_id: Option<String>,
    pub name_en: Option<String>,
    pub option_value: Option<String>,
    pub unit: Option<String>,
    pub quantity: i64,
    pub amount_minor: i64,
    pub ppn_minor: i64,
    pub invoiced_minor: i64,
}

/// As [`invoice`].
pub fn credit_note(conn: &mut DbConn, of: Option<&CompanyId>, number: &str) -> QueryResult<Option<CreditNoteDetail>> {
    let mut query = credit_notes::table
        .inner_join(purchase_orders::table)
        .filter(credit_notes::number.eq(number))
        .select((CreditNote::as_select(), purchase_orders::number))
        .into_boxed();
    if let Some(company) = of {
        query = query.filter(credit_notes::company_id.eq(company));
    }
    let found: Option<(CreditNote, String)> = query.first(conn).optional()?;
    let Some((note, order)) = found else { return Ok(None) };
    let lines = credit_note_lines::table
        .inner_join(fulfillment_orders::table.inner_join(bumdes::table))
        .left_join(order_lines::table.on(credit_note_lines::order_line_id.eq(order_lines::id.nullable())))
        .filter(credit_note_lines::credit_note_id.eq(&note.id))
        .order((fulfillment_orders::number, credit_note_lines::id))
        .select((
            bumdes::name,
            fulfillment_orders::number,
            order_lines::sku.nullable(),
            order_lines::name_id.nullable(),
            order_lines::name_en.nullable(),
            order_lines::option_value.nullable(),
            order_lines::unit.nullable(),
            credit_note_lines::quantity,
            credit_note_lines::amount_minor,
            credit_note_lines::ppn_minor,
            credit_note_lines::invoiced_minor,
        ))
        .load(conn)?;
    Ok(Some(CreditNoteDetail { note, order, lines }))
}

/// As the list shows it.
#[derive(Debug, Queryable, Serialize)]
pub struct CreditNoteRow {
    pub note: CreditNote,
    pub order: String,
}

/// The latest first; `before` is a number.
pub fn credit_notes(
    conn: &mut DbConn,
    company: &CompanyId,
    before: Option<&str>,
    most: i64,
) -> QueryResult<Vec<CreditNoteRow>> {
    let mut query = credit_notes::table
        .inner_join(purchase_orders::table)
        .filter(credit_notes::company_id.eq(company))
        .order(credit_notes::number.desc())
        .limit(most)
        .select((CreditNote::as_select(), purchase_orders::number))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(credit_notes::number.lt(before.to_owned()));
    }
    query.load(conn)
}

/// The numbers of a purchase order's invoices and of its credit notes.
pub fn numbers(conn: &mut DbConn, order: &PurchaseOrderId) -> QueryResult<(Vec<String>, Vec<String>)> {
    let billed = invoices::table
        .filter(invoices::purchase_order_id.eq(order))
        .order(invoices::number)
        .select(invoices::number)
        .load(conn)?;
    let credited = credit_notes::table
        .filter(credit_notes::purchase_order_id.eq(order))
        .order(credit_notes::number)
        .select(credit_notes::number)
        .load(conn)?;
    Ok((billed, credited))
}
