//! A product for search engines and share previews: schema.org Product as JSON-LD.

use serde_json::json;

use super::details::Details;
use crate::i18n::Language;

/// Safe inside `<script>`: every `<` is written as an escape, so that no text can end the element.
pub fn product(details: &Details, language: Language, base_url: &str) -> String {
    let product = &details.product;
    let description = match language {
        Language::Id => &product.description_id,
        Language::En => &product.description_en,
    };
    let address = format!("{base_url}/products/{}", product.slug);
    let offers: Vec<_> = details
        .options
        .iter()
        .map(|option| {
            let availability = if option.available > 0 { "InStock" } else { "OutOfStock" };
            json!({
                "@type": "Offer",
                "sku": option.sku,
                "price": option.price_minor.to_string(),
                "priceCurrency": "IDR",
                "availability": format!("https://schema.org/{availability}"),
                "url": address,
                "seller": { "@type": "Organization", "name": details.seller.name },
            })
        })
        .collect();
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name(language),
        "description": description,
        "sku": product.sku,
        "image": format!("{base_url}/motif/{}/{}.svg", product.category_code, product.slug),
        "url": address,
        "material": product.materials,
        "brand": { "@type": "Brand", "name": details.maker },
        "offers": offers,
    });
    data.to_string().replace('<', "\\u003c")
}
