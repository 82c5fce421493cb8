//! How invoices stand: counted when somebody asks, kept nowhere.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Text};
use serde::Serialize;

use super::unpaid::{BILLED, CREDITED, LAST, Unpaid, credited};
use crate::db::DbConn;
use crate::ids::{CompanyId, InvoiceId, PurchaseOrderId};

crate::text_enum! {
    /// In words: the messages `invoice-state-<state>`.
    State {
        Open = "open",
        PartPaid = "part_paid",
        Paid = "paid",
        Overdue = "overdue",
    }
}

crate::text_enum! {
    /// What a list is asked for.
    Wanted {
        /// something is left to pay
        Open = "open",
        /// of these, those whose day has passed
        Overdue = "overdue",
        Paid = "paid",
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    pub id: InvoiceId,
    pub number: String,
    /// of the purchase order
    pub order: String,
    pub seller: String,
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub total_minor: i64,
    pub ppn_minor: i64,
    /// taken off after it was billed
    pub credited_minor: i64,
    pub paid_minor: i64,
    pub left_minor: i64,
    pub state: State,
}

/// Which of a company's invoices.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub order: Option<PurchaseOrderId>,
    pub wanted: Option<Wanted>,
    /// issued on this day or later
    pub since: Option<NaiveDate>,
    /// older than the one of this number
    pub before: Option<String>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: InvoiceId,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    order_number: String,
    #[diesel(sql_type = Text)]
    seller: String,
    #[diesel(sql_type = Date)]
    issued_on: NaiveDate,
    #[diesel(sql_type = Date)]
    due_on: NaiveDate,
    #[diesel(sql_type = BigInt)]
    total_minor: i64,
    #[diesel(sql_type = BigInt)]
    ppn_minor: i64,
    #[diesel(sql_type = BigInt)]
    off_minor: i64,
    #[diesel(sql_type = BigInt)]
    later_minor: i64,
}

/// The latest first. `today` is Jakarta's; `unpaid` is the company's.
pub fn standings(
    conn: &mut DbConn,
    company_id: &CompanyId,
    unpaid: &Unpaid,
    today: NaiveDate,
    filter: &Filter,
    most: i64,
) -> QueryResult<Vec<Standing>> {
    let (column, key) = match &filter.order {
        Some(order) => ("purchase_order_id", order.as_str()),
        None => ("company_id", company_id.as_str()),
    };
    let first = unpaid.first.as_ref().map_or(LAST, |first| first.number.as_str());
    let (condition, from) = match filter.wanted {
        None => ("number >= $5".to_owned(), ""),
        Some(Wanted::Open | Wanted::Overdue) => (format!("number >= $5 AND {CREDITED} < total_minor"), first),
        Some(Wanted::Paid) => (format!("(number < $5 OR {CREDITED} = total_minor)"), first),
    };
    // where it does not matter, every day is after the first one of all
    let (due, day) = match filter.wanted {
        Some(Wanted::Overdue) => ("<", today),
        _ => (">=", NaiveDate::default()),
    };
    let of = format!("i.{column} = $1 AND i.number < $2 AND i.issued_on >= $3 AND i.due_on {due} $4");
    let rows: Vec<Row> = diesel::sql_query(format!("{} LIMIT $6", select(&of, &condition)))
        .bind::<Text, _>(key)
        .bind::<Text, _>(filter.before.as_deref().unwrap_or(LAST))
        .bind::<Date, _>(filter.since.unwrap_or_default())
        .bind::<Date, _>(day)
        .bind::<Text, _>(from)
        .bind::<BigInt, _>(most)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| stands(row, unpaid, today)).collect())
}

fn select(of: &str, condition: &str) -> String {
    format!(
        "SELECT billed.id, billed.number, o.number AS order_number, seller_name AS seller, issued_on, billed.due_on, \
             billed.total_minor, ppn_minor, off_minor, later_minor \
         FROM (SELECT * FROM ({BILLED} WHERE {of}) found WHERE {condition}) billed JOIN purchase_orders o ON o.id = billed.purchase_order_id ORDER BY billed.number DESC"
    )
}

/// Of one invoice of this company.
pub fn standing(
    conn: &mut DbConn,
    company_id: &CompanyId,
    id: &InvoiceId,
    today: NaiveDate,
) -> QueryResult<Option<Standing>> {
    let unpaid = Unpaid::of(conn, company_id)?;
    let row: Option<Row> =
        diesel::sql_query(select("i.id = $1", "off_minor >= 0")).bind::<Text, _>(id).get_result(conn).optional()?;
    Ok(row.map(|row| stands(row, &unpaid, today)))
}

fn stands(row: Row, unpaid: &Unpaid, today: NaiveDate) -> Standing {
    let credited_minor = credited(row.total_minor, row.off_minor, row.later_minor);
    let net_minor = row.total_minor - credited_minor;
    let left_minor = unpaid.left_of(&row.number, net_minor);
    let state = match left_minor {
        0 => State::Paid,
        _ if row.due_on < today => State::Overdue,
        left_minor if left_minor < net_minor => State::PartPaid,
        _ => State::Open,
    };
    Standing {
        id: row.id,
        number: row.number,
        order: row.order_number,
        seller: row.seller,
        issued_on: row.issued_on,
        due_on: row.due_on,
        total_minor: row.total_minor,
        ppn_minor: row.ppn_minor,
        credited_minor,
        paid_minor: net_minor - left_minor,
        left_minor,
        state,
    }
}
