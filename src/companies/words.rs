//! What was done for a company, in words: for its own trail and for the operator's page of it.

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::event::CompanyActKind;
use super::queries::EventRow;
use super::role::roles_of_text;
use super::terms::Terms;
use crate::db::Timestamp;
use crate::ledger::agreement::Term;
use crate::ledger::forms::term_text;
use crate::money::Money;
use crate::web::age::Age;
use crate::web::{Visitor, format};

/// An act as pages show it.
#[derive(Serialize)]
pub(super) struct Told {
    person: String,
    act: CompanyActKind,
    subject: String,
    note: Option<String>,
    created_at: Timestamp,
    age: Age,
}

pub(super) fn tell_all(visitor: &Visitor, rows: Vec<EventRow>) -> Vec<Told> {
    let now = visitor.app.clock.now();
    let tell = |row: EventRow| Told {
        note: row.note.as_deref().and_then(|kept| note(visitor, row.kind, kept)),
        age: Age::of(row.created_at, now),
        person: row.person,
        act: row.kind,
        subject: row.subject,
        created_at: row.created_at,
    };
    rows.into_iter().map(tell).collect()
}

/// A note is kept in words of the program where it is none of a person's own.
fn note(visitor: &Visitor, kind: CompanyActKind, kept: &str) -> Option<String> {
    use CompanyActKind::{BudgetEnded, BudgetMade, MemberInvited, MemberJoined, RolesChanged, RuleSet, TermsGranted};
    match kind {
        MemberInvited | MemberJoined | RolesChanged => {
            let roles = roles_of_text(kept);
            Some(
                roles
                    .iter()
                    .map(|role| visitor.text(&format!("company-role-{role}"), &[]))
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        }
        TermsGranted => Terms::of_note(kept).map(|terms| in_words(visitor, &terms)),
        RuleSet => Some(rule(visitor, kept)),
        BudgetMade | BudgetEnded => budget(visitor, kept),
        _ => Some(kept.to_owned()),
    }
}

/// `30 hari setelah invoice · limit kredit Rp200.000.000`
pub(super) fn in_words(visitor: &Visitor, terms: &Terms) -> String {
    let percent = term_text(Term::Bps(terms.deposit_bps), visitor.language);
    let payment =
        visitor.text(&format!("company-payment-{}-text", terms.payment), &[("percent", FluentValue::from(percent))]);
    if terms.credit_limit_minor == 0 {
        return payment;
    }
    let limit = [("limit", FluentValue::from(amount(visitor, terms.credit_limit_minor)))];
    format!("{payment} · {}", visitor.text("company-limit", &limit))
}

/// Kept as two sums, `-` for none.
fn rule(visitor: &Visitor, kept: &str) -> String {
    let (one, two) = kept.split_once(' ').unwrap_or((kept, "-"));
    let sum = |text: &str| text.parse().ok().map(|minor| FluentValue::from(amount(visitor, minor)));
    match (sum(one), sum(two)) {
        (Some(one), Some(two)) => visitor.text("company-rule-both", &[("one", one), ("two", two)]),
        (Some(one), None) => visitor.text("company-rule-one", &[("one", one)]),
        (None, _) => visitor.text("company-rule-none", &[]),
    }
}

/// Kept as two days and a sum.
fn budget(visitor: &Visitor, kept: &str) -> Option<String> {
    let mut words = kept.split(' ');
    let mut day = || words.next()?.parse().ok().map(|day| FluentValue::from(format::day(day, visitor.language)));
    let (from, until) = (day()?, day()?);
    let sum = FluentValue::from(amount(visitor, words.next()?.parse().ok()?));
    Some(visitor.text("company-budget", &[("from", from), ("until", until), ("amount", sum)]))
}

fn amount(visitor: &Visitor, minor: i64) -> String {
    Money::idr(minor).display(visitor.language)
}
