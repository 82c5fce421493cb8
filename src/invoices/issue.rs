//! What was received is billed: goods, and of the part's shipping as much as this delivery carried; the last one carries
//! the rest, so that the invoices of a part add up to it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::Invoice;
use super::left::{Left, LineLeft, left};
use super::settle::{order_of, settle_new};
use crate::companies::Party;
use crate::companies::terms::PaymentTerm;
use crate::db::schema::{bumdes, invoice_lines, invoices, orders, purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{CompanyId, HandoverId, InvoiceId, OrderLineId, PurchaseOrderId};
use crate::ledger::tax::{self, Tax};
use crate::legality::day_in;
use crate::money::split;
use crate::notices::{self, Notice};
use crate::outbound::{self, Event, EventKind};
use crate::running_number::{self, Series};

struct Billed {
    order_line_id: OrderLineId,
    quantity: i64,
    amount_minor: i64,
    ppn_minor: i64,
}

/// Bills so many pieces of each line, none more than is left; `short` came with them and was taken off already. Hold the
/// part's order. The number; none where nothing is to be billed.
pub fn issue(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    handover: Option<&HandoverId>,
    pieces: &BTreeMap<OrderLineId, i64>,
    short: &BTreeMap<OrderLineId, i64>,
) -> QueryResult<Option<String>> {
    let left = left(conn, part)?;
    let lines: Vec<Billed> = pieces
        .iter()
        .filter_map(|(id, quantity)| Some(bill(id, left.lines.get(id)?, *quantity)))
        .filter(|line| line.quantity > 0)
        .collect();
    let items_minor: i64 = lines.iter().map(|line| line.amount_minor).sum();
    let ppn_minor = lines.iter().map(|line| line.ppn_minor).sum();
    let shipping_minor = shipping(&left, items_minor, short);
    let is_more_to_come = left.minor() - left.shipping_minor > items_minor;
    // where nothing came, its shipping waits for what does
    if items_minor + shipping_minor == 0 || (items_minor == 0 && is_more_to_come) {
        return Ok(None);
    }
    let invoice = drawn_up(conn, now, part, handover, (items_minor, shipping_minor, ppn_minor))?;
    diesel::insert_into(invoices::table).values(&invoice).execute(conn)?;
    for line in lines {
        diesel::insert_into(invoice_lines::table)
            .values((
                invoice_lines::invoice_id.eq(&invoice.id),
                invoice_lines::order_line_id.eq(line.order_line_id),
                invoice_lines::quantity.eq(line.quantity),
                invoice_lines::amount_minor.eq(line.amount_minor),
                invoice_lines::ppn_minor.eq(line.ppn_minor),
            ))
            .execute(conn)?;
    }
    notices::tell(conn, now, &Notice::InvoiceIssued { invoice: &invoice })?;
    let order = order_of(conn, &invoice.purchase_order_id)?;
    let (kind, number) = (EventKind::InvoiceIssued, invoice.number.as_str());
    outbound::publish(conn, now, &invoice.company_id, &Event::Invoice { kind, number, purchase_order: &order })?;
    settle_new(conn, now, &invoice, &order)?;
    Ok(Some(invoice.number))
}

/// A part is delivered: what of its shipping no delivery carried is billed. Nothing for a part of no purchase order.
pub fn issue_rest(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrder) -> QueryResult<()> {
    let begun = invoices::table.filter(invoices::fulfillment_order_id.eq(&part.id));
    if begun.count().get_result::<i64>(conn)? > 0 {
        issue(conn, now, part, None, &BTreeMap::new(), &BTreeMap::new())?;
    }
    Ok(())
}

/// The last pieces take what is left of the tax.
fn bill(id: &OrderLineId, left: &LineLeft, wanted: i64) -> Billed {
    let quantity = wanted.min(left.quantity);
    let ppn_minor = split(left.ppn_minor.max(0), &[quantity, left.quantity - quantity])[0];
    Billed { order_line_id: id.clone(), quantity, amount_minor: quantity * left.unit_price_minor, ppn_minor }
}

/// By what came, what is short included, against what is still to come.
fn shipping(left: &Left, items_minor: i64, short: &BTreeMap<OrderLineId, i64>) -> i64 {
    let still_minor = left.minor() - left.shipping_minor - items_minor;
    if still_minor == 0 {
        return left.shipping_minor.max(0);
    }
    let price = |id| left.lines.get(id).map_or(0, |line: &LineLeft| line.unit_price_minor);
    let short_minor: i64 = short.iter().map(|(id, quantity)| quantity * price(id)).sum();
    split(left.shipping_minor.max(0), &[items_minor + short_minor, still_minor])[0]
}

type Sums = (i64, i64, i64);

fn drawn_up(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    handover: Option<&HandoverId>,
    (items_minor, shipping_minor, ppn_minor): Sums,
) -> QueryResult<Invoice> {
    let (purchase_order_id, company_id, payment): (PurchaseOrderId, CompanyId, PaymentTerm) =
        purchase_order_shares::table
            .inner_join(purchase_orders::table)
            .filter(purchase_order_shares::fulfillment_order_id.eq(&part.id))
            .select((purchase_orders::id, purchase_orders::company_id, purchase_orders::payment))
            .first(conn)?;
    let (seller_name, seller_npwp): (String, Option<String>) =
        bumdes::table.find(&part.bumdes_id).select((bumdes::name, bumdes::npwp)).first(conn)?;
    let buyer = Party::of(conn, &company_id)?;
    let issued_on = day_in(now, "31");
    Ok(Invoice {
        id: InvoiceId::new(),
        // last: who waits for it waits for the whole transaction
        number: running_number::next(conn, Series::Invoice, issued_on)?,
        company_id,
        purchase_order_id,
        fulfillment_order_id: part.id.clone(),
        handover_id: handover.cloned(),
        issued_at: now,
        issued_on,
        due_on: due_on(payment, issued_on),
        seller_name,
        seller_npwp,
        buyer_name: buyer.name,
        buyer_npwp: buyer.npwp,
        buyer_address: buyer.address,
        items_minor,
        shipping_minor,
        total_minor: items_minor + shipping_minor,
        dpp_minor: base(conn, part, items_minor - ppn_minor, ppn_minor)?,
        ppn_minor,
    })
}

/// What was to be paid before anything was made has been; the rest of it is due with the invoice.
fn due_on(payment: PaymentTerm, issued_on: NaiveDate) -> NaiveDate {
    let days = match payment {
        PaymentTerm::PayNow | PaymentTerm::Deposit => 0,
        PaymentTerm::Net14 => 14,
        PaymentTerm::Net30 => 30,
        PaymentTerm::Net60 => 60,
    };
    issued_on + TimeDelta::days(days)
}

/// *Dasar pengenaan pajak*: the price without tax, or as much of it as the rate of the order's day says.
fn base(conn: &mut DbConn, part: &FulfillmentOrder, net_minor: i64, ppn_minor: i64) -> QueryResult<i64> {
    if ppn_minor == 0 {
        return Ok(0);
    }
    let at: Timestamp = orders::table.find(&part.order_id).select(orders::created_at).first(conn)?;
    let Some(rate) = tax::in_force(conn, Tax::Ppn, at)? else { return Ok(net_minor) };
    let whole = rate.base_denominator.max(rate.base_numerator);
    Ok(split(net_minor, &[rate.base_numerator, whole - rate.base_numerator])[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_is_due_as_long_after_it_as_was_agreed() {
        let day: NaiveDate = "2026-12-20".parse().unwrap();
        let due = |term| due_on(term, day).to_string();
        assert_eq!(due(PaymentTerm::Net14), "2027-01-03");
        assert_eq!(due(PaymentTerm::Net30), "2027-01-19");
        assert_eq!(due(PaymentTerm::Net60), "2027-02-18");
        assert_eq!((due(PaymentTerm::PayNow), due(PaymentTerm::Deposit)), (day.to_string(), day.to_string()));
    }

    #[test]
    fn three_deliveries_carry_the_whole_shipping_and_the_whole_tax() {
        let id = OrderLineId::new();
        let line = |quantity, ppn_minor| LineLeft { quantity, unit_price_minor: 1_000, ppn_minor };
        let (mut shipping_left, mut rest, mut billed) = (100, line(7, 10), Vec::new());
        for quantity in [3, 3, 1] {
            let left = Left { lines: [(id.clone(), rest)].into(), shipping_minor: shipping_left, is_begun: false };
            let bill = bill(&id, &rest, quantity);
            let shipping = shipping(&left, bill.amount_minor, &BTreeMap::new());
            billed.push((bill.amount_minor, bill.ppn_minor, shipping));
            shipping_left -= shipping;
            rest = line(rest.quantity - quantity, rest.ppn_minor - bill.ppn_minor);
        }
        let sums = billed.iter().fold((0, 0, 0), |sum, b| (sum.0 + b.0, sum.1 + b.1, sum.2 + b.2));
        assert_eq!(sums, (7_000, 10, 100), "{billed:?}");
    }
}
