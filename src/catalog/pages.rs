//! The product list, a product, a collection.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::collection;
use super::details::Details;
use super::filters::Filters;
use super::listing::{Listing, MAX_ATTEMPTS, Nothing, PER_PAGE, Words};
use super::{cards, care, heads};
use crate::cart::change::MAX_QUANTITY;
use crate::db::DbConn;
use crate::error::AppError;
use crate::regions;
use crate::search;
use crate::shipping;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{Visitor, same_page};

/// `GET /collections/{slug}`
pub async fn collection(visitor: Visitor, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (slug, now) = (slug.into_inner(), visitor.app.clock.now());
    let shelf = visitor.app.read::<_, AppError>(move |conn| Ok(collection::find(conn, now, &slug)?)).await?;
    let shelf = shelf.ok_or(AppError::NotFound)?;
    let mut context = Context::new();
    context.insert("head", &heads::collection(&visitor, &shelf));
    context.insert("shelf", &shelf);
    visitor.shared_page("catalog/collection.html", context, [same_page::catalogue()])
}

/// `GET /products`
pub async fn list(visitor: Visitor, request: HttpRequest) -> Result<HttpResponse, AppError> {
    let filters = Filters::parse(request.query_string());
    let query = filters.search_query(visitor.language, PER_PAGE);
    let results = visitor.app.search.search(&query).await.map_err(|error| AppError::Unavailable(error.to_string()))?;
    if results.items.is_empty() && results.total > 0 {
        let last = results.total.div_ceil(u64::from(PER_PAGE));
        return Ok(visitor.redirect(&filters.address(u32::try_from(last).unwrap_or(1))));
    }
    let searched = filters.is_text_alone().then(|| results.searched(visitor.language, &filters.text));
    let names = visitor.app.names.of(&visitor.app, &filters, &results).await?;
    let words = Words { translations: &visitor.app.translations, language: visitor.language };
    let listing = Listing::new(&filters, results, &names, &words);
    let listing = listing.marked(visitor.app.search.settings(), &filters.text, visitor.language);
    let mut context = Context::new();
    context.insert("head", &heads::list(&visitor, &filters, &listing));
    if listing.total == 0 {
        context.insert("nothing", &nothing(&visitor, &filters, &listing).await?);
    }
    context.insert("search_text", &filters.text);
    context.insert("listing", &listing);
    let mut page = visitor.shared_page("catalog/list.html", context, [same_page::catalogue()])?;
    if let Some(searched) = searched {
        searched.mark(&mut page);
    }
    Ok(page)
}

/// Tries the same search without each of its filters. A text alone is not one: without it, all is left.
async fn nothing(visitor: &Visitor, filters: &Filters, listing: &Listing) -> Result<Nothing, AppError> {
    let mut counts = Vec::new();
    let is_text_alone = listing.chips.len() == 1 && !filters.text.is_empty();
    for chip in listing.chips.iter().take(MAX_ATTEMPTS).filter(|_| !is_text_alone) {
        let (_, query) = chip.address.split_once('?').unwrap_or_default();
        let query = Filters::parse(query).search_query(visitor.language, 1);
        let found = visitor.app.search.search(&query).await;
        counts.push(found.map_err(|error| AppError::Unavailable(error.to_string()))?.total);
    }
    let now = visitor.app.clock.now();
    let collections = visitor.app.read::<_, AppError>(move |conn| Ok(collection::shown(conn, now)?)).await?;
    Ok(Nothing::new(filters, &listing.chips, &counts, &listing.groups, collections))
}

/// `GET /products/{slug}`
pub async fn show(visitor: Visitor, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let slug = slug.into_inner();
    let app = visitor.app.clone();
    let load = move |conn: &mut DbConn| {
        let Some(details) = super::details::find(conn, &slug)? else { return Err(AppError::NotFound) };
        let surroundings = Surroundings::of(conn, &details)?;
        let related = search::related(&app, &details.product, &details.category.name_id);
        Ok((details.for_a_page(), surroundings, related))
    };
    let (details, surroundings, related) = visitor.app.look::<_, AppError>(load).await?;
    let (mut context, dearest) = product_context(&visitor, &details, &surroundings);
    context.insert("head", &heads::product(&visitor, &details, dearest));
    context.insert("related", &related);
    let keys = [same_page::product(&details.product.slug), same_page::village(&details.product.village_code)];
    visitor.shared_page("catalog/product.html", context, keys)
}

