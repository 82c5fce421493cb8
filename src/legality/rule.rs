//! Rules: which permit a category needs, by which law, from which day on. Data, in versions that are never changed.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::PermitKind;
use crate::db::schema::permit_rules;
use crate::db::{DbConn, Timestamp};
use crate::ids::{PermitRuleId, UserId};

crate::text_enum! {
    Duty {
        Required = "required",
        /// required unless a curator found that the product is not what the law means
        RequiredIf = "required_if",
        /// explained to who looks, and never asked for
        Shown = "shown",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = permit_rules, treat_none_as_default_value = false)]
pub struct PermitRule {
    pub id: PermitRuleId,
    /// none: every category that has no rule of its own for this kind
    pub category_code: Option<String>,
    pub kind: PermitKind,
    /// a permit of this kind does as well
    pub instead_kind: Option<PermitKind>,
    pub version: i32,
    pub duty: Duty,
    /// the first day on which the gallery asks for it; none while it does not
    pub in_force_from: Option<NaiveDate>,
    /// for so many days a listing that was in the gallery already stays there
    pub grace_days: i32,
    /// the law
    pub source: String,
    pub note_id: String,
    pub note_en: String,
    pub made_by: Option<UserId>,
    pub made_at: Timestamp,
}

impl PermitRule {
    fn is_about(&self, other: &Self) -> bool {
        self.kind == other.kind && self.category_code == other.category_code
    }

    /// The day it began to hold, if it holds on this day: it had begun, no later version had begun, and none was made
    /// before it could begin.
    fn began(&self, all: &[Self], today: NaiveDate) -> Option<NaiveDate> {
        let from = self.in_force_from.filter(|from| *from <= today)?;
        let mut later = all.iter().filter(|rule| rule.is_about(self) && rule.version > self.version);
        let is_replaced = later.any(|rule| {
            let has_begun = rule.in_force_from.is_some_and(|from| from <= today);
            has_begun || rule.made_at.date() < from
        });
        (!is_replaced).then_some(from)
    }
}

/// The rules that hold on this day for a category, each with the day it began. A category's own rule stands before the
/// one for every category.
pub fn in_force<'a>(rules: &'a [PermitRule], category: &str, today: NaiveDate) -> Vec<(&'a PermitRule, NaiveDate)> {
    let mut found: Vec<(&PermitRule, NaiveDate)> = Vec::new();
    for kind in PermitKind::ALL {
        let of = |category: Option<&str>| {
            let mut own = rules.iter().filter(|rule| rule.kind == *kind && rule.category_code.as_deref() == category);
            own.find_map(|rule| Some((rule, rule.began(rules, today)?)))
        };
        found.extend(of(Some(category)).or_else(|| of(None)));
    }
    found
}

/// The one of a rule's versions that holds on this day.
pub fn holding(versions: &[PermitRule], today: NaiveDate) -> Option<&PermitRule> {
    versions.iter().find(|rule| rule.began(versions, today).is_some())
}

/// Every version of every rule, the newest of each first.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<PermitRule>> {
    permit_rules::table
        .order((permit_rules::kind, permit_rules::category_code, permit_rules::version.desc()))
        .select(PermitRule::as_select())
        .load(conn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rule(category: Option<&str>, version: i32, from: Option<&str>, made: &str) -> PermitRule {
        PermitRule {
            id: PermitRuleId::new(),
            category_code: category.map(str::to_owned),
            kind: PermitKind::Halal,
            instead_kind: None,
            version,
            duty: Duty::Required,
            in_force_from: from.map(day),
            grace_days: 0,
            source: String::new(),
            note_id: String::new(),
            note_en: String::new(),
            made_by: None,
            made_at: day(made).and_time(chrono::NaiveTime::MIN),
        }
    }

    fn version_on(rules: &[PermitRule], today: &str) -> Option<i32> {
        in_force(rules, "food-beverage", day(today)).first().map(|(rule, _)| rule.version)
    }

    #[test]
    fn a_rule_holds_from_its_day_on() {
        let rules = [rule(None, 1, Some("2026-10-17"), "2026-01-01")];
        assert_eq!(version_on(&rules, "2026-10-16"), None);
        assert_eq!(version_on(&rules, "2026-10-17"), Some(1));
        assert_eq!(version_on(&[rule(None, 1, None, "2026-01-01")], "2030-01-01"), None);
    }

    #[test]
    fn what_held_before_a_new_version_still_held_then() {
        let rules = [rule(None, 1, Some("2026-01-01"), "2025-12-01"), rule(None, 2, Some("2026-06-01"), "2026-03-01")];
        assert_eq!(version_on(&rules, "2026-05-31"), Some(1));
        assert_eq!(version_on(&rules, "2026-06-01"), Some(2));
    }

    #[test]
    fn a_day_that_was_put_off_in_time_never_came() {
        let rules = [
            rule(None, 1, None, "2026-01-01"),
            rule(None, 2, Some("2026-03-01"), "2026-01-10"),
            rule(None, 3, Some("2026-06-01"), "2026-02-01"),
        ];
        assert_eq!(version_on(&rules, "2026-04-01"), None);
        assert_eq!(version_on(&rules, "2026-06-01"), Some(3));
    }

    #[test]
    fn a_categorys_own_rule_stands_before_the_one_for_all() {
        let rules = [
            rule(None, 1, Some("2026-01-01"), "2025-12-01"),
            rule(Some("food-beverage"), 7, Some("2026-01-01"), "2025-12-01"),
        ];
        assert_eq!(version_on(&rules, "2026-05-31"), Some(7));
        assert_eq!(in_force(&rules, "pottery", day("2026-05-31"))[0].0.version, 1);
    }
}
