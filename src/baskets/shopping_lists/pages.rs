//! `/portal/wholesale/shopping-lists`: what the company buys again and again.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::keep::{ListError, make, put_lines, remove, rename};
use super::queries;
use crate::baskets::basket::{self, wishes};
use crate::baskets::basket_pages::{QuantitiesForm, put_sold};
use crate::baskets::put::{MOST_LINES, MOST_QUANTITY};
use crate::baskets::quick_pages::in_words as faults_in_words;
use crate::baskets::resolve::{Fault, resolve};
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::ShoppingListId;
use crate::price_lists::pages::Press;
use crate::quotations::typed::{FormErrors, in_words, line};
use crate::web::{BuyerScope, CompanyScope, Form, Visitor};

const LISTS: &str = "/portal/wholesale/shopping-lists";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    name: String,
    /// `basket`: with what lies in it
    with: String,
}

impl NameForm {
    fn name(&self) -> Result<String, FormErrors> {
        let name = line(&self.name, 80);
        if name.chars().count() < 2 { Err(FormErrors::from([("name", "shopping-list-error-name")])) } else { Ok(name) }
    }
}

/// `GET /portal/wholesale/shopping-lists`
pub async fn list(visitor: Visitor, scope: CompanyScope) -> Result<HttpResponse, AppError> {
    render_list(&visitor, scope, StatusCode::OK, "", &FormErrors::new()).await
}

async fn render_list(
    visitor: &Visitor,
    scope: CompanyScope,
    status: StatusCode,
    typed: &str,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let may_keep = scope.may().buyer && scope.status() == CompanyStatus::Approved;
    let rows = visitor.app.read::<_, AppError>(move |conn| Ok(queries::lists(conn, &scope)?)).await?;
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("may_keep", &may_keep);
    context.insert("name", typed);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/shopping_lists.html", context)
}

/// `POST /portal/wholesale/shopping-lists`
pub async fn create(visitor: Visitor, scope: BuyerScope, form: Form<NameForm>) -> Result<HttpResponse, AppError> {
    let name = match form.0.name() {
        Ok(name) => name,
        Err(errors) => {
            let scope = CompanyScope::clone(&scope);
            return render_list(&visitor, scope, StatusCode::UNPROCESSABLE_ENTITY, &form.0.name, &errors).await;
        }
    };
    let (now, own, with_basket) = (visitor.app.clock.now(), scope.clone(), form.0.with == "basket");
    let write = move |conn: &mut DbConn| {
        let lines = if with_basket { wishes(conn, &own)? } else { Vec::new() };
        make(conn, now, &own, &name, &lines)
    };
    match visitor.app.write(write).await {
        Ok(id) => {
            visitor.flash("good", visitor.text("shopping-list-done-made", &[]))?;
            Ok(visitor.redirect(&format!("{LISTS}/{id}")))
        }
        Err(ListError::NameTaken) => {
            let errors = FormErrors::from([("name", "shopping-list-error-taken")]);
            let scope = CompanyScope::clone(&scope);
            render_list(&visitor, scope, StatusCode::CONFLICT, &form.0.name, &errors).await
        }
        Err(error) => answer(&visitor, Err(error), "", LISTS),
    }
}

/// `GET /portal/wholesale/shopping-lists/{id}`
pub async fn show(
    visitor: Visitor,
    scope: CompanyScope,
    id: web::Path<ShoppingListId>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, scope, StatusCode::OK, &id, "", &[]).await
}

async fn render(
    visitor: &Visitor,
    scope: CompanyScope,
    status: StatusCode,
    id: &ShoppingListId,
    typed: &str,
    faults: &[Fault],
) -> Result<HttpResponse, AppError> {
    let is_approved = scope.status() == CompanyStatus::Approved;
    let may_keep = scope.may().buyer && is_approved;
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let read = move |conn: &mut DbConn| {
        let (name, lines) = queries::one(conn, &scope, &of)?.ok_or(AppError::NotFound)?;
        let shown = if is_approved { lines } else { Vec::new() };
        Ok::<_, AppError>((name, basket::as_of_today(conn, now, scope.company_id(), &shown)?))
    };
    let (name, basket) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("id", id);
    context.insert("name", &name);
    context.insert("may_keep", &may_keep);
    context.insert("lines", &basket.lines().count());
    context.insert("basket", &basket);
    context.insert("typed", typed);
    context.insert("faults", &faults_in_words(visitor, faults));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/shopping_list.html", context)
}

