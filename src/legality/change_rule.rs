//! A curator changes what the gallery asks for: from which day, how strictly, with how much patience. It becomes a new
//! version; what held on earlier days stays as it was.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::missing::day_in;
use super::{Duty, PermitRule};
use crate::db::schema::permit_rules;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::PermitRuleId;
use crate::web::CuratorScope;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFields {
    pub duty: Duty,
    pub in_force_from: NaiveDate,
    pub grace_days: i32,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeRuleError {
    #[error("no such rule")]
    NotFound,
    /// another version was made since it was looked at
    #[error("there is a newer version")]
    Stale,
    /// what held yesterday is not rewritten
    #[error("the day is over")]
    InThePast,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ChangeRuleError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// `id` is the newest version, which the curator looked at.
pub fn change_rule(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &PermitRuleId,
    fields: &RuleFields,
) -> Result<(), ChangeRuleError> {
    let found: Option<PermitRule> =
        permit_rules::table.find(id).select(PermitRule::as_select()).first(conn).optional()?;
    let old = found.ok_or(ChangeRuleError::NotFound)?;
    // the last place in the country where a day begins
    if fields.in_force_from < day_in(now, "31") {
        return Err(ChangeRuleError::InThePast);
    }
    let mut same = permit_rules::table.filter(permit_rules::kind.eq(old.kind)).into_boxed();
    same = match &old.category_code {
        Some(code) => same.filter(permit_rules::category_code.eq(code)),
        None => same.filter(permit_rules::category_code.is_null()),
    };
    let newest: Option<i32> = same.select(diesel::dsl::max(permit_rules::version)).first(conn)?;
    if newest != Some(old.version) {
        return Err(ChangeRuleError::Stale);
    }
    let new = PermitRule {
        id: PermitRuleId::new(),
        version: old.version + 1,
        duty: fields.duty,
        in_force_from: Some(fields.in_force_from),
        grace_days: fields.grace_days,
        made_by: Some(scope.user_id().clone()),
        made_at: now,
        ..old
    };
    diesel::insert_into(permit_rules::table).values(&new).execute(conn)?;
    Ok(())
}
