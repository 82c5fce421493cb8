//! Agreements in words, for pages.

use serde::Serialize;

use super::agreement::{ShareAgreement, Terms};
use super::forms::term_text;
use crate::db::Timestamp;
use crate::i18n::Language;

/// The shares as people write them.
#[derive(Debug, Serialize)]
pub(super) struct ShownTerms {
    commission: String,
    maker: String,
    cluster: String,
    village: String,
}

impl ShownTerms {
    pub(super) fn of(terms: &Terms, language: Language) -> Self {
        Self {
            commission: term_text(terms.commission, language),
            maker: term_text(terms.maker, language),
            cluster: term_text(terms.cluster, language),
            village: term_text(terms.village, language),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ShownVersion {
    terms: ShownTerms,
    effective_from: Timestamp,
    made_at: Timestamp,
    made_by: String,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Waits,
    InForce,
    Past,
}

/// `versions` as [`super::agreement::versions`] orders them.
pub(super) fn shown(versions: &[(ShareAgreement, String)], now: Timestamp, language: Language) -> Vec<ShownVersion> {
    let in_force = versions.iter().position(|(version, _)| version.effective_from <= now);
    let state = |position: usize| match in_force {
        Some(in_force) if position == in_force => State::InForce,
        Some(in_force) if position > in_force => State::Past,
        _ => State::Waits,
    };
    let shown = versions.iter().enumerate().map(|(position, (version, made_by))| ShownVersion {
        terms: ShownTerms::of(&version.terms(), language),
        effective_from: version.effective_from,
        made_at: version.made_at,
        made_by: made_by.clone(),
        state: state(position),
    });
    shown.collect()
}
