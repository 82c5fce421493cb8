//! What comes next for a product, in the list and on its page.

use serde::Serialize;

use super::content::ListingContent;
use super::problems::problems;
use super::submission::Decision;
use crate::catalog::ListingStatus;

/// What its people can do about a product now: a message with a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    pub key: &'static str,
    pub n: usize,
    /// the field that is to be filled in first, where one is
    pub field: Option<String>,
    /// it waits for them, not for the curator
    pub is_theirs: bool,
}

/// What comes next for a product: `is_withheld` by the suspension of its BUMDes, `round` is its latest one's decision and the number of points left to answer.
pub fn next(
    status: ListingStatus,
    is_withheld: bool,
    is_ahead: bool,
    content: Option<&ListingContent>,
    round: Option<(Option<Decision>, usize)>,
) -> Option<Next> {
    let next = |key, n, field, is_theirs| Some(Next { key, n, field, is_theirs });
    let missing = content.map(problems).unwrap_or_default();
    let first = missing.first().map(|problem| problem.field.clone());
    let waits = matches!(round, Some((None, _)));
    let points = match round {
        Some((Some(Decision::ChangesRequested), points)) => points,
        _ => 0,
    };
    match status {
        ListingStatus::Archived => None,
        // whatever else there is to do: it comes back by itself
        ListingStatus::Unpublished if is_withheld => next("listing-next-withheld", 0, None, false),
        ListingStatus::Submitted if is_ahead => next("listing-next-submit-again", 0, None, true),
        ListingStatus::Submitted => next("listing-next-wait", 0, None, false),
        _ if points > 0 => next("listing-next-answer", points, None, true),
        _ if !missing.is_empty() && (is_ahead || content.is_some_and(|c| !c.unread.is_empty()) || is_new(status)) => {
            next("listing-next-complete", missing.len(), first, true)
        }
        ListingStatus::Draft | ListingStatus::ChangesRequested => next("listing-next-submit", 0, None, true),
        ListingStatus::Published | ListingStatus::Unpublished if is_ahead => {
            next("listing-next-submit-change", 0, None, true)
        }
        ListingStatus::Published | ListingStatus::Unpublished if waits => {
            next("listing-next-wait-change", 0, None, false)
        }
        ListingStatus::Published => None,
        ListingStatus::Unpublished => next("listing-next-bring-back", 0, None, true),
    }
}

fn is_new(status: ListingStatus) -> bool {
    matches!(status, ListingStatus::Draft | ListingStatus::ChangesRequested)
}
