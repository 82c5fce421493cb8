//! `/portal/bumdes`: what is to be done today, all orders, one order.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use tera::Context;

use super::filter::{Filter, FilterForm, Show};
use super::queries::{self, OrderForBumdes};
use super::{courier, list, today};
use crate::error::AppError;
use crate::handovers;
use crate::payouts;
use crate::purchase_orders;
use crate::quotations;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{BumdesScope, OrderScope, Visitor};

/// `GET /portal/bumdes`
pub async fn today(visitor: Visitor, scope: BumdesScope) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let (today, requests, balance) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let today = today::today(conn, &scope, now)?;
            let requests = quotations::waiting(conn, &scope, now)?;
            Ok((today, requests, payouts::queries::balance(conn, now, scope.bumdes_id())?))
        })
        .await?;
    let mut context = Context::new();
    context.insert("today", &today);
    context.insert("requests", &requests);
    context.insert("balance", &balance);
    visitor.page("portal/bumdes/today.html", context)
}

/// `GET /portal/bumdes/orders`
pub async fn list(
    visitor: Visitor,
    scope: OrderScope,
    query: web::Query<FilterForm>,
) -> Result<HttpResponse, AppError> {
    let (now, filter) = (visitor.app.clock.now(), Filter::from(query.into_inner()));
    let wanted = filter.clone();
    let (page, has_any) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let page = list::page(conn, &scope, now, &wanted)?;
            let has_any = !page.rows.is_empty() || list::has_any(conn, &scope)?;
            Ok((page, has_any))
        })
        .await?;
    let mut context = Context::new();
    context.insert("rows", &page.rows);
    context.insert("has_any", &has_any);
    context.insert("next", &page.next.map(|id| filter.address(Some(&id))));
    context.insert("first", &filter.after.is_some().then(|| filter.address(None)));
    context.insert("is_any", &filter.is_any());
    context.insert("has_details", &filter.has_details());
    context.insert("filter", &filter);
    context.insert("words", &Show::WORDS);
    visitor.page("portal/bumdes/orders.html", context)
}

/// The code of a pickup, where this page was opened by the buyer's QR code.
#[derive(Deserialize)]
pub struct Scanned {
    #[serde(default)]
    code: String,
}

/// `GET /portal/bumdes/orders/{number}?code=`
pub async fn show(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    scanned: web::Query<Scanned>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let (order, handovers, supply) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let order = queries::order_for_bumdes(conn, &scope, now, &number)?.ok_or(AppError::NotFound)?;
            let handovers = handovers::queries::of_part(conn, &order.part.id)?;
            let supply = purchase_orders::supply(conn, &order.part.id)?;
            Ok((order, handovers, supply))
        })
        .await?;
    let mut context = Context::new();
    context.insert("is_waited_for", &handovers.iter().any(|row| row.signed_at.is_none()));
    context.insert("handovers", &handovers);
    context.insert("chat_link", &chat_link(&visitor, &order));
    context.insert("supply", &supply);
    context.insert("order", &order);
    context.insert("couriers", &courier::names());
    // what a buyer shows is an address of this page with their code in it
    context.insert("code", &scanned.code.chars().filter(char::is_ascii_digit).take(6).collect::<String>());
    visitor.page("portal/bumdes/order.html", context)
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
