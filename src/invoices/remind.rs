//! Tells a company's finance people of invoices that are to be paid soon or should have been, each stage once.

use chrono::{NaiveDate, TimeDelta};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{Invoice, standing};
use crate::app::App;
use crate::db::schema::{invoice_reminders, invoices};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, InvoiceId};
use crate::legality::day_in;
use crate::notices::{self, Notice};

crate::text_enum! {
    Stage {
        Due = "due",
        Overdue1 = "overdue_1",
        Overdue7 = "overdue_7",
        Overdue14 = "overdue_14",
    }
}

impl Stage {
    /// So many days after the due date it begins.
    fn begins(self) -> i64 {
        match self {
            Self::Due => -3,
            Self::Overdue1 => 1,
            Self::Overdue7 => 7,
            Self::Overdue14 => 14,
        }
    }

    /// The stage an invoice is in, where it is in one.
    fn of(due_on: NaiveDate, today: NaiveDate) -> Option<Self> {
        let days = (today - due_on).num_days();
        Self::ALL.iter().rev().find(|stage| stage.begins() <= days).copied()
    }
}

/// How many invoices a run looks at for each stage; the next run goes on.
const BATCH: i64 = 200;

/// Each in its own transaction. Returns how many were told of.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    let today = day_in(now, "31");
    let due = app.read::<_, DbError>(move |conn| Ok(candidates(conn, today)?)).await?;
    let mut told = 0;
    for (id, company_id, stage) in due {
        told += usize::from(app.write::<_, DbError>(move |conn| tell(conn, now, &id, &company_id, stage)).await?);
    }
    Ok(told)
}

type Candidate = (InvoiceId, CompanyId, Stage);

/// In a stage of which nothing was said yet, paid or not. Whatever was issued when it was in a stage already begins with
/// that one: who was offline for weeks gets one word, not four.
fn candidates(conn: &mut DbConn, today: NaiveDate) -> QueryResult<Vec<Candidate>> {
    let mut found = Vec::new();
    for (at, stage) in Stage::ALL.iter().enumerate() {
        let latest = today - TimeDelta::days(stage.begins());
        let said = invoice_reminders::table
            .filter(invoice_reminders::invoice_id.eq(invoices::id))
            .filter(invoice_reminders::stage.eq(stage));
        let mut query = invoices::table
            .filter(invoices::due_on.le(latest))
            .filter(not(exists(said)))
            .order((invoices::due_on, invoices::id))
            .limit(BATCH)
            .select((invoices::id, invoices::company_id, invoices::due_on))
            .into_boxed();
        if let Some(next) = Stage::ALL.get(at + 1) {
            query = query.filter(invoices::due_on.gt(today - TimeDelta::days(next.begins())));
        } else {
            query = query.filter(invoices::due_on.gt(today - TimeDelta::days(LONGEST)));
        }
        let rows: Vec<(InvoiceId, CompanyId, NaiveDate)> = query.load(conn)?;
        let is_in = |(_, _, due_on): &(InvoiceId, CompanyId, NaiveDate)| Stage::of(*due_on, today) == Some(*stage);
        found.extend(rows.into_iter().filter(is_in).map(|(id, company_id, _)| (id, company_id, *stage)));
    }
    Ok(found)
}

/// After so many days nobody is told for the first time: a person asks.
const LONGEST: i64 = 60;

/// False where it is paid, or another worker was faster.
fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    id: &InvoiceId,
    company_id: &CompanyId,
    stage: Stage,
) -> Result<bool, DbError> {
    lock_row(conn, "companies", company_id.as_str())?;
    let said: i64 = invoice_reminders::table.find((id, stage)).count().get_result(conn)?;
    if said > 0 {
        return Ok(false);
    }
    diesel::insert_into(invoice_reminders::table)
        .values((
            invoice_reminders::invoice_id.eq(id),
            invoice_reminders::stage.eq(stage),
            invoice_reminders::told_at.eq(now),
        ))
        .execute(conn)?;
    let today = day_in(now, "31");
    let left_minor = standing(conn, company_id, id, today)?.map_or(0, |standing| standing.left_minor);
    if left_minor == 0 {
        return Ok(false);
    }
    let invoice: Invoice = invoices::table.find(id).select(Invoice::as_select()).first(conn)?;
    let days = (today - invoice.due_on).num_days();
    let notice = match stage {
        Stage::Due => Notice::InvoiceDue { invoice: &invoice, left_minor },
        _ => Notice::InvoiceOverdue { invoice: &invoice, left_minor, days },
    };
    notices::tell(conn, now, &notice)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_is_told_of_three_days_before_and_three_times_after() {
        let due: NaiveDate = "2026-12-20".parse().unwrap();
        let stage = |day: &str| Stage::of(due, day.parse().unwrap());
        assert_eq!((stage("2026-12-16"), stage("2026-12-17")), (None, Some(Stage::Due)));
        assert_eq!((stage("2026-12-20"), stage("2026-12-21")), (Some(Stage::Due), Some(Stage::Overdue1)));
        assert_eq!((stage("2026-12-26"), stage("2026-12-27")), (Some(Stage::Overdue1), Some(Stage::Overdue7)));
        assert_eq!((stage("2027-01-02"), stage("2027-01-03")), (Some(Stage::Overdue7), Some(Stage::Overdue14)));
    }
}
