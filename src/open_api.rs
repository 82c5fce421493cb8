//! `/api/v1/openapi.json`: what programs may ask, and what they get.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

use crate::catalog::representation::Price;
use crate::tokens::TokenScope;
use crate::{
    baskets, cart, catalog, checkout, companies, fulfillment, handovers, invoices, listings, orders, purchase_orders,
    quotations, stock, tokens, villages,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Etalase",
        description = "Village products of Indonesia: read the catalogue, fill a cart, order. No key is needed; the id of \
            a cart is a secret of whoever opened it. `Accept-Language` (`id` or `en`) chooses the language of names and \
            problems. What a BUMDes does for itself (`/api/v1/bumdes`), and what a company that buys for others does (`/api/v1/wholesale`), \
            takes a personal access token, made in the portal on the page of access tokens and sent as `Authorization: Bearer etl_…`: 60 requests at once and 300 a minute \
            with each. A POST that makes something takes an `Idempotency-Key` of 16 to 255 characters: the same key and \
            body within 24 hours get the same answer, another body gets 422. A refusal makes nothing and may be tried \
            again under its key.",
        version = "1"
    ),
    paths(
        catalog::api::products,
        catalog::api::product,
        catalog::api::search,
        villages::api::villages,
        cart::api::open,
        cart::api::show,
        cart::api::add,
        cart::api::set,
        cart::api::remove,
        checkout::api::place,
        orders::api::show,
        orders::refund_api::decide,
        tokens::api::me,
        fulfillment::api::list,
        fulfillment::api::show,
        fulfillment::step_api::accept,
        fulfillment::step_api::reject,
        fulfillment::step_api::pack,
        fulfillment::step_api::ship,
        fulfillment::step_api::deliver,
        listings::api::list,
        listings::api::add,
        listings::api::show,
        listings::api::change,
        listings::api::hand_in,
        stock::api::list,
        stock::api::count,
        companies::api::show,
        companies::outlets::api::show,
        baskets::api::show,
        baskets::prices_api::show,
        quotations::api::list,
        quotations::ask_api::create,
        quotations::api::show,
        quotations::spread_api::show,
        quotations::api::end_answers,
        quotations::api::call_off,
        quotations::limits_api::replace,
        quotations::api::haggle,
        purchase_orders::api::create,
        purchase_orders::goods_api::create,
        purchase_orders::api::list,
        purchase_orders::api::show,
        purchase_orders::api::draw,
        purchase_orders::api::call_off,
        purchase_orders::approval_api::approve,
        purchase_orders::approval_api::refuse,
        handovers::api::list,
        handovers::api::show,
        handovers::api::delivery_note,
        handovers::api::record,
        invoices::api::list,
        invoices::api::show,
        invoices::api::paper,
        invoices::api::show_credit_note,
        invoices::api::credit_note_paper,
    ),
    components(schemas(Problem)),
    modifiers(&Tokens)
)]
struct Document;

/// How a program says whose it is.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scopes: Vec<&str> = TokenScope::ALL.iter().map(|scope| scope.as_str()).collect();
        let told =
            format!("A personal access token. Each address names what the token must be for: {}.", scopes.join(", "));
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("etl_…").description(Some(told));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(token.build()));
    }
}

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// what happened and what to do, in the caller's language
    pub detail: Option<String>,
    /// field (or SKU) → what is wrong with it
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<BTreeMap<String, String>>,
    /// what the order costs now, where that is not what was seen
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Price>,
}

impl Problem {
    pub fn answer(&self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(self).expect("a problem is plain data");
        HttpResponse::build(status).content_type("application/problem+json").body(body)
    }
}

pub async fn document() -> HttpResponse {
    HttpResponse::Ok().json(Document::openapi())
}
