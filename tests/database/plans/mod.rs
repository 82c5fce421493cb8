//! No page and no task reads a whole table to find a few rows: the plan of every statement is asked for, on a
//! catalogue of a few thousand products that both databases know the figures of.

mod companies;
mod gallery;
mod money;
mod papers;
mod people;
mod permits;
mod programs;

use diesel::prelude::*;
use diesel::sql_types::Text;
use etalase::db::{DbConn, DbError};

use crate::support::{TestApp, statements};

/// Tables that grow with the shop. Those that do not (categories, collections, rates of the house) may be read whole.
const GROWING: &[&str] = &[
    "products",
    "variants",
    "stock_levels",
    "price_tiers",
    "villages",
    "bumdes",
    "bumdes_villages",
    "producers",
    "regions",
    "orders",
    "order_lines",
    "order_events",
    "fulfillment_orders",
    "payments",
    "refunds",
    "carts",
    "cart_items",
    "sessions",
    "users",
    "user_roles",
    "jobs",
    "reservations",
    "stock_movements",
    "capacity_months",
    "ledger_transactions",
    "ledger_entries",
    "line_shares",
    "share_agreements",
    "payout_runs",
    "payouts",
    "payout_entries",
    "refund_lines",
    "complaints",
    "gateway_differences",
    "audit_events",
    "invitations",
    "notices",
    "notice_choices",
    "deadlines",
    "listing_events",
    "listing_drafts",
    "listing_submissions",
    "review_comments",
    "product_attributes",
    "collection_items",
    "permits",
    "permit_documents",
    "permit_exemptions",
    "permit_warnings",
    "permit_unlistings",
    "village_days",
    "search_log",
    "access_tokens",
    "front_arrangements",
    "companies",
    "company_members",
    "company_invitations",
    "company_documents",
    "outlets",
    "company_terms",
    "approval_rules",
    "budgets",
    "company_events",
    "rfqs",
    "rfq_regencies",
    "rfq_attributes",
    "rfq_files",
    "rfq_recipients",
    "quotes",
    "quote_rounds",
    "capacity_promises",
    "outbound_endpoints",
    "outbound_deliveries",
    "price_lists",
    "price_list_lines",
    "price_list_tiers",
    "company_group_members",
    "basket_lines",
    "shopping_lists",
    "shopping_list_lines",
    "purchase_orders",
    "purchase_order_shares",
    "purchase_order_deliveries",
    "purchase_order_approvals",
    "account_orders",
    "company_payments",
    "handovers",
    "handover_lines",
    "invoices",
    "invoice_lines",
    "credit_notes",
    "credit_note_lines",
    "invoice_reminders",
    "invoice_settlements",
];

/// Statements that count all there is, and say so; and those that diesel sends for an empty list of ids.
fn may_read_all(statement: &str) -> bool {
    // the curator's list and the operator's overview tell how many there are
    statement.to_lowercase().starts_with("select count(*) from") || statement.contains("(1=0)")
}

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresStep {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// The steps that read a growing table whole.
fn scans(conn: &mut DbConn, statement: &str) -> QueryResult<Vec<String>> {
    match conn {
        DbConn::Sqlite(c) => {
            let steps: Vec<SqliteStep> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(c)?;
            let is_scan = |step: &SqliteStep| {
                let mut words = step.detail.split_whitespace();
                words.next() == Some("SCAN")
                    && words.next().is_some_and(|table| GROWING.contains(&table))
                    && !step.detail.contains(" USING ")
            };
            Ok(steps.into_iter().filter(is_scan).map(|step| step.detail).collect())
        }
        DbConn::Postgres(c) => {
            let highest = (1..=99).rev().find(|n| statement.contains(&format!("${n}"))).unwrap_or(0);
            let nothing = vec!["NULL"; highest].join(", ");
            let arguments = if highest == 0 { String::new() } else { format!("({nothing})") };
            // small tables would be read whole because that is cheaper: only what has no other way shall show
            for setting in ["SET LOCAL enable_seqscan = off", "SET LOCAL plan_cache_mode = force_generic_plan"] {
                diesel::sql_query(setting).execute(c)?;
            }
            diesel::sql_query(format!("PREPARE asked AS {statement}")).execute(c)?;
            let steps: Vec<PostgresStep> = diesel::sql_query(format!("EXPLAIN EXECUTE asked{arguments}")).load(c)?;
            diesel::sql_query("DEALLOCATE asked").execute(c)?;
            let is_scan = |line: &str| {
                let table = line.split("Seq Scan on ").nth(1).and_then(|rest| rest.split_whitespace().next());
                table.is_some_and(|table| GROWING.contains(&table))
            };
            Ok(steps.into_iter().map(|step| step.line).filter(|line| is_scan(line)).collect())
        }
    }
}

/// What was asked since the test began to watch, each statement once.
fn taken(app: &TestApp, at_least: usize) -> Vec<String> {
    let mut asked = statements::taken(&app.app.config.database);
    asked.sort();
    asked.dedup();
    assert!(asked.len() > at_least, "only {} statements were seen", asked.len());
    asked
}

pub async fn assert_no_scans(app: &TestApp, asked: Vec<String>) {
    let plans = app.app.write::<_, DbError>(move |conn| {
        let mut wrong = Vec::new();
        for statement in asked.iter().filter(|text| !text.starts_with("INSERT") && !may_read_all(text)) {
            let scans = scans(conn, statement)?;
            if !scans.is_empty() {
                wrong.push(format!("{scans:?}\n    {statement}"));
            }
        }
        Ok(wrong)
    });
    let wrong = plans.await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
