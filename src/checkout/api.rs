//! `POST /api/v1/carts/{id}/checkout`: a cart of the store API becomes an order. The gateway is not asked here:
//! `pay_url` leads to it, and leads there again when it did not answer.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::SecondsFormat;
use diesel::prelude::*;
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::forms::{CheckoutForm, FormErrors};
use super::pages::hold_for;
use super::prepare::{PlaceOrder, PrepareError, prepare};
use crate::app::App;
use crate::cart::{contents, queries, representation};
use crate::catalog::representation::Price;
use crate::db::schema::{orders, payments};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::{BumdesId, CartId};
use crate::open_api::Problem;
use crate::orders::link;
use crate::payments::Payment;
use crate::shipping::Delivery;
use crate::web::{ApiCall, Kept, OnceError, Posted};

#[derive(Clone, Deserialize, ToSchema)]
#[schema(example = json!({
    "name": "Ayu Pembeli", "email": "ayu@contoh.id", "phone": "0812-3456-7890",
    "address_line": "Jl. Kebon Sirih 1", "region_code": "31.71.01.1001", "postal_code": "10110",
    "note": "", "provider": "bank_transfer", "deliveries": {}, "seen_total": 132_000
}))]
pub struct Checkout {
    name: String,
    email: String,
    phone: String,
    address_line: String,
    /// the official code of the village it goes to
    region_code: String,
    postal_code: String,
    #[serde(default)]
    note: String,
    /// how it is paid: `midtrans_qris`, `stripe`, `bank_transfer` …
    provider: String,
    /// BUMDes id → `courier` or `pickup`; courier where nothing is said
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    deliveries: BTreeMap<BumdesId, Delivery>,
    /// whole rupiah: the cart's `total` for this region, as the buyer saw it
    seen_total: i64,
}

#[derive(Serialize, ToSchema)]
pub struct PlacedOrder {
    #[schema(example = "ET-261122-7K3QF2")]
    pub number: String,
    pub total: Price,
    /// exactly what is to be paid: some ways to pay tell payments apart by their last digits
    pub amount_due: Price,
    /// what is known of the order, for programs: a secret like the two pages
    pub api_url: String,
    /// the buyer's page
    pub order_url: String,
    /// leads to where the buyer pays, or back to their page where that tells how
    pub pay_url: String,
    /// the stock is held until then
    #[schema(example = "2026-11-22T04:00:00Z")]
    pub pay_until: String,
}

/// Orders what is in the cart. Sent again, it answers the order there is.
#[utoipa::path(post, path = "/api/v1/carts/{id}/checkout", tag = "store",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    request_body = Checkout,
    responses(
        (status = 201, body = PlacedOrder),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "sold out or too few left (`errors` names the SKUs), or another `total` than was seen"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "`errors` names the fields"),
))]
pub async fn place(call: ApiCall, id: web::Path<CartId>, posted: Posted<Checkout>) -> Result<HttpResponse, AppError> {
    let (cart_id, checkout) = (id.into_inner(), posted.body);
    if !queries::is_id_of_api(&cart_id) {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-cart", &[]));
    }
    let wish = match checkout.wish(&call, cart_id.clone()) {
        Ok(wish) => wish,
        Err(errors) => return Ok(invalid(&call, errors)),
    };
    let (now, once, app) = (call.app.clock.now(), posted.once, call.app.clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let number = prepare(conn, now, &wish)?;
            Ok::<_, PrepareError>(Kept::new(StatusCode::CREATED, &PlacedOrder::find(conn, &app, number)?))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(&call, cart_id, error).await,
    }
}

impl Checkout {
    fn wish(self, call: &ApiCall, cart_id: CartId) -> Result<PlaceOrder, FormErrors> {
        let form = CheckoutForm {
            name: self.name,
            email: self.email,
            phone: self.phone,
            village: self.region_code.clone(),
            address_line: self.address_line,
            postal_code: self.postal_code,
            note: self.note,
            provider: self.provider,
            ..CheckoutForm::default()
        };
        let buyer = form.buyer(&call.app.gateways.offered())?;
        Ok(PlaceOrder {
            cart_id,
            user_id: None,
            language: call.language,
            hold_for: hold_for(&call.app.config.payments, buyer.method.provider()),
            buyer_name: buyer.name,
            buyer_email: buyer.email,
            buyer_phone: buyer.phone,
            address_line: buyer.address_line,
            region_code: self.region_code,
            postal_code: buyer.postal_code,
            note: buyer.note,
            deliveries: self.deliveries,
            method: buyer.method,
            seen_total_minor: self.seen_total,
        })
    }
}

