//! What else somebody may like who looks at a product: its kind from other villages first.

use std::collections::HashMap;

use super::ProductCard;
use super::embedded::Like;
use super::stem::StemLanguage;
use super::words::fold;
use crate::app::App;
use crate::catalog::Product;

/// Candidates, and how many of them are shown.
const LOOKED_AT: usize = 16;
const SHOWN: usize = 4;
/// Of one village.
const NEIGHBOURS: usize = 2;

/// Products like this one, whose category is called `category` in Indonesian. Always by the embedded
/// index, so that a page does not depend on the engine that answers. Empty rather than an error, because a
/// product's page is whole without it.
pub async fn related(app: &App, product: &Product, category: &str) -> Vec<ProductCard> {
    let settings = app.search.settings();
    let mut tokens = settings.tokens(&fold(&product.name_id), StemLanguage::Id);
    tokens.extend(settings.tokens(&fold(&product.search_keywords), StemLanguage::Both));
    let category = settings.tokens(&fold(category), StemLanguage::Id);
    let like = Like { product_id: product.id.0.clone(), category, tokens };
    match app.search.embedded.similar(like, LOOKED_AT).await {
        Ok(cards) => spread(cards, &product.village_code),
        Err(error) => {
            tracing::warn!(error = format!("{error:#}"), "no related products");
            Vec::new()
        }
    }
}

/// The best ones, other villages first and none too often; the page shows its own village's others anyway.
fn spread(cards: Vec<ProductCard>, village: &str) -> Vec<ProductCard> {
    let mut of_village: HashMap<String, usize> = HashMap::new();
    let (others, own): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| card.village_code != village);
    let others = others.into_iter().filter(|card| {
        let seen = of_village.entry(card.village_code.clone()).or_default();
        *seen += 1;
        *seen <= NEIGHBOURS
    });
    let others: Vec<ProductCard> = others.collect();
    others.into_iter().chain(own).take(SHOWN).collect()
}