/// What stands around a product on its page.
pub struct Surroundings {
    neighbours: Vec<search::ProductCard>,
    rates: shipping::RateTable,
}

impl Surroundings {
    pub fn of(conn: &mut DbConn, details: &Details) -> diesel::QueryResult<Self> {
        Ok(Self {
            neighbours: cards::neighbours(conn, details)?,
            rates: shipping::queries::rates_of(conn, &details.product.bumdes_id)?,
        })
    }
}

/// What `catalog/product.html` shows, for buyers and for the preview of who writes it; with it the price of the
/// dearest parcel, where everybody can be reached.
pub fn product_context(visitor: &Visitor, details: &Details, around: &Surroundings) -> (Context, Option<i64>) {
    let lightest = details.options.iter().map(|o| o.weight_g).min().unwrap_or(0) * details.product.min_order_quantity;
    let shipping = shipping_by_zone(details, &around.rates, lightest);
    let description = visitor.language.pick(&details.product.description_id, &details.product.description_en);
    let own_care = visitor.language.pick(&details.care_id, &details.care_en);
    let own_care = if own_care.is_empty() { details.care_id.as_str() } else { own_care };
    let (told, care) =
        if own_care.is_empty() { care::split(description, visitor.language) } else { (description, own_care) };
    let mut context = Context::new();
    let reaches_everywhere = shipping.len() == shipping::Zone::ALL.len();
    let dearest = shipping.iter().map(|rate| rate.price_minor).max().filter(|_| reaches_everywhere);
    context.insert("shipping_from", &shipping.iter().map(|rate| rate.price_minor).min());
    context.insert("shipping", &shipping);
    context.insert("near", &regions::provinces_near(&details.seller.village_code).join(","));
    context.insert("told", told);
    context.insert("care", care);
    context.insert("first_choice", &details.first_choice());
    context.insert("most", &details.most_available().unwrap_or(MAX_QUANTITY));
    context.insert("chat", &whatsapp_link(&details.seller.phone, &question(visitor, details)));
    context.insert("is_in_stock", &details.is_in_stock());
    context.insert("is_on_hold", &details.is_on_hold());
    context.insert("cheapest_minor", &details.cheapest_minor());
    context.insert("has_price_range", &details.has_price_range());
    context.insert("neighbours", &around.neighbours);
    context.insert("halal", details.halal());
    context.insert("details", details);
    (context, dearest)
}

/// What a parcel costs to a zone: for the lightest purchase, and as the rate that weights are reckoned by.
#[derive(Serialize)]
struct ShippingToZone {
    zone: shipping::Zone,
    price_minor: i64,
    first_kg_minor: i64,
    next_kg_minor: i64,
}

fn shipping_by_zone(details: &Details, rates: &shipping::RateTable, weight_g: i64) -> Vec<ShippingToZone> {
    let to_zone = |zone: &shipping::Zone| {
        let rate = rates.rate(&details.product.bumdes_id, *zone)?;
        let (first_kg_minor, next_kg_minor) = (rate.first_kg_minor, rate.next_kg_minor);
        Some(ShippingToZone { zone: *zone, price_minor: rate.price(weight_g)?.minor, first_kg_minor, next_kg_minor })
    };
    shipping::Zone::ALL.iter().filter_map(to_zone).collect()
}

/// What a visitor would ask the seller about a piece that is sold out, ready to send.
fn question(visitor: &Visitor, details: &Details) -> String {
    let name = details.product.name(visitor.language);
    let address = format!("{}/products/{}", visitor.app.config.server.base_url, details.product.slug);
    visitor.text("catalog-ask-text", &[("name", name.into()), ("address", address.into())])
}