impl PlacedOrder {
    fn find(conn: &mut DbConn, app: &App, number: String) -> QueryResult<Self> {
        let (total_minor, payment, expires_at): (i64, Payment, Timestamp) = orders::table
            .inner_join(payments::table)
            .filter(orders::number.eq(&number))
            .select((orders::total_minor, Payment::as_select(), orders::expires_at))
            .first(conn)?;
        let config = &app.config.server;
        let order_path = link::order_path(config, &number);
        Ok(Self {
            total: Price::idr(total_minor),
            amount_due: Price::idr(payment.transfer_minor()),
            api_url: format!("{}/api/v1{order_path}", config.base_url),
            pay_url: format!("{}{}", config.base_url, link::payment_path(config, &number)),
            order_url: format!("{}{order_path}", config.base_url),
            pay_until: expires_at.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
            number,
        })
    }
}

fn invalid(call: &ApiCall, errors: FormErrors) -> HttpResponse {
    let name = |field: &'static str| if field == "village" { "region_code" } else { field };
    let errors = errors.into_iter().map(|(field, key)| (name(field).to_owned(), call.text(key, &[]))).collect();
    call.invalid("api-error-invalid", errors)
}

async fn refuse(call: &ApiCall, cart_id: CartId, error: PrepareError) -> Result<HttpResponse, AppError> {
    match error {
        PrepareError::EmptyCart | PrepareError::Trouble | PrepareError::OutOfStock { .. } => {
            refuse_cart(call, cart_id, error).await
        }
        PrepareError::TotalChanged { now_minor } => {
            let problem =
                call.problem(StatusCode::CONFLICT, "total-changed", call.text("api-error-total-changed", &[]));
            Ok(Problem { total: Some(Price::idr(now_minor)), ..problem }.answer())
        }
        PrepareError::NoSuchVillage => Ok(invalid(call, FormErrors::from([("village", "checkout-error-village")]))),
        PrepareError::MethodUnfit { .. } => {
            Ok(invalid(call, FormErrors::from([("provider", "checkout-error-method")])))
        }
        PrepareError::NoShipping => {
            Ok(call.refuse(StatusCode::UNPROCESSABLE_ENTITY, "no-shipping", "checkout-no-shipping", &[]))
        }
        PrepareError::Database(error) => Err(error.into()),
    }
}

/// Names every line that cannot be ordered, as it is after whoever was faster.
async fn refuse_cart(call: &ApiCall, cart_id: CartId, error: PrepareError) -> Result<HttpResponse, AppError> {
    let load = move |conn: &mut DbConn| {
        let is_open = queries::is_open_to_api(conn, &cart_id)?;
        Ok((is_open, contents::load(conn, &cart_id)?))
    };
    let (is_open, cart) = call.app.read::<_, AppError>(load).await?;
    if !is_open {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-cart", &[]));
    }
    if cart.is_empty() {
        return Ok(call.refuse(StatusCode::UNPROCESSABLE_ENTITY, "empty", "api-error-cart-empty", &[]));
    }
    let mut errors = representation::troubles(call, &cart);
    if let PrepareError::OutOfStock { variant_id, available } = error
        && let Some(line) = cart.lines().find(|line| line.variant_id == variant_id)
    {
        let name = call.language.pick(&line.name_id, &line.name_en).to_owned();
        let args = [("name", FluentValue::from(name)), ("n", available.into())];
        errors.entry(line.sku.clone()).or_insert_with(|| call.text(line.overtaken_key(), &args));
    }
    let problem = call.problem(StatusCode::CONFLICT, "trouble", call.text("api-error-cart-trouble", &[]));
    Ok(Problem { errors: Some(errors), ..problem }.answer())
}
