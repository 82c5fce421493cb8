//! What each page of the gallery tells search engines and messengers: title, description, picture, schema.org.

use super::collection::{HOUSE, Shelf};
use super::details::Details;
use super::filters::Filters;
use super::listing::Listing;
use super::structured_data;
use crate::media::share;
use crate::money::Money;
use crate::web::format::first_sentence;
use crate::web::page_head::absolute;
use crate::web::{PageHead, Visitor};

pub fn front(visitor: &Visitor) -> PageHead {
    let title = visitor.text("catalog-front-title", &[]);
    let about = visitor.text("site-about", &[]);
    PageHead::new("/", title.as_str(), about.as_str())
        .picture(share::picture(HOUSE, "etalase", title))
        .structured(&structured_data::house(visitor, &about))
}

pub fn list(visitor: &Visitor, filters: &Filters, listing: &Listing) -> PageHead {
    let products = visitor.text("site-products", &[]);
    let chosen: Vec<&str> = listing.chips.iter().map(|chip| chip.label.as_str()).collect();
    let mut title = if chosen.is_empty() { products.clone() } else { chosen.join(" · ") };
    if filters.page() > 1 {
        let page =
            visitor.text("site-page-of", &[("page", filters.page().into()), ("last", listing.pages.last.into())]);
        title = format!("{title}, {page}");
    }
    let description = format!("{}. {}", listing.summary, visitor.text("site-about", &[]));
    let category = filters.categories.first().map_or(HOUSE, String::as_str);
    let head = PageHead::new(filters.address(filters.page()), title, description)
        .indexed(filters.is_indexed() && listing.total > 0)
        .picture(share::picture(category, "produk", products.clone()));
    if chosen.is_empty() || !filters.is_indexed() {
        head
    } else {
        head.breadcrumb(visitor, &[(&products, "/products")])
    }
}

pub fn product(visitor: &Visitor, details: &Details, dearest_shipping_minor: Option<i64>) -> PageHead {
    let language = visitor.language;
    let product = &details.product;
    let name = product.name(language);
    let village = visitor.text(
        "catalog-village-line",
        &[
            ("kind", crate::villages::VillageKind::of(&details.village.code).to_string().into()),
            ("village", details.village.name.as_str().into()),
            ("regency", details.village.regency.as_str().into()),
        ],
    );
    let description = first_sentence(language.pick(&product.description_id, &product.description_en));
    let price = Money::idr(details.cheapest_minor()).display(language);
    let category = language.pick(&details.category.name_id, &details.category.name_en);
    let data = structured_data::product(visitor, details, dearest_shipping_minor);
    let own = format!("/products/{}", product.slug);
    PageHead::new(own, name, format!("{village}. {description}"))
        .breadcrumb(
            visitor,
            &[
                (&visitor.text("site-products", &[]), "/products"),
                (category, &format!("/products?category={}", product.category_code)),
            ],
        )
        .structured(&data)
        .titled(format!("{name} · {price}"))
        .kind("product")
        .picture(match details.photos.first() {
            Some(shown) => shown.photo.share_picture(name.to_owned()),
            None => share::picture(&product.category_code, &product.slug, name.to_owned()),
        })
}

pub fn collection(visitor: &Visitor, shelf: &Shelf) -> PageHead {
    let (collection, language) = (&shelf.collection, visitor.language);
    let title = language.pick(&collection.title_id, &collection.title_en);
    let description = language.pick(&collection.description_id, &collection.description_en);
    let own = format!("/collections/{}", collection.slug);
    let cover = &shelf.cover;
    PageHead::new(own.as_str(), title, description)
        .picture(match &cover.photo {
            Some(photo) => photo.share_picture(title.to_owned()),
            None => share::picture(&cover.category, &cover.slug, title.to_owned()),
        })
        .breadcrumb(visitor, &[("Etalase", "/")])
        .structured(&structured_data::collection(visitor, shelf, &absolute(visitor, &own)))
}
