//! What a company can order, at its own prices.

use std::collections::HashMap;

use diesel::QueryResult;
use serde::Serialize;

use super::goods::{Good, of_products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, ProductId};
use crate::media::photo::Photo;
use crate::media::shown;
use crate::price_lists::{Offer, prices_for};

/// A product with its options.
#[derive(Debug, Serialize)]
pub struct Entry {
    pub slug: String,
    pub category: String,
    pub name_id: String,
    pub name_en: String,
    pub bumdes_name: String,
    pub village_name: String,
    pub photo: Option<Photo>,
    pub options: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    #[serde(flatten)]
    pub good: Good,
    /// those that the rule chooses among, one mostly
    pub offers: Vec<Offer>,
    /// what everybody pays for one
    pub usual_minor: i64,
}

/// In this order, without what is not sold. Six statements, however many.
pub fn entries(conn: &mut DbConn, now: Timestamp, company: &CompanyId, of: &[ProductId]) -> QueryResult<Vec<Entry>> {
    let goods = of_products(conn, of)?;
    let ids: Vec<_> = goods.iter().map(|good| good.variant_id.clone()).collect();
    let mut prices = prices_for(conn, now, company, &ids)?;
    let mut photos = shown::first_of(conn, &of.iter().collect::<Vec<_>>())?;
    let mut entries: HashMap<ProductId, Entry> = HashMap::new();
    for good in goods {
        let Some(prices) = prices.remove(&good.variant_id) else { continue };
        let entry = entries.entry(good.product_id.clone()).or_insert_with(|| Entry {
            slug: good.slug.clone(),
            category: good.category.clone(),
            name_id: good.name_id.clone(),
            name_en: good.name_en.clone(),
            bumdes_name: good.bumdes_name.clone(),
            village_name: good.village_name.clone(),
            photo: photos.remove(&good.product_id),
            options: Vec::new(),
        });
        let usual_minor = prices.usual_minor(1);
        let offers = prices.strongest().into_iter().cloned().collect();
        entry.options.push(Choice { good, offers, usual_minor });
    }
    Ok(of.iter().filter_map(|id| entries.remove(id)).collect())
}
