//! What was billed, credited and paid: by the papers, by the ledger, and as it is shown.

use std::collections::BTreeMap;

use diesel::prelude::*;
use etalase::db::schema::{company_payments, credit_notes, invoice_lines, invoices, ledger_entries, orders};
use etalase::db::{DbConn, DbError};
use etalase::i18n::Language;
use etalase::money::Money;

use super::hotel::Hotel;
use crate::invoices::account;
use crate::purchase_orders::{in_the_books, owed};
use crate::support::TestApp;
use crate::support::client::Client;

pub struct Books {
    pub billed_kilograms: i64,
    pub billed_minor: i64,
    /// the beginning of each reason, and what was taken off
    pub credited: Vec<(&'static str, i64)>,
    pub paid_minor: i64,
    /// by the ledger
    pub receivable_minor: i64,
    /// statuses of the orders
    pub orders: Vec<String>,
}

const REASONS: [&str; 2] = ["Panen kami gagal", "Basah di jalan"];

impl Books {
    /// What must hold whatever happened holds: the ledger's sums are zero, and what the company owes is its invoices less
    /// what was credited of them and what it paid.
    pub async fn of(app: &TestApp, hotel: &Hotel) -> Self {
        let (papers, billed_credits) = app.app.read::<_, DbError>(papers).await.unwrap();
        let books = Self { receivable_minor: in_the_books(app).await, ..papers };
        assert_eq!(books.receivable_minor, books.billed_minor - billed_credits - books.paid_minor);
        assert_eq!(books.receivable_minor, owed(app, &hotel.id).await);
        let account = account(app, &hotel.id).await;
        assert_eq!((account.billed, account.to_come), (books.billed_minor, 0));
        let taken_off: i64 = books.credited.iter().map(|(_, minor)| minor).sum();
        assert_eq!(account.ordered, books.billed_minor + taken_off);
        books
    }

    /// The statement of account, the list of invoices, and both as CSV.
    pub async fn are_shown_to(&self, app: &TestApp, hotel: &Hotel) {
        let left = Money::idr(self.receivable_minor).display(Language::Id);
        let statement = hotel.finance.get("/portal/wholesale/account").await.body;
        let facts = statement.split("<dt>Yang harus dibayar</dt>").nth(1).unwrap_or_else(|| panic!("{statement}"));
        assert!(facts.starts_with(&format!("<dd>{left}</dd>")), "{left}: {facts}");
        let desk = format!("/portal/operator/companies/{}/account", hotel.id);
        let closing = hotel.operator.get(&desk).await.body;
        assert!(closing.contains(&format!(r#"<dd class="totals__grand">{left}</dd>"#)), "{left}: {closing}");

        let lines = sheet(&hotel.finance, "account").await;
        let amounts: i64 = lines.iter().map(|line| number(line, "Jumlah")).sum();
        assert_eq!((amounts, number(&lines[0], "Saldo")), (self.receivable_minor, self.receivable_minor));
        let billed = sheet(&hotel.finance, "invoices").await;
        let sum = |column: &str| billed.iter().map(|line| number(line, column)).sum::<i64>();
        assert_eq!((sum("Total"), sum("Dibayar")), (self.billed_minor, self.paid_minor));
        assert_eq!(sum("Sisa"), self.receivable_minor);
        let list = hotel.finance.get("/portal/wholesale/invoices").await.body;
        for (reason, minor) in &self.credited {
            let amount = format!("−{}", Money::idr(*minor).display(Language::Id));
            assert!(list.contains(reason) && list.contains(&amount), "{reason} {amount}: {list}");
        }
        assert!(list.contains(&left), "{left}: {list}");
        app.assert_no_jobs_left().await;
    }
}

/// And what was credited of invoices that were there already.
fn papers(conn: &mut DbConn) -> Result<(Books, i64), DbError> {
    let entries: Vec<(String, i64)> =
        ledger_entries::table.select((ledger_entries::transaction_id, ledger_entries::amount_minor)).load(conn)?;
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for (transaction, minor) in entries {
        *sums.entry(transaction).or_default() += minor;
    }
    assert!(!sums.is_empty() && sums.values().all(|sum| *sum == 0), "{sums:?}");
    let notes: Vec<(String, i64, i64)> = credit_notes::table
        .order(credit_notes::number)
        .select((credit_notes::reason, credit_notes::total_minor, credit_notes::invoiced_minor))
        .load(conn)?;
    let named = |(reason, minor, _): &(String, i64, i64)| {
        let begins = REASONS.into_iter().find(|begins| reason.contains(begins));
        (begins.unwrap_or_else(|| panic!("{reason}")), *minor)
    };
    let books = Books {
        billed_kilograms: invoice_lines::table.select(invoice_lines::quantity).load::<i64>(conn)?.iter().sum(),
        billed_minor: invoices::table.select(invoices::total_minor).load::<i64>(conn)?.iter().sum(),
        credited: notes.iter().map(named).collect(),
        paid_minor: company_payments::table.select(company_payments::amount_minor).load::<i64>(conn)?.iter().sum(),
        receivable_minor: 0,
        orders: orders::table.order(orders::number).select(orders::status).load(conn)?,
    };
    Ok((books, notes.iter().map(|(.., of_invoices)| of_invoices).sum()))
}

/// The rows of a sheet, by the heads of their columns.
async fn sheet(client: &Client, name: &str) -> Vec<BTreeMap<String, String>> {
    let answer = client.get(&format!("/portal/wholesale/sheets/{name}.csv")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let text = answer.body.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[track_caller]
fn number(row: &BTreeMap<String, String>, column: &str) -> i64 {
    row.get(column).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no {column}: {row:?}"))
}
