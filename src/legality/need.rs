//! What a product lacks on a day: its category's rules beside the permits that hold for it. Reads nothing, writes
//! nothing.

use std::collections::HashSet;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::rule::{Duty, PermitRule, in_force};
use super::{Permit, PermitKind, PermitStatus};
use crate::ids::{BumdesId, PermitId, ProducerId, ProductId};
use crate::web::Visitor;

/// What the rules look at.
#[derive(Debug, Clone)]
pub struct Judged {
    pub id: ProductId,
    pub bumdes_id: BumdesId,
    pub producer_id: ProducerId,
    pub category_code: String,
    /// the day it came into the gallery
    pub published_on: Option<NaiveDate>,
}

/// Why a permit does not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    Nothing,
    /// stated, and nobody has checked it
    Unverified,
    Refused,
    Expired,
}

impl Lack {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Unverified => "unverified",
            Self::Refused => "refused",
            Self::Expired => "expired",
        }
    }
}

/// A permit that a rule asks for and the product has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    pub kind: PermitKind,
    /// one of this kind does as well
    pub instead: Option<PermitKind>,
    pub lack: Lack,
    /// the permit that does not help
    pub permit_id: Option<PermitId>,
    /// that permit is named by an imported file, and its number is still to be told
    pub needs_number: bool,
    /// a curator may find that the product is not what the law means
    pub is_conditional: bool,
    pub source: String,
    pub note_id: String,
    pub note_en: String,
    /// the last day on which a listing in the gallery stays there; none while the permit waits to be checked
    pub tolerated_until: Option<NaiveDate>,
}

impl Missing {
    /// Whether nothing but a permit of the BUMDes helps: not a curator who checks one, nor one who finds that the rule
    /// means something else.
    pub fn is_sellers_alone(&self) -> bool {
        !self.is_conditional && !self.waits_for_curator()
    }

    /// Whether the BUMDes has done its part.
    pub fn waits_for_curator(&self) -> bool {
        self.lack == Lack::Unverified && !self.needs_number
    }

    /// Whether a listing with it must leave the gallery.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.tolerated_until.is_some_and(|last| last < today)
    }
}

/// Why a product is not published, in the reader's words.
pub fn refusal_text(visitor: &Visitor, missing: &[Missing]) -> String {
    visitor.text("legality-not-published", &[("list", list_text(visitor, missing).into())])
}

/// What is lacking, in the reader's words.
pub fn list_text(visitor: &Visitor, missing: &[Missing]) -> String {
    let kind = |missing: &Missing| {
        let kind = visitor.text(&format!("legality-kind-{}", missing.kind), &[]);
        visitor.text(&format!("legality-lack-{}", missing.lack.as_str()), &[("kind", kind.into())])
    };
    let list: Vec<String> = missing.iter().map(kind).collect();
    list.join("; ")
}

/// Every permit that the product lacks on this day.
pub fn judge(
    product: &Judged,
    rules: &[PermitRule],
    permits: &[Permit],
    exemptions: &HashSet<(ProductId, PermitKind)>,
    today: NaiveDate,
) -> Vec<Missing> {
    let asked = in_force(rules, &product.category_code, today).into_iter().filter(|(rule, _)| match rule.duty {
        Duty::Required => true,
        Duty::RequiredIf => !exemptions.contains(&(product.id.clone(), rule.kind)),
        Duty::Shown => false,
    });
    asked.filter_map(|(rule, began)| missing(product, rule, began, permits, today)).collect()
}

