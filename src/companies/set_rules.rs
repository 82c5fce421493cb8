//! An admin says how many must agree to an order, and how much may be ordered when. Nothing of it is changed or removed
//! afterwards: a rule makes place for the next, a budget is ended.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::approval::{self, Rule};
use super::event::{CompanyAct, CompanyActKind, record};
use super::outlets;
use crate::db::schema::{approval_rules, budgets};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BudgetId, OutletId};
use crate::web::CompanyScope;

/// The same again changes nothing.
pub fn set_rule(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, rule: Rule) -> Result<(), DbError> {
    lock_row(conn, "companies", scope.company_id().as_str())?;
    let current = approval::current(conn, scope.company_id())?.map(|set| set.rule).unwrap_or_default();
    if current == rule {
        return Ok(());
    }
    diesel::insert_into(approval_rules::table)
        .values((
            approval_rules::id.eq(uuid::Uuid::now_v7().to_string()),
            approval_rules::company_id.eq(scope.company_id()),
            approval_rules::one_above_minor.eq(rule.one_above_minor),
            approval_rules::two_above_minor.eq(rule.two_above_minor),
            approval_rules::made_by.eq(scope.user_id()),
            approval_rules::made_at.eq(now),
        ))
        .execute(conn)?;
    let sum = |limit: Option<i64>| limit.map_or_else(|| "-".to_owned(), |minor| minor.to_string());
    let note = format!("{} {}", sum(rule.one_above_minor), sum(rule.two_above_minor));
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::RuleSet, "").noting(&note))?;
    Ok(())
}

/// What a budget is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBudget {
    /// none: for all outlets together
    pub outlet_id: Option<OutletId>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub amount_minor: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum BudgetError {
    #[error("no such outlet")]
    NoSuchOutlet,
    /// None by this id, or ended already.
    #[error("no such budget")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for BudgetError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// `new` ends no earlier than it begins.
pub fn make_budget(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    new: &NewBudget,
) -> Result<BudgetId, BudgetError> {
    let outlet = match &new.outlet_id {
        Some(id) => Some(outlets::find(conn, scope, id)?.ok_or(BudgetError::NoSuchOutlet)?),
        None => None,
    };
    let id = BudgetId::new();
    diesel::insert_into(budgets::table)
        .values((
            budgets::id.eq(&id),
            budgets::company_id.eq(scope.company_id()),
            budgets::outlet_id.eq(&new.outlet_id),
            budgets::starts_on.eq(new.starts_on),
            budgets::ends_on.eq(new.ends_on),
            budgets::amount_minor.eq(new.amount_minor),
            budgets::made_by.eq(scope.user_id()),
            budgets::made_at.eq(now),
        ))
        .execute(conn)?;
    let subject = subject(outlet);
    let note = note(new.starts_on, new.ends_on, new.amount_minor);
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::BudgetMade, &subject).noting(&note))?;
    Ok(id)
}

/// It limits nothing any more.
pub fn end_budget(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, id: &BudgetId) -> Result<(), BudgetError> {
    lock_row(conn, "budgets", id.as_str())?;
    type Row = (Option<OutletId>, NaiveDate, NaiveDate, i64);
    let found: Option<Row> = budgets::table
        .find(id)
        .filter(budgets::company_id.eq(scope.company_id()).and(budgets::ended_at.is_null()))
        .select((budgets::outlet_id, budgets::starts_on, budgets::ends_on, budgets::amount_minor))
        .first(conn)
        .optional()?;
    let (outlet_id, starts_on, ends_on, amount_minor) = found.ok_or(BudgetError::NotFound)?;
    diesel::update(budgets::table.find(id))
        .set((budgets::ended_by.eq(scope.user_id()), budgets::ended_at.eq(now)))
        .execute(conn)?;
    let outlet = match &outlet_id {
        Some(outlet_id) => outlets::find(conn, scope, outlet_id)?,
        None => None,
    };
    let (subject, note) = (subject(outlet), note(starts_on, ends_on, amount_minor));
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::BudgetEnded, &subject).noting(&note))?;
    Ok(())
}

/// How the trail keeps a budget.
fn note(starts_on: NaiveDate, ends_on: NaiveDate, amount_minor: i64) -> String {
    format!("{starts_on} {ends_on} {amount_minor}")
}

/// Whom the trail says it is for; the words know the one that is no outlet's name.
fn subject(outlet: Option<outlets::Outlet>) -> String {
    outlet.map_or_else(|| "all_outlets".to_owned(), |outlet| outlet.name)
}
