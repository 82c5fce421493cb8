//! What this process has counted and not written yet.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::ids::VariantId;

/// Different products counted between two writings; more are a flood.
const MOST: usize = 50_000;

#[derive(Default)]
pub struct Tally(Mutex<Counts>);

/// A product's village is looked up when the counts are written.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// by the slug of the product
    pub views: HashMap<String, i64>,
    pub cart_adds: HashMap<VariantId, i64>,
}

impl Tally {
    /// Somebody looked at a product's page.
    pub fn view(&self, slug: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = counts.views.get_mut(slug) {
            *views += 1;
        } else if counts.views.len() < MOST {
            counts.views.insert(slug.to_owned(), 1);
        }
    }

    /// Somebody put a product into a cart.
    pub fn cart_add(&self, variant_id: &VariantId) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(adds) = counts.cart_adds.get_mut(variant_id) {
            *adds += 1;
        } else if counts.cart_adds.len() < MOST {
            counts.cart_adds.insert(variant_id.clone(), 1);
        }
    }

    pub(super) fn take(&self) -> Counts {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Counts {
    pub fn is_empty(&self) -> bool {
        self.views.is_empty() && self.cart_adds.is_empty()
    }
}