fn missing(
    product: &Judged,
    rule: &PermitRule,
    began: NaiveDate,
    permits: &[Permit],
    today: NaiveDate,
) -> Option<Missing> {
    let helps = |permit: &&Permit| {
        (permit.kind == rule.kind || Some(permit.kind) == rule.instead_kind)
            && permit.covers(&product.bumdes_id, &product.producer_id, &product.id)
    };
    let own: Vec<&Permit> = permits.iter().filter(helps).collect();
    let holds = |permit: &&&Permit, status| permit.status == status && !permit.has_ended(today);
    if own.iter().any(|permit| holds(&permit, PermitStatus::Verified)) {
        return None;
    }
    let asked_since = product.published_on.map_or(began, |day| day.max(began));
    let grace = TimeDelta::days(rule.grace_days.into());
    // one with a number can be checked: what a file says without one stands back
    let stated = own.iter().filter(|permit| holds(permit, PermitStatus::Stated));
    let stated = stated.max_by_key(|permit| !permit.number.is_empty());
    let ended = own.iter().filter(|p| p.status != PermitStatus::Refused && p.has_ended(today));
    let ended = ended.max_by_key(|permit| permit.expires_on);
    let refused = own.iter().filter(|p| p.status == PermitStatus::Refused).max_by_key(|p| p.decided_at);
    let (lack, permit, tolerated_until) = match (stated, ended, refused) {
        (Some(permit), ..) => (Lack::Unverified, Some(permit), None),
        (None, Some(permit), _) => (Lack::Expired, Some(permit), permit.expires_on),
        (None, None, Some(permit)) => {
            let since = permit.decided_at.map_or(asked_since, |at| asked_since.max(at.date()));
            (Lack::Refused, Some(permit), Some(since + grace))
        }
        (None, None, None) => (Lack::Nothing, None, Some(asked_since + grace)),
    };
    Some(Missing {
        kind: rule.kind,
        instead: rule.instead_kind,
        lack,
        permit_id: permit.map(|permit| permit.id.clone()),
        needs_number: permit.is_some_and(|permit| permit.number.is_empty()),
        is_conditional: rule.duty == Duty::RequiredIf,
        source: rule.source.clone(),
        note_id: rule.note_id.clone(),
        note_en: rule.note_en.clone(),
        tolerated_until,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PermitRuleId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn coffee() -> Judged {
        Judged {
            id: ProductId("coffee".into()),
            bumdes_id: BumdesId("catur".into()),
            producer_id: ProducerId("roaster".into()),
            category_code: "coffee-tea-cocoa".into(),
            published_on: Some(day("2026-11-22")),
        }
    }

    fn rule(kind: PermitKind, duty: Duty) -> PermitRule {
        PermitRule {
            id: PermitRuleId::new(),
            category_code: Some("coffee-tea-cocoa".into()),
            kind,
            instead_kind: (kind == PermitKind::Pirt).then_some(PermitKind::Bpom),
            version: 1,
            duty,
            in_force_from: Some(day("2026-10-17")),
            grace_days: 90,
            source: String::new(),
            note_id: String::new(),
            note_en: String::new(),
            made_by: None,
            made_at: day("2026-01-01").and_time(chrono::NaiveTime::MIN),
        }
    }

    fn permit(kind: PermitKind, status: PermitStatus, expires_on: Option<&str>) -> Permit {
        Permit {
            id: PermitId::new(),
            bumdes_id: coffee().bumdes_id,
            kind,
            product_id: None,
            producer_id: Some(coffee().producer_id),
            number: "1".into(),
            issued_on: None,
            expires_on: expires_on.map(day),
            status,
            reason: None,
            stated_by: None,
            stated_at: day("2026-11-01").and_time(chrono::NaiveTime::MIN),
            decided_by: None,
            decided_at: Some(day("2026-12-01").and_time(chrono::NaiveTime::MIN)),
            ended_at: None,
        }
    }

    fn lacks(rules: &[PermitRule], permits: &[Permit], today: &str) -> Vec<(Lack, Option<NaiveDate>)> {
        let found = judge(&coffee(), rules, permits, &HashSet::new(), day(today));
        found.into_iter().map(|missing| (missing.lack, missing.tolerated_until)).collect()
    }

    #[test]
    fn a_verified_permit_helps_to_the_end_of_its_last_day() {
        let rules = [rule(PermitKind::Halal, Duty::Required)];
        let permits = [permit(PermitKind::Halal, PermitStatus::Verified, Some("2027-01-31"))];
        assert_eq!(lacks(&rules, &permits, "2027-01-31"), []);
        assert_eq!(lacks(&rules, &permits, "2027-02-01"), [(Lack::Expired, Some(day("2027-01-31")))]);
    }

    #[test]
    fn nothing_is_borne_for_the_grace_and_a_refusal_from_its_day_on() {
        let rules = [rule(PermitKind::Halal, Duty::Required)];
        let nothing = lacks(&rules, &[], "2026-12-05");
        assert_eq!(nothing, [(Lack::Nothing, Some(day("2026-11-22") + TimeDelta::days(90)))]);
        let refused = [permit(PermitKind::Halal, PermitStatus::Refused, None)];
        let expected = (Lack::Refused, Some(day("2026-12-01") + TimeDelta::days(90)));
        assert_eq!(lacks(&rules, &refused, "2026-12-05"), [expected]);
        let stated = [permit(PermitKind::Halal, PermitStatus::Stated, None)];
        assert_eq!(lacks(&rules, &stated, "2026-12-05"), [(Lack::Unverified, None)]);
    }

    #[test]
    fn another_kind_may_do_as_well_and_another_makers_permit_does_not() {
        let rules = [rule(PermitKind::Pirt, Duty::Required)];
        let mut permits = [permit(PermitKind::Bpom, PermitStatus::Verified, None)];
        assert_eq!(lacks(&rules, &permits, "2026-12-05"), []);
        permits[0].producer_id = Some(ProducerId("somebody".into()));
        assert_eq!(lacks(&rules, &permits, "2026-12-05").len(), 1);
        permits[0].producer_id = None;
        permits[0].bumdes_id = BumdesId("another".into());
        assert_eq!(lacks(&rules, &permits, "2026-12-05").len(), 1);
    }

    #[test]
    fn a_stated_permit_with_a_number_stands_before_one_without() {
        let rules = [rule(PermitKind::Halal, Duty::Required)];
        let mut permits = vec![permit(PermitKind::Halal, PermitStatus::Stated, None); 2];
        for unnumbered in [0, 1] {
            permits[unnumbered].number.clear();
            permits[1 - unnumbered].number = "1".into();
            let found = judge(&coffee(), &rules, &permits, &HashSet::new(), day("2026-12-05"));
            assert!(!found[0].needs_number && !found[0].is_sellers_alone());
        }
        permits[1].number.clear();
        permits[0].number.clear();
        assert!(judge(&coffee(), &rules, &permits, &HashSet::new(), day("2026-12-05"))[0].is_sellers_alone());
    }

    #[test]
    fn only_a_conditional_rule_knows_exemptions() {
        let exempt = HashSet::from([(coffee().id, PermitKind::Halal)]);
        for (duty, count) in [(Duty::Required, 1), (Duty::RequiredIf, 0), (Duty::Shown, 0)] {
            let rules = [rule(PermitKind::Halal, duty)];
            assert_eq!(judge(&coffee(), &rules, &[], &exempt, day("2026-12-05")).len(), count, "{duty}");
        }
    }
}
