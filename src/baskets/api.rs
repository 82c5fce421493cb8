//! `/api/v1/wholesale/catalogue`: everything that is sold, at the company's own prices, for its programs.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::catalogue::{Choice, Entry, entries};
use crate::catalog::queries::after;
use crate::catalog::representation::Price;
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::ProductId;
use crate::open_api::Problem;
use crate::price_lists::Offer;
use crate::web::{ByToken, ReadWholesale};

const LIST: &str = "/api/v1/wholesale/catalogue";
const PER_PAGE: i64 = 50;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnCatalogueParams {
    /// taken from `next`
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnCatalogue {
    pub items: Vec<OfferedProduct>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OfferedProduct {
    #[schema(example = "kotak-tisu-ketak")]
    pub slug: String,
    pub name: String,
    pub category: String,
    pub bumdes: String,
    pub village: String,
    pub options: Vec<OfferedOption>,
}

#[derive(Serialize, ToSchema)]
pub struct OfferedOption {
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    /// empty for a product without options
    pub option: String,
    #[schema(example = "pcs")]
    pub unit: String,
    /// `stock`; `order`, made to order up to so many a month; `single`, the only one of its kind
    #[schema(example = "stock")]
    pub making: String,
    /// ready to ship; of what is made to order what is left of this month, of all options together
    #[schema(example = 120)]
    pub available: i64,
    pub lead_time_days: i32,
    /// what everybody pays for one
    pub usual_price: Price,
    /// what this company pays: one mostly; of several lists of the same strength the lowest price at a quantity wins
    pub offers: Vec<OwnOffer>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOffer {
    /// whose list it is: `company`, `group`, or `product` for what everybody pays
    #[schema(example = "company")]
    pub origin: String,
    /// fewer are not sold
    #[schema(example = 20)]
    pub minimum: i64,
    /// sold in steps of so many
    #[schema(example = 10)]
    pub lot_size: i64,
    /// by quantity, each lower than the one before
    pub tiers: Vec<OwnTier>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnTier {
    #[schema(example = 20)]
    pub min_quantity: i64,
    pub unit_price: Price,
}

impl OfferedProduct {
    fn new(language: Language, entry: Entry) -> Self {
        Self {
            name: language.pick(&entry.name_id, &entry.name_en).to_owned(),
            slug: entry.slug,
            category: entry.category,
            bumdes: entry.bumdes_name,
            village: entry.village_name,
            options: entry.options.into_iter().map(OfferedOption::from).collect(),
        }
    }
}

impl From<Choice> for OfferedOption {
    fn from(Choice { good, offers, usual_minor }: Choice) -> Self {
        Self {
            sku: good.sku,
            option: good.option_value,
            unit: good.unit,
            making: good.making.to_string(),
            available: good.available,
            lead_time_days: good.lead_time_days,
            usual_price: Price::idr(usual_minor),
            offers: offers.into_iter().map(OwnOffer::from).collect(),
        }
    }
}

impl From<Offer> for OwnOffer {
    fn from(offer: Offer) -> Self {
        let tier = |tier: crate::price_lists::Tier| OwnTier {
            min_quantity: tier.min_quantity,
            unit_price: Price::idr(tier.unit_price_minor),
        };
        Self {
            origin: offer.origin.to_string(),
            minimum: offer.minimum,
            lot_size: offer.lot_size,
            tiers: offer.tiers.into_iter().map(tier).collect(),
        }
    }
}

/// Everything that is sold, at the company's own prices and with what is there of it, 50 products a page.
#[utoipa::path(get, path = "/api/v1/wholesale/catalogue", tag = "wholesale", security(("token" = ["wholesale:read"])),
    params(OwnCatalogueParams), responses(
    (status = 200, body = OwnCatalogue),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "the company is not approved"),
))]
pub async fn show(
    by: ByToken<ReadWholesale>,
    params: web::Query<OwnCatalogueParams>,
) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let cursor = params.into_inner().cursor;
    if cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
        return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
    }
    if scope.status() != CompanyStatus::Approved {
        return Ok(call.refuse(StatusCode::CONFLICT, "not-approved", "api-error-not-approved", &[]));
    }
    let (now, cursor) = (call.app.clock.now(), cursor.map(ProductId));
    let load = move |conn: &mut DbConn| {
        let mut cards = after(conn, cursor.as_ref(), PER_PAGE + 1)?;
        let has_more = cards.len() as i64 > PER_PAGE;
        cards.truncate(PER_PAGE as usize);
        let ids: Vec<ProductId> = cards.into_iter().map(|card| ProductId(card.product_id)).collect();
        let next = ids.last().filter(|_| has_more).cloned();
        Ok::<_, AppError>((entries(conn, now, scope.company_id(), &ids)?, next))
    };
    let (found, next) = call.app.read(load).await?;
    let language = call.language;
    Ok(call.show(&OwnCatalogue {
        items: found.into_iter().map(|entry| OfferedProduct::new(language, entry)).collect(),
        next: next.map(|id| format!("{LIST}?cursor={id}")),
    }))
}
