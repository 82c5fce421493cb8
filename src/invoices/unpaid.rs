//! What of a company's invoices is not paid, and from which one on.
//!
//! The oldest invoice is paid first, as `receivables/` settles, so what is unpaid of all is unpaid of the latest: one
//! invoice stands between those that are paid whole and those of which nothing is. It is looked for from the latest one
//! on, so that what a company paid over the years is added up, but not walked through.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::DbConn;
use crate::ids::CompanyId;
use crate::receivables;

/// Invoices `i` with what was taken off their part after it was billed, and what their part was billed after them.
/// `WHERE` follows.
pub(super) const BILLED: &str = "SELECT i.id, i.number, i.purchase_order_id, i.seller_name, i.issued_on, i.due_on, i.total_minor, i.ppn_minor, \
    COALESCE((SELECT CAST(SUM(l.invoiced_minor) AS BIGINT) FROM credit_note_lines l \
        WHERE l.fulfillment_order_id = i.fulfillment_order_id), 0) AS off_minor, \
    COALESCE((SELECT CAST(SUM(j.total_minor) AS BIGINT) FROM invoices j \
        WHERE j.fulfillment_order_id = i.fulfillment_order_id AND j.number > i.number), 0) AS later_minor \
    FROM invoices i";

/// Of these: what was taken off a part is taken off its latest invoices.
pub(super) const CREDITED: &str = "CASE WHEN off_minor <= later_minor THEN 0 \
    WHEN off_minor - later_minor < total_minor THEN off_minor - later_minor ELSE total_minor END";

/// After the number of every invoice, whatever the database's order of letters.
pub(super) const LAST: &str = "ZZZ";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpaid {
    /// of all invoices; below zero the company has paid ahead
    pub minor: i64,
    pub(super) first: Option<First>,
}

/// The oldest invoice of which something is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct First {
    pub number: String,
    pub left_minor: i64,
}

impl Unpaid {
    pub fn of(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Self> {
        let minor = minor(conn, company_id)?;
        let first = if minor > 0 { first(conn, company_id, minor)? } else { None };
        Ok(Self { minor, first })
    }

    /// Of an invoice of this company of which so much was not taken off again.
    pub(super) fn left_of(&self, number: &str, net_minor: i64) -> i64 {
        match &self.first {
            Some(first) if number > first.number.as_str() => net_minor,
            Some(first) if number == first.number => first.left_minor,
            _ => 0,
        }
    }
}

/// Of all invoices of a company, see [`Unpaid::minor`].
pub(super) fn minor(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<i64> {
    Ok(billed(conn, company_id)? - receivables::paid(conn, company_id)?)
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

/// Less what was taken off afterwards.
fn billed(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<i64> {
    let query = "SELECT CAST(COALESCE((SELECT SUM(total_minor) FROM invoices WHERE company_id = $1), 0) \
                 - COALESCE((SELECT SUM(invoiced_minor) FROM credit_notes WHERE company_id = $1), 0) AS BIGINT) AS minor";
    Ok(diesel::sql_query(query).bind::<Text, _>(company_id).get_result::<Sum>(conn)?.minor)
}

#[derive(QueryableByName)]
struct Walked {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = BigInt)]
    total_minor: i64,
    #[diesel(sql_type = BigInt)]
    off_minor: i64,
    #[diesel(sql_type = BigInt)]
    later_minor: i64,
}

/// More than most companies have unpaid at a time; what is unpaid beyond is walked through at once.
const MOST_UNPAID: i64 = 250;

fn first(conn: &mut DbConn, company_id: &CompanyId, unpaid_minor: i64) -> QueryResult<Option<First>> {
    let query = format!(
        "SELECT number, total_minor, off_minor, later_minor \
         FROM ({BILLED} WHERE i.company_id = $1 AND i.number < $2) billed ORDER BY number DESC LIMIT $3"
    );
    let (mut left_minor, mut before) = (unpaid_minor, LAST.to_owned());
    for most in [MOST_UNPAID, i64::MAX] {
        let rows: Vec<Walked> = diesel::sql_query(&query)
            .bind::<Text, _>(company_id)
            .bind::<Text, _>(&before)
            .bind::<BigInt, _>(most)
            .load(conn)?;
        for row in rows {
            let net_minor = row.total_minor - credited(row.total_minor, row.off_minor, row.later_minor);
            if net_minor >= left_minor {
                return Ok(Some(First { number: row.number, left_minor }));
            }
            left_minor -= net_minor;
            before = row.number;
        }
    }
    Ok(None)
}

/// The same as [`CREDITED`].
pub(super) fn credited(total_minor: i64, off_minor: i64, later_minor: i64) -> i64 {
    (off_minor - later_minor).clamp(0, total_minor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_older_than_the_first_unpaid_is_paid_and_what_is_later_is_not() {
        let first = First { number: "INV-2026-000002".into(), left_minor: 30 };
        let unpaid = Unpaid { minor: 130, first: Some(first) };
        let left = |n: u32| unpaid.left_of(&format!("INV-2026-{n:06}"), 100);
        assert_eq!((left(1), left(2), left(3)), (0, 30, 100));
        assert_eq!(Unpaid { minor: -5, first: None }.left_of("INV-2026-000009", 100), 0);
    }
}
