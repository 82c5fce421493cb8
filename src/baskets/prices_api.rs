//! `POST /api/v1/wholesale/prices`: what goods of the catalogue would cost a company now, sent to one of its outlets.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::listed::{ListedGood, in_words, wishes_of};
use super::{Basket, BasketLine, Trouble, priced};
use crate::catalog::representation::Price;
use crate::companies::{CompanyStatus, outlets};
use crate::db::DbConn;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::OutletId;
use crate::open_api::Problem;
use crate::price_lists::Unfit;
use crate::web::{ByToken, OrderWholesale, SentByToken};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "outlet": "01938f2e-7c1a-7d3e-9b51-0c9f5a2f4e11", "lines": [{ "sku": "NTB-DRM-KOTAKTISU-01", "quantity": 40 }]
}))]
pub struct WantedGoods {
    /// an id of `GET /api/v1/wholesale/outlets`
    outlet: String,
    /// 300 at most
    lines: Vec<ListedGood>,
}

#[derive(Serialize, ToSchema)]
pub struct PricedGoods {
    pub lines: Vec<PricedGood>,
    /// of each BUMDes
    pub shipping: Vec<PartShipping>,
    pub items: Price,
    /// the `seen_total` of an order; null where a BUMDes does not send to this outlet
    pub total: Option<Price>,
    /// whether it can be ordered as it is
    pub can_be_ordered: bool,
}

#[derive(Serialize, ToSchema)]
pub struct PricedGood {
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub product: String,
    /// empty for a product without options
    pub option: String,
    pub bumdes: String,
    #[schema(example = 40)]
    pub quantity: i64,
    #[schema(example = "pcs")]
    pub unit: String,
    pub unit_price: Price,
    /// whose list the price is of: `company`, `group`, or `product` for what everybody pays
    #[schema(example = "company")]
    pub origin: String,
    pub amount: Price,
    /// why it cannot be ordered as it is; null when it can
    pub trouble: Option<GoodTrouble>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodTrouble {
    /// `gone`, `sold-out`, `short`, `month-full`, `month-short`, `below-minimum` or `outside-lot`
    #[schema(example = "short")]
    pub kind: String,
    /// of `short` and `month-short`: so many are there
    pub available: Option<i64>,
    /// of `below-minimum`
    pub minimum: Option<i64>,
    /// of `outside-lot`
    pub lot_size: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct PartShipping {
    pub bumdes: String,
    /// null: it does not send to this outlet
    pub amount: Option<Price>,
}

impl PricedGoods {
    fn new(language: Language, basket: Basket) -> Self {
        Self {
            lines: basket.lines().map(|line| PricedGood::new(language, line)).collect(),
            items: Price::idr(basket.items_total_minor),
            total: basket.total_minor.map(Price::idr),
            can_be_ordered: basket.total_minor.is_some() && !basket.has_trouble,
            shipping: basket.parts.into_iter().map(PartShipping::from).collect(),
        }
    }
}

impl From<super::BasketPart> for PartShipping {
    fn from(part: super::BasketPart) -> Self {
        Self { bumdes: part.bumdes_name, amount: part.shipping_minor.map(Price::idr) }
    }
}

impl PricedGood {
    fn new(language: Language, line: &BasketLine) -> Self {
        Self {
            sku: line.good.sku.clone(),
            product: language.pick(&line.good.name_id, &line.good.name_en).to_owned(),
            option: line.good.option_value.clone(),
            bumdes: line.good.bumdes_name.clone(),
            quantity: line.quantity,
            unit: line.good.unit.clone(),
            unit_price: Price::idr(line.price.unit_price_minor),
            origin: line.price.origin.to_string(),
            amount: Price::idr(line.total_minor),
            trouble: line.trouble.as_ref().map(GoodTrouble::from),
        }
    }
}

impl From<&Trouble> for GoodTrouble {
    fn from(trouble: &Trouble) -> Self {
        let (kind, available, minimum, lot_size) = match trouble {
            Trouble::Gone => ("gone", None, None, None),
            Trouble::SoldOut => ("sold-out", None, None, None),
            Trouble::Short { available } => ("short", Some(*available), None, None),
            Trouble::MonthFull => ("month-full", None, None, None),
            Trouble::MonthShort { available } => ("month-short", Some(*available), None, None),
            Trouble::Unfit { why: Unfit::BelowMinimum { minimum } } => ("below-minimum", None, Some(*minimum), None),
            Trouble::Unfit { why: Unfit::OutsideLot { lot_size, .. } } => ("outside-lot", None, None, Some(*lot_size)),
        };
        Self { kind: kind.into(), available, minimum, lot_size }
    }
}

/// What these goods would cost now, at the company's own prices and sent to this outlet. Nothing is kept or held.
#[utoipa::path(post, path = "/api/v1/wholesale/prices", tag = "wholesale", security(("token" = ["wholesale:order"])),
    request_body = WantedGoods, responses(
    (status = 200, body = PricedGoods),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "the company is not approved"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "no such outlet or SKU, a quantity out of bounds"),
))]
pub async fn show(sent: SentByToken<OrderWholesale, WantedGoods>) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body: WantedGoods { outlet, lines }, .. } = sent;
    if scope.status() != CompanyStatus::Approved {
        return Ok(call.refuse(StatusCode::CONFLICT, "not-approved", "api-error-not-approved", &[]));
    }
    let now = call.app.clock.now();
    let load = move |conn: &mut DbConn| {
        let outlet = outlets::find(conn, &scope, &OutletId(outlet))?.filter(|outlet| outlet.is_active);
        let Some(outlet) = outlet else { return Ok(None) };
        let wishes = match wishes_of(conn, &lines)? {
            Ok(wishes) => wishes,
            Err(faults) => return Ok(Some(Err(faults))),
        };
        Ok::<_, AppError>(Some(Ok(priced(conn, now, scope.company_id(), &wishes, Some(&outlet))?)))
    };
    Ok(match call.app.read(load).await? {
        Some(Ok(basket)) => call.show(&PricedGoods::new(call.language, basket)),
        Some(Err(faults)) => call.invalid("api-error-invalid", in_words(&call, &faults)),
        None => {
            let errors = [("outlet".to_owned(), call.text("quotation-error-outlet", &[]))];
            call.invalid("api-error-invalid", errors.into())
        }
    })
}
