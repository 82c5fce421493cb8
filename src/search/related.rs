//! What else somebody may like who looks at a product: its kind from other villages first.

use super::ProductCard;
use super::embedded::Like;
use super::stem::StemLanguage;
use super::words::fold;
use crate::app::App;
use crate::catalog::Product;

/// How many of them are shown.
const SHOWN: usize = 4;

/// Products like this one, whose category is called `category` in Indonesian. Always by the embedded
/// index, so that a page does not depend on the engine that answers. Empty rather than an error, because a
/// product's page is whole without it. Blocks, for microseconds while the index is in memory.
pub fn related(app: &App, product: &Product, category: &str) -> Vec<ProductCard> {
    let settings = app.search.settings();
    let mut tokens = settings.tokens(&fold(&product.name_id), StemLanguage::Id);
    tokens.extend(settings.tokens(&fold(&product.search_keywords), StemLanguage::Both));
    let like = Like {
        product_id: product.id.0.clone(),
        village_code: product.village_code.clone(),
        category: settings.tokens(&fold(category), StemLanguage::Id),
        tokens,
    };
    app.search.embedded.similar(&like, SHOWN).unwrap_or_else(|error| {
        tracing::warn!(error = format!("{error:#}"), "no related products");
        Vec::new()
    })
}
