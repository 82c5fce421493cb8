//! `{base}/products/{id}/preview`: the buyers' page of a product, made from its working copy.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use diesel::QueryResult;

use super::attributes;
use super::content::{ListedPicture, ListingContent};
use super::draft;
use super::editor::ProductPath;
use super::numbers::sides_text;
use super::queries;
use crate::catalog::details::{self, Details, OptionOnOffer};
use crate::catalog::pages::{Surroundings, product_context};
use crate::catalog::{PriceTier, queries as catalog_queries};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{PictureId, ProductId};
use crate::media::{Photo, ShownPhoto, shown};
use crate::web::{ListingScope, Visitor};

/// `GET {base}/products/{id}/preview`
pub async fn show(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
) -> Result<HttpResponse, AppError> {
    let (asked, id) = (scope.clone(), path.into_inner().id);
    let back = format!("{}/products/{id}", scope.base());
    let load = move |conn: &mut DbConn| {
        queries::heading(conn, &asked, &id)?.ok_or(AppError::NotFound)?;
        let details = previewed(conn, &id)?.ok_or(AppError::NotFound)?;
        let around = Surroundings::of(conn, &details)?;
        Ok((details.for_a_page(), around))
    };
    let (details, around) = visitor.app.read::<_, AppError>(load).await?;
    let (mut context, _) = product_context(&visitor, &details, &around);
    context.insert("back", &back);
    visitor.page("portal/listings/preview.html", context)
}

/// The product as it would be shown if it were published as it is written now.
fn previewed(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<Details>> {
    let (Some(mut details), Some(draft)) = (details::find_any(conn, id)?, draft::find(conn, id)?) else {
        return Ok(None);
    };
    let content = draft.content;
    let or = |text: &String, other: &String| if text.is_empty() { other.clone() } else { text.clone() };
    let product = &mut details.product;
    product.name_en = or(&content.name_en, &content.name_id);
    product.name_id.clone_from(&content.name_id);
    product.description_en = or(&content.description_en, &content.description_id);
    product.description_id.clone_from(&content.description_id);
    product.materials.clone_from(&content.materials);
    product.unit.clone_from(&content.unit);
    product.option_name.clone_from(&content.option_name);
    product.min_order_quantity = content.min_order_quantity.unwrap_or(1).max(1);
    product.lead_time_days = content.lead_time_days.and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
    if !content.category.is_empty() && content.category != product.category_code {
        product.category_code.clone_from(&content.category);
        let all = catalog_queries::categories(conn)?;
        details.category = all.into_iter().find(|row| row.code == content.category).unwrap_or(details.category);
    }
    if content.producer.id.is_none() && !content.producer.new_name.is_empty() {
        details.maker.clone_from(&content.producer.new_name);
    }
    let value = |code: &str| content.attributes.get(code).map(String::as_str);
    details.attributes = attributes::shown(&content.category, value);
    details.care_id.clone_from(&content.care_id);
    details.care_en.clone_from(&content.care_en);
    details.options = options(&content, &details.options);
    let tier = |tier: &super::content::Tier| {
        let (min_quantity, unit_price_minor) = (tier.min_quantity?, tier.unit_price_minor?);
        Some(PriceTier { product_id: id.clone(), min_quantity, unit_price_minor })
    };
    details.photos = photos(&shown::kept_for(conn, id)?, &content);
    details.tiers = content.tiers.iter().filter_map(tier).collect();
    Ok(Some(details))
}

fn photos(kept: &HashMap<PictureId, Photo>, content: &ListingContent) -> Vec<ShownPhoto> {
    let shown = |picture: &ListedPicture| {
        let photo = kept.get(&PictureId(picture.id.clone()))?.clone();
        Some(ShownPhoto { photo, alt_id: picture.alt_id.clone(), alt_en: picture.alt_en.clone() })
    };
    content.pictures.iter().filter_map(shown).collect()
}

fn options(content: &ListingContent, stored: &[OptionOnOffer]) -> Vec<OptionOnOffer> {
    let option = |variant: &super::content::VariantContent| {
        let row = stored.iter().find(|option| option.variant_id == variant.key);
        OptionOnOffer {
            variant_id: variant.key.clone(),
            sku: variant.sku.clone().unwrap_or_default(),
            value: variant.value.clone(),
            price_minor: variant.price_minor.unwrap_or(0),
            weight_g: variant.weight_g.unwrap_or(0),
            size: variant.size_mm.as_ref().map(sides_text),
            available: match row.filter(|_| variant.is_stocked) {
                Some(row) => row.available,
                None => variant.opening.unwrap_or(0),
            },
            is_on_hold: row.is_some_and(|row| row.is_on_hold),
        }
    };
    content.variants.iter().map(option).collect()
}