/// `POST /portal/wholesale/shopping-lists/{id}`: its name.
pub async fn name(
    visitor: Visitor,
    scope: BuyerScope,
    id: web::Path<ShoppingListId>,
    form: Form<NameForm>,
) -> Result<HttpResponse, AppError> {
    let address = format!("{LISTS}/{id}");
    let Ok(name) = form.0.name() else {
        visitor.flash("bad", visitor.text("shopping-list-error-name", &[]))?;
        return Ok(visitor.redirect(&address));
    };
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| rename(conn, now, &scope, &id, &name)).await;
    answer(&visitor, done, "shopping-list-done-named", &address)
}

/// `POST /portal/wholesale/shopping-lists/{id}/quantities`: so many instead; `remove` names a line that goes.
pub async fn change(
    visitor: Visitor,
    scope: BuyerScope,
    id: web::Path<ShoppingListId>,
    form: Form<QuantitiesForm>,
) -> Result<HttpResponse, AppError> {
    let address = format!("{LISTS}/{id}");
    let Some(wanted) = form.0.wanted() else {
        visitor.flash("bad", visitor.text("basket-error-quantity", &[("max", MOST_QUANTITY.into())]))?;
        return Ok(visitor.redirect(&address));
    };
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| put_lines(conn, now, &scope, &id, &wanted)).await;
    answer(&visitor, done, "shopping-list-done-changed", &address)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinesForm {
    lines: String,
}

/// `POST /portal/wholesale/shopping-lists/{id}/lines`: by SKU, all of them or none.
pub async fn add(
    visitor: Visitor,
    scope: BuyerScope,
    id: web::Path<ShoppingListId>,
    form: Form<LinesForm>,
) -> Result<HttpResponse, AppError> {
    let (asked, of, own) = (form.0.lines.clone(), id.clone(), scope.clone());
    let read = move |conn: &mut DbConn| {
        queries::one(conn, &own, &of)?.ok_or(AppError::NotFound)?;
        Ok(resolve(conn, &asked)?)
    };
    let resolved = visitor.app.read::<_, AppError>(read).await?;
    if !resolved.faults.is_empty() {
        let (scope, status) = (CompanyScope::clone(&scope), StatusCode::UNPROCESSABLE_ENTITY);
        return render(&visitor, scope, status, &id, &form.0.lines, &resolved.faults).await;
    }
    let (now, address) = (visitor.app.clock.now(), format!("{LISTS}/{id}"));
    let done = visitor.app.write(move |conn| put_lines(conn, now, &scope, &id, &resolved.good)).await;
    answer(&visitor, done, "shopping-list-done-changed", &address)
}

/// `POST /portal/wholesale/shopping-lists/{id}/basket`: all that is sold today, in addition to what lies there.
pub async fn into_basket(
    visitor: Visitor,
    scope: BuyerScope,
    id: web::Path<ShoppingListId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let own = scope.clone();
    let read = move |conn: &mut DbConn| queries::one(conn, &own, &id)?.ok_or(AppError::NotFound);
    let (_, lines) = visitor.app.read(read).await?;
    put_sold(&visitor, scope, lines).await
}

/// `POST /portal/wholesale/shopping-lists/{id}/removal`
pub async fn end(
    visitor: Visitor,
    scope: BuyerScope,
    id: web::Path<ShoppingListId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let done = visitor.app.write(move |conn| remove(conn, &scope, &id)).await;
    answer(&visitor, done, "shopping-list-done-removed", LISTS)
}

fn answer(visitor: &Visitor, done: Result<(), ListError>, key: &str, next: &str) -> Result<HttpResponse, AppError> {
    let refused = match done {
        Ok(()) => {
            visitor.flash("good", visitor.text(key, &[]))?;
            return Ok(visitor.redirect(next));
        }
        Err(ListError::NotFound) => return Err(AppError::NotFound),
        Err(ListError::Database(error)) => return Err(error.into()),
        Err(ListError::NotApproved) => visitor.text("basket-error-not-approved", &[]),
        Err(ListError::NameTaken) => visitor.text("shopping-list-error-taken", &[]),
        Err(ListError::TooManyLists) => visitor.text("shopping-list-error-too-many", &[]),
        Err(ListError::Full) => visitor.text("shopping-list-error-full", &[("max", MOST_LINES.into())]),
    };
    visitor.flash("bad", refused)?;
    Ok(visitor.redirect(next))
}
