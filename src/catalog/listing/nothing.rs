//! What to try where nothing was found: the same search without one of its filters, other places and categories
//! that have it, and the curator's collections.

use serde::Serialize;

use super::{Chip, Choice, Group};
use crate::catalog::collection::Collection;
use crate::catalog::filters::Filters;

/// Each attempt is a search of its own.
pub const MAX_ATTEMPTS: usize = 6;
const ELSEWHERE: usize = 6;

#[derive(Debug, Serialize)]
pub struct Nothing {
    /// labels are the filters that are let go of
    pub without: Vec<Choice>,
    /// other places, other categories
    pub elsewhere: Vec<Choice>,
    pub collections: Vec<Collection>,
}

impl Nothing {
    /// `counts` says how much each chip's address finds, in the order of the chips.
    pub fn new(
        filters: &Filters,
        chips: &[Chip],
        counts: &[u64],
        groups: &[Group],
        collections: Vec<Collection>,
    ) -> Self {
        let without = chips
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|(chip, count)| Choice {
                label: chip.label.clone(),
                count: *count,
                address: chip.address.clone(),
                is_on: false,
            })
            .collect();
        let is_elsewhere = |group: &&Group| match group.name {
            "province" | "regency" => filters.province.is_some(),
            "category" => !filters.categories.is_empty(),
            _ => false,
        };
        let elsewhere = groups.iter().filter(is_elsewhere).flat_map(Group::all);
        let elsewhere = elsewhere.filter(|choice| choice.count > 0 && !choice.is_on).take(ELSEWHERE).cloned().collect();
        Self { without, elsewhere, collections }
    }
}
