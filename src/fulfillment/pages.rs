//! `/portal/bumdes`: the inbox, one order, its packing slip.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::FulfillmentStatus;
use super::queries::{self, DONE_PER_PAGE, InboxRow, OrderForBumdes};
use crate::error::AppError;
use crate::web::age::Age;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{BumdesScope, OrderScope, Visitor};

#[derive(Deserialize)]
pub struct Page {
    page: Option<i64>,
}

/// A row and what its pages say about the time.
#[derive(Serialize)]
struct Waiting {
    #[serde(flatten)]
    row: InboxRow,
    age: Age,
}

/// The open orders that wait for the same next step.
#[derive(Serialize)]
struct Group {
    status: FulfillmentStatus,
    rows: Vec<Waiting>,
}

/// `GET /portal/bumdes`
pub async fn inbox(visitor: Visitor, scope: BumdesScope, query: web::Query<Page>) -> Result<HttpResponse, AppError> {
    let page = query.page.unwrap_or(1).clamp(1, 100_000);
    let (open, (done, done_total)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            Ok((queries::open_orders(conn, &scope)?, queries::done_orders(conn, &scope, page)?))
        })
        .await?;
    let now = visitor.app.clock.now();
    let mut groups: Vec<Group> = FulfillmentStatus::OPEN.map(|status| Group { status, rows: vec![] }).into();
    for row in open {
        let age = Age::of(row.part.updated_at, now);
        if let Some(group) = groups.iter_mut().find(|group| group.status == row.part.status) {
            group.rows.push(Waiting { row, age });
        }
    }
    let done: Vec<Waiting> =
        done.into_iter().map(|row| Waiting { age: Age::of(row.part.updated_at, now), row }).collect();
    let mut context = Context::new();
    context.insert("groups", &groups);
    context.insert("done", &done);
    context.insert("done_total", &done_total);
    context.insert("page", &page);
    context.insert("last_page", &((done_total + DONE_PER_PAGE - 1) / DONE_PER_PAGE));
    visitor.page("portal/bumdes/inbox.html", context)
}

/// `GET /portal/bumdes/orders/{number}`
pub async fn show(visitor: Visitor, scope: OrderScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    render(&visitor, scope, number.into_inner(), "portal/bumdes/order.html").await
}

/// `GET /portal/bumdes/orders/{number}/packing-slip`
pub async fn packing_slip(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, scope, number.into_inner(), "portal/bumdes/packing_slip.html").await
}

async fn render(
    visitor: &Visitor,
    scope: OrderScope,
    number: String,
    template: &str,
) -> Result<HttpResponse, AppError> {
    let order = visitor
        .app
        .read::<_, AppError>(move |conn| queries::order_for_bumdes(conn, &scope, &number)?.ok_or(AppError::NotFound))
        .await?;
    let mut context = Context::new();
    context.insert("chat_link", &chat_link(visitor, &order));
    context.insert("order", &order);
    visitor.page(template, context)
}

/// A polite beginning of a chat, in the language the buyer ordered in.
fn chat_link(visitor: &Visitor, order: &OrderForBumdes) -> Option<String> {
    let arguments = [
        ("buyer", FluentValue::from(order.buyer_name.as_str())),
        ("bumdes", FluentValue::from(order.seller.name.as_str())),
        ("number", FluentValue::from(order.part.number.as_str())),
    ];
    let text = visitor.app.translations.text(order.language, "fulfillment-chat", &arguments);
    whatsapp_link(&order.buyer_phone, &text)
}
