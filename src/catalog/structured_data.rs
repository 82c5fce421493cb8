//! The gallery for search engines, in the words of <https://schema.org>: the house, a product with its offers, a
//! collection. Breadcrumbs are `PageHead`'s.

use serde_json::{Value, json};

use super::collection::Shelf;
use super::details::{Details, OptionOnOffer};
use super::product::Making;
use crate::web::Visitor;
use crate::web::page_head::absolute;

const SCHEMA: &str = "https://schema.org";

/// Who runs this, and how to search it.
pub fn house(visitor: &Visitor, about: &str) -> Value {
    let base = &visitor.app.config.server.base_url;
    let house = format!("{base}/#house");
    json!({
        "@context": SCHEMA,
        "@graph": [
            {
                "@type": "Organization",
                "@id": house,
                "name": "Etalase",
                "url": format!("{base}/"),
                "description": about,
                "logo": format!("{base}/public/icons/icon-512.png"),
            },
            {
                "@type": "WebSite",
                "name": "Etalase",
                "url": format!("{base}/"),
                "inLanguage": visitor.language,
                "publisher": { "@id": house },
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": { "@type": "EntryPoint", "urlTemplate": format!("{base}/products?q={{search_term_string}}") },
                    "query-input": "required name=search_term_string",
                },
            },
        ],
    })
}

/// One option is an Offer, several are an AggregateOffer around theirs. `dearest_shipping_minor` is what sending one
/// costs at most, when it can be sent everywhere.
pub fn product(visitor: &Visitor, details: &Details, dearest_shipping_minor: Option<i64>) -> Value {
    let (product, language) = (&details.product, visitor.language);
    let base = &visitor.app.config.server.base_url;
    let address = absolute(visitor, &format!("/products/{}", product.slug));
    let shared = OfferFacts {
        address: &address,
        seller: json!({
            "@type": "Organization",
            "name": details.seller.name,
            "url": absolute(visitor, &format!("/bumdes/{}", details.seller.slug)),
        }),
        shipping: dearest_shipping_minor.map(|minor| shipping(minor, product.lead_time_days)),
        making: product.making,
        minimum: product.min_order_quantity,
    };
    let offers: Vec<Value> = details.options.iter().map(|option| offer(option, &shared)).collect();
    let offers = match offers.as_slice() {
        [only] => only.clone(),
        _ => json!({
            "@type": "AggregateOffer",
            "priceCurrency": "IDR",
            "lowPrice": details.cheapest_minor(),
            "highPrice": details.options.iter().map(|option| option.price_minor).max(),
            "offerCount": offers.len(),
            "offers": offers,
        }),
    };
    json!({
        "@context": SCHEMA,
        "@type": "Product",
        "name": product.name(language),
        "description": language.pick(&product.description_id, &product.description_en),
        "sku": product.sku,
        "category": language.pick(&details.category.name_id, &details.category.name_en),
        "image": images(base, details),
        "url": address,
        "material": product.materials,
        "brand": { "@type": "Brand", "name": details.maker },
        "countryOfOrigin": { "@type": "Country", "name": "ID" },
        "offers": offers,
    })
}

/// Its photos, or else the drawings that stand for them.
fn images(base: &str, details: &Details) -> Vec<String> {
    let Details { product, photos, .. } = details;
    if photos.is_empty() {
        let (category, slug) = (&product.category_code, &product.slug);
        let share = crate::media::share::path(category, slug);
        return vec![format!("{base}{share}"), format!("{base}/motif/{category}/{slug}.svg")];
    }
    photos.iter().map(|shown| format!("{base}{}", shown.photo.largest())).collect()
}

struct OfferFacts<'a> {
    address: &'a str,
    seller: Value,
    shipping: Option<Value>,
    making: Making,
    minimum: i64,
}

fn offer(option: &OptionOnOffer, shared: &OfferFacts<'_>) -> Value {
    let availability = match (shared.making, option.available >= shared.minimum) {
        (Making::Order, true) => "MadeToOrder",
        (Making::Stock | Making::Single, true) => "InStock",
        (Making::Single, false) if !option.is_on_hold => "SoldOut",
        (_, false) => "OutOfStock",
    };
    let mut offer = json!({
        "@type": "Offer",
        "sku": option.sku,
        "price": option.price_minor,
        "priceCurrency": "IDR",
        "availability": format!("{SCHEMA}/{availability}"),
        "itemCondition": format!("{SCHEMA}/NewCondition"),
        "url": shared.address,
        "seller": shared.seller,
    });
    if let Some(shipping) = &shared.shipping {
        offer["shippingDetails"] = shipping.clone();
    }
    offer
}

/// Rates depend on how far it goes: at most this much, anywhere in Indonesia.
fn shipping(dearest_minor: i64, lead_time_days: i32) -> Value {
    json!({
        "@type": "OfferShippingDetails",
        "shippingRate": { "@type": "MonetaryAmount", "maxValue": dearest_minor, "currency": "IDR" },
        "shippingDestination": { "@type": "DefinedRegion", "addressCountry": "ID" },
        "deliveryTime": {
            "@type": "ShippingDeliveryTime",
            "handlingTime": { "@type": "QuantitativeValue", "minValue": 0, "maxValue": lead_time_days, "unitCode": "DAY" },
        },
    })
}

pub fn collection(visitor: &Visitor, shelf: &Shelf, address: &str) -> Value {
    let pieces: Vec<Value> = shelf
        .cards
        .iter()
        .enumerate()
        .map(|(i, card)| {
            json!({
                "@type": "ListItem",
                "position": i + 1,
                "name": visitor.language.pick(&card.name_id, &card.name_en),
                "url": absolute(visitor, &format!("/products/{}", card.slug)),
            })
        })
        .collect();
    json!({
        "@context": SCHEMA,
        "@type": "ItemList",
        "url": address,
        "numberOfItems": shelf.cards.len(),
        "itemListElement": pieces,
    })
}
