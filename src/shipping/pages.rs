//! `/portal/bumdes/shipping`: what a BUMDes asks for its parcels.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::forms::{FormErrors, RatesForm};
use super::{OwnRates, Zone, queries, set_rates};
use crate::db::DbError;
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::web::{BumdesScope, Form, OrderScope, Visitor};

const PAGE: &str = "/portal/bumdes/shipping";

/// A zone with what is typed for it and the house's rate.
#[derive(Serialize)]
struct Row {
    zone: Zone,
    first: String,
    next: String,
    house_first_minor: i64,
    house_next_minor: i64,
}

/// `GET /portal/bumdes/shipping`
pub async fn show(visitor: Visitor, scope: OrderScope) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, StatusCode::OK, None, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    scope: &BumdesScope,
    status: StatusCode,
    typed: Option<&RatesForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let asked = scope.clone();
    let (table, (allows_pickup, allows_cash)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let allows: (bool, bool) = bumdes::table
                .find(asked.bumdes_id())
                .select((bumdes::allows_pickup, bumdes::allows_cash_on_delivery))
                .first(conn)?;
            Ok((queries::rates(conn, &[asked.bumdes_id()])?, allows))
        })
        .await?;
    let saved = HashMap::new();
    let fields = typed.map_or(&saved, |form| &form.fields);
    let rows: Vec<Row> = Zone::ALL
        .iter()
        .map(|zone| {
            let own = table.0.get(&(Some(scope.bumdes_id().clone()), *zone));
            let house = table.0.get(&(None, *zone));
            let text = |field: String, saved: Option<i64>| match typed {
                Some(_) => fields.get(&field).cloned().unwrap_or_default(),
                None => saved.map(|minor| minor.to_string()).unwrap_or_default(),
            };
            Row {
                zone: *zone,
                first: text(format!("first_{zone}"), own.map(|rate| rate.first_kg_minor)),
                next: text(format!("next_{zone}"), own.map(|rate| rate.next_kg_minor)),
                house_first_minor: house.map_or(0, |rate| rate.first_kg_minor),
                house_next_minor: house.map_or(0, |rate| rate.next_kg_minor),
            }
        })
        .collect();
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (field.clone(), visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    let ticked = |field: &str, saved: bool| typed.map_or(saved, |form| form.fields.contains_key(field));
    context.insert("allows_pickup", &ticked("allows_pickup", allows_pickup));
    context.insert("allows_cash_on_delivery", &ticked("allows_cash_on_delivery", allows_cash));
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/shipping.html", context)
}

/// `POST /portal/bumdes/shipping`
pub async fn save(visitor: Visitor, scope: OrderScope, form: Form<RatesForm>) -> Result<HttpResponse, AppError> {
    let own = match OwnRates::try_from(&form.0) {
        Ok(own) => own,
        Err(errors) => {
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, Some(&form.0), &errors).await;
        }
    };
    let now = visitor.app.clock.now();
    visitor.app.write::<_, DbError>(move |conn| Ok(set_rates(conn, now, &scope, &own)?)).await?;
    visitor.flash("good", visitor.text("shipping-done-saved", &[]))?;
    Ok(visitor.redirect(PAGE))
}
