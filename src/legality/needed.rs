//! What a BUMDes has to bring, told once for all products that lack the same.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::queries::OwnProduct;
use super::{Lack, Missing};
use crate::catalog::ListingStatus;
use crate::ids::ProductId;

/// More products are counted, not named.
const NAMED: usize = 6;

/// One lack, and the products that have it.
#[derive(Debug, Serialize)]
pub struct Needed {
    pub missing: Missing,
    pub products: Vec<NeededFor>,
    pub more: usize,
    /// of all
    pub count: usize,
    /// whom a permit would be for, as the form writes it: the one product, or the one maker of them all
    pub holder: Option<String>,
    /// the first day on which one of them leaves the gallery
    pub first_end: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NeededFor {
    pub id: ProductId,
    pub name_id: String,
    pub name_en: String,
    /// it is in the gallery until the end of this day
    pub until: Option<NaiveDate>,
}

/// What waits for a curator alone is left out. The most urgent first.
pub fn needed(own: &[OwnProduct], mut missing: HashMap<ProductId, Vec<Missing>>) -> Vec<Needed> {
    type Lacking<'a> = (&'a OwnProduct, Option<NaiveDate>);
    let mut groups: Vec<(Missing, Vec<Lacking<'_>>)> = Vec::new();
    for product in own {
        let lacks = missing.remove(&product.id).unwrap_or_default();
        for lack in lacks.into_iter().filter(|lack| lack.lack != Lack::Unverified || lack.needs_number) {
            let is_listed = product.status == ListingStatus::Published;
            let row = (product, lack.tolerated_until.filter(|_| is_listed));
            match groups.iter_mut().find(|(known, _)| is_alike(known, &lack)) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((lack, vec![row])),
            }
        }
    }
    let mut needed: Vec<Needed> = groups.into_iter().map(|(missing, rows)| group(missing, &rows)).collect();
    needed.sort_by_key(|group| (group.first_end.is_none(), group.first_end, group.missing.needs_number));
    needed
}

fn is_alike(one: &Missing, other: &Missing) -> bool {
    (one.kind, one.lack, one.needs_number) == (other.kind, other.lack, other.needs_number)
        && one.note_id == other.note_id
}

fn group(missing: Missing, rows: &[(&OwnProduct, Option<NaiveDate>)]) -> Needed {
    let row = |(product, until): &(&OwnProduct, Option<NaiveDate>)| NeededFor {
        id: product.id.clone(),
        name_id: product.name_id.clone(),
        name_en: product.name_en.clone(),
        until: *until,
    };
    let holder = match rows {
        [(only, _)] => Some(format!("product:{}", only.id)),
        [(first, _), rest @ ..] if rest.iter().all(|(other, _)| other.producer_id == first.producer_id) => {
            Some(format!("producer:{}", first.producer_id))
        }
        _ => None,
    };
    Needed {
        missing,
        products: rows.iter().take(NAMED).map(row).collect(),
        more: rows.len().saturating_sub(NAMED),
        count: rows.len(),
        holder,
        first_end: rows.iter().filter_map(|(_, until)| *until).min(),
    }
}
