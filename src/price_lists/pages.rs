//! `/portal/bumdes/price-lists`: what a BUMDes asks of which companies, and when.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::forms::ListForm;
use super::keep::{KeepError, NewList, Terms, change_list, make_list, remove_list};
use super::price_list::{Holding, find};
use super::{line_queries, queries};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::PriceListId;
use crate::legality::day_in;
use crate::quotations::typed::{FormErrors, in_words, line};
use crate::web::{Form, StockScope, Visitor};

pub(super) const LISTS: &str = "/portal/bumdes/price-lists";

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct Press {}

/// What an address says: a page of a list, words to look for. What cannot be understood is left out.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    before: String,
    pub(super) after: String,
    pub(super) q: String,
}

/// `GET /portal/bumdes/price-lists?before=`
pub async fn list(visitor: Visitor, scope: StockScope, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let before = Some(asked.into_inner().before).filter(|id| !id.is_empty()).map(PriceListId);
    let (now, is_first) = (visitor.app.clock.now(), before.is_none());
    let read = move |conn: &mut DbConn| {
        let today = day_in(now, &queries::village_of(conn, &scope)?);
        Ok(queries::page(conn, &scope, today, before.as_ref())?)
    };
    let (rows, has_more) = visitor.app.read::<_, AppError>(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{LISTS}?before={}", last.list.id));
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(LISTS));
    visitor.page("portal/bumdes/price_lists.html", context)
}

/// `GET /portal/bumdes/price-lists/new?q=`
pub async fn new(visitor: Visitor, scope: StockScope, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let village = move |conn: &mut DbConn| Ok::<_, AppError>(queries::village_of(conn, &scope)?);
    let today = day_in(now, &visitor.app.look(village).await?);
    let form = ListForm { starts_on: today.to_string(), ..ListForm::default() };
    render_new(&visitor, StatusCode::OK, &asked.q, form, &FormErrors::new()).await
}

async fn render_new(
    visitor: &Visitor,
    status: StatusCode,
    words: &str,
    form: ListForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (words, chosen) = (line(words, 100), form.holder());
    let asked = words.clone();
    let read = move |conn: &mut DbConn| Ok::<_, AppError>(queries::choices(conn, &asked, chosen.as_ref())?);
    let choices = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("q", &words);
    context.insert("form", &form);
    context.insert("choices", &choices);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/price_list_new.html", context)
}

/// `POST /portal/bumdes/price-lists`
pub async fn make(visitor: Visitor, scope: StockScope, form: Form<ListForm>) -> Result<HttpResponse, AppError> {
    let new = match NewList::try_from(&form.0) {
        Ok(new) => new,
        Err(errors) => return render_new(&visitor, StatusCode::UNPROCESSABLE_ENTITY, "", form.0, &errors).await,
    };
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| make_list(conn, now, &scope, &new)).await {
        Ok(id) => {
            visitor.flash("good", visitor.text("price-list-done-made", &[]))?;
            Ok(visitor.redirect(&format!("{LISTS}/{id}")))
        }
        Err(KeepError::NoSuchHolder) => {
            let errors = FormErrors::from([("holder", "price-list-error-holder")]);
            let form = ListForm { holder: String::new(), ..form.0 };
            render_new(&visitor, StatusCode::UNPROCESSABLE_ENTITY, "", form, &errors).await
        }
        Err(KeepError::NotFound) => Err(AppError::NotFound),
        Err(KeepError::Database(error)) => Err(error.into()),
    }
}

/// `GET /portal/bumdes/price-lists/{id}?after=`
pub async fn show(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PriceListId>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    let after = Some(asked.into_inner().after).filter(|sku| !sku.is_empty());
    render(&visitor, scope, StatusCode::OK, id.into_inner(), after, None, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    scope: StockScope,
    status: StatusCode,
    id: PriceListId,
    after: Option<String>,
    typed: Option<ListForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (now, is_first) = (visitor.app.clock.now(), after.is_none());
    let read = move |conn: &mut DbConn| {
        let list = find(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        let (lines, has_more) = line_queries::lines(conn, &scope, &id, after.as_deref())?;
        let village = queries::village_of(conn, &scope)?;
        Ok::<_, AppError>((queries::holder(conn, &list)?, list, lines, has_more, village))
    };
    let (holder, list, lines, has_more, village) = visitor.app.read(read).await?;
    let address = format!("{LISTS}/{}", list.id);
    let part = |sku: &str| url::form_urlencoded::byte_serialize(sku.as_bytes()).collect::<String>();
    let next = lines.last().filter(|_| has_more).map(|last| format!("{address}?after={}", part(&last.piece.sku)));
    let terms = Terms { name: list.name.clone(), starts_on: list.starts_on, ends_on: list.ends_on };
    let mut context = Context::new();
    let holding: Holding = list.holding(day_in(now, &village));
    context.insert("holding", &holding);
    context.insert("form", &typed.unwrap_or_else(|| ListForm::of(&terms)));
    context.insert("list", &list);
    context.insert("holder", &holder);
    context.insert("lines", &lines);
    context.insert("next", &next);
    context.insert("first", &(!is_first).then_some(&address));
    context.insert("village_code", &village);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/price_list.html", context)
}

/// `POST /portal/bumdes/price-lists/{id}`
pub async fn change(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PriceListId>,
    form: Form<ListForm>,
) -> Result<HttpResponse, AppError> {
    let terms = match Terms::try_from(&form.0) {
        Ok(terms) => terms,
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&visitor, scope, status, id.into_inner(), None, Some(form.0), &errors).await;
        }
    };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| change_list(conn, now, &scope, &of, &terms)).await;
    answer(&visitor, done, "price-list-done-changed", &format!("{LISTS}/{id}"))
}

/// `POST /portal/bumdes/price-lists/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PriceListId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| remove_list(conn, now, &scope, &id)).await;
    answer(&visitor, done, "price-list-done-removed", LISTS)
}

fn answer(visitor: &Visitor, done: Result<(), KeepError>, key: &str, next: &str) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(KeepError::Database(error)) => return Err(error.into()),
        Err(KeepError::NotFound | KeepError::NoSuchHolder) => return Err(AppError::NotFound),
    }
    Ok(visitor.redirect(next))
}
