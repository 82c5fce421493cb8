//! How much a company lets be ordered in a span of days, for one outlet or for all. A budget is ended, never changed.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{budgets, outlets, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BudgetId, CompanyId, OutletId};
use crate::web::CompanyScope;

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Serialize)]
pub struct Budget {
    pub id: BudgetId,
    /// none: for all outlets together
    pub outlet_id: Option<OutletId>,
    pub starts_on: NaiveDate,
    /// this day too
    pub ends_on: NaiveDate,
    pub amount_minor: i64,
}

/// Those that an order for this outlet on this day counts against, the oldest first; none: nothing limits it.
pub fn covering(
    conn: &mut DbConn,
    company_id: &CompanyId,
    outlet_id: &OutletId,
    day: NaiveDate,
) -> QueryResult<Vec<Budget>> {
    budgets::table
        .filter(budgets::company_id.eq(company_id).and(budgets::ended_at.is_null()))
        .filter(budgets::starts_on.le(day).and(budgets::ends_on.ge(day)))
        .filter(budgets::outlet_id.is_null().or(budgets::outlet_id.eq(outlet_id)))
        .order((budgets::made_at, budgets::id))
        .select((budgets::id, budgets::outlet_id, budgets::starts_on, budgets::ends_on, budgets::amount_minor))
        .load(conn)
}

/// A budget as the page of rules shows it.
#[derive(Debug, Queryable, Serialize)]
pub struct BudgetRow {
    pub budget: Budget,
    pub outlet: Option<String>,
    pub made_by: String,
    pub made_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// More than anybody looks at: what was ended goes first.
const MOST: i64 = 200;

/// Those in force first, the latest made first.
pub fn list(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<BudgetRow>> {
    budgets::table
        .left_join(outlets::table.on(budgets::outlet_id.eq(outlets::id.nullable())))
        .inner_join(users::table.on(users::id.eq(budgets::made_by)))
        .filter(budgets::company_id.eq(scope.company_id()))
        .order((budgets::ended_at.is_not_null(), budgets::id.desc()))
        .limit(MOST)
        .select((
            (budgets::id, budgets::outlet_id, budgets::starts_on, budgets::ends_on, budgets::amount_minor),
            outlets::name.nullable(),
            users::name,
            budgets::made_at,
            budgets::ended_at,
        ))
        .load(conn)
}
