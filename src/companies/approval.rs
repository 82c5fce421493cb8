//! How many must agree to what a buyer orders. The company's latest rule counts; without one nobody need.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{approval_rules, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, UserId};

/// Sums above which somebody must agree; none: never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Queryable, Serialize)]
pub struct Rule {
    pub one_above_minor: Option<i64>,
    /// only beside the first, and not below it
    pub two_above_minor: Option<i64>,
}

impl Rule {
    pub fn approvers_for(self, total_minor: i64) -> u8 {
        let is_above = |limit: Option<i64>| limit.is_some_and(|limit| total_minor > limit);
        match (is_above(self.two_above_minor), is_above(self.one_above_minor)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }

    /// The most that any sum takes.
    pub fn most(self) -> u8 {
        self.approvers_for(i64::MAX)
    }
}

/// How many approvers an order of this sum takes: 0, 1 or 2. See [`may_agree`] for who.
pub fn needed(conn: &mut DbConn, company_id: &CompanyId, total_minor: i64) -> QueryResult<u8> {
    Ok(current(conn, company_id)?.map_or(0, |set| set.rule.approvers_for(total_minor)))
}

/// Whether an approver's word counts: each counts once, and where two are needed whoever asked is none of them.
pub fn may_agree(needed: u8, asked_by: &UserId, agreed: &[UserId], approver: &UserId) -> bool {
    !agreed.contains(approver) && (needed < 2 || approver != asked_by)
}

/// A rule, and who set it.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct SetRule {
    pub rule: Rule,
    pub made_by: String,
    pub made_at: Timestamp,
}

pub fn current(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Option<SetRule>> {
    approval_rules::table
        .inner_join(users::table.on(users::id.eq(approval_rules::made_by)))
        .filter(approval_rules::company_id.eq(company_id))
        .order((approval_rules::made_at.desc(), approval_rules::id.desc()))
        .select((
            (approval_rules::one_above_minor, approval_rules::two_above_minor),
            users::name,
            approval_rules::made_at,
        ))
        .first(conn)
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_takes_approvers_only_above_its_limits() {
        let rule = Rule { one_above_minor: Some(5_000_000), two_above_minor: Some(50_000_000) };
        for (total_minor, approvers) in
            [(0, 0), (5_000_000, 0), (5_000_001, 1), (50_000_000, 1), (50_000_001, 2), (i64::MAX, 2)]
        {
            assert_eq!(rule.approvers_for(total_minor), approvers, "{total_minor}");
        }
        let always_one = Rule { one_above_minor: Some(0), two_above_minor: None };
        assert_eq!((always_one.approvers_for(1), always_one.most()), (1, 1));
        assert_eq!(Rule::default().most(), 0);
    }

    #[test]
    fn approvers_are_distinct_people_and_two_are_not_the_one_who_asked() {
        let [buyer, first, second] = ["buyer", "first", "second"].map(|id| UserId(id.into()));
        assert!(may_agree(1, &buyer, &[], &buyer), "a small company's buyer may be its approver");
        assert!(!may_agree(2, &buyer, &[], &buyer));
        assert!(may_agree(2, &buyer, std::slice::from_ref(&first), &second));
        assert!(!may_agree(2, &buyer, std::slice::from_ref(&first), &first));
    }
}
