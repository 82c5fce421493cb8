//! `/portal/curator/collections`: the order of the collections, and the words and dates of each. Its pieces are in
//! `piece_pages.rs`.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use tera::Context;

use super::collection_forms::{CollectionForm, FormErrors, ListQuery, MoveForm, OrderForm, PieceQuery};
use super::edit_collection::CollectionError;
use super::{
    CollectionText, Rearrangement, collection_queries as queries, create_collection, delete_collection,
    edit_collection, order_collections, piece_search,
};
use crate::catalog::collection;
use crate::db::{DbConn, DbError};
use crate::error::AppError;
use crate::ids::{CollectionId, ProductId};
use crate::media::shown;
use crate::web::{CuratorScope, Form, Visitor};

pub(super) const LIST: &str = "/portal/curator/collections";

/// `GET /portal/curator/collections?show=ended&after=`
pub async fn list(visitor: Visitor, _: CuratorScope, query: web::Query<ListQuery>) -> Result<HttpResponse, AppError> {
    let (ended, after, now) = (query.is_ended(), query.after(), visitor.app.clock.now());
    let is_first = after.is_none();
    let page =
        visitor.app.read::<_, AppError>(move |conn| Ok(queries::list(conn, now, ended, after.as_ref())?)).await?;
    let base = if ended { format!("{LIST}?show=ended") } else { LIST.to_owned() };
    let mark = if ended { '&' } else { '?' };
    let mut context = Context::new();
    context.insert("rows", &page.rows);
    context.insert("ended", &ended);
    context.insert("is_first", &is_first);
    context.insert("next", &page.more.map(|after| format!("{base}{mark}after={after}")));
    context.insert("first", &(!is_first).then_some(base));
    visitor.page("portal/curator/collections.html", context)
}

/// `GET /portal/curator/collections/new`
pub async fn new(visitor: Visitor, _: CuratorScope) -> Result<HttpResponse, AppError> {
    show_new(&visitor, StatusCode::OK, &CollectionForm::default(), &FormErrors::new())
}

fn show_new(
    visitor: &Visitor,
    status: StatusCode,
    form: &CollectionForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("form", form);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/new_collection.html", context)
}

/// `POST /portal/curator/collections`
pub async fn create(
    visitor: Visitor,
    scope: CuratorScope,
    form: Form<CollectionForm>,
) -> Result<HttpResponse, AppError> {
    let refused = |errors: &FormErrors| show_new(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form.0, errors);
    let text = match CollectionText::try_from(&form.0) {
        Ok(text) => text,
        Err(errors) => return refused(&errors),
    };
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| create_collection(conn, now, &scope, &text)).await {
        Ok(id) => {
            visitor.flash("good", visitor.text("curation-done-created", &[]))?;
            Ok(visitor.redirect(&format!("{LIST}/{id}")))
        }
        Err(CollectionError::SlugTaken) => refused(&slug_taken()),
        Err(CollectionError::NotFound) => Err(AppError::NotFound),
        Err(CollectionError::Database(error)) => Err(error.into()),
    }
}

fn slug_taken() -> FormErrors {
    FormErrors::from([("slug", "curation-error-slug-taken")])
}

/// `GET /portal/curator/collections/{id}?q=`
pub async fn show(
    visitor: Visitor,
    _: CuratorScope,
    id: web::Path<CollectionId>,
    query: web::Query<PieceQuery>,
) -> Result<HttpResponse, AppError> {
    show_one(&visitor, StatusCode::OK, id.into_inner(), &query.text(), None, &FormErrors::new()).await
}

async fn show_one(
    visitor: &Visitor,
    status: StatusCode,
    id: CollectionId,
    wanted: &str,
    typed: Option<&CollectionForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let found = piece_search::find(visitor, wanted).await?;
    let load = move |conn: &mut DbConn| {
        let (collection, pieces) = queries::collection(conn, &id)?.ok_or(AppError::NotFound)?;
        let photos = shown::first_of(conn, &pieces.iter().map(|piece| &piece.id).collect::<Vec<_>>())?;
        Ok((collection, pieces, photos))
    };
    let (collection, pieces, photos) = visitor.app.read::<_, AppError>(load).await?;
    let held: Vec<&ProductId> = pieces.iter().map(|piece| &piece.id).collect();
    let mut context = Context::new();
    let stored = CollectionForm::from(&collection);
    context.insert("form", typed.unwrap_or(&stored));
    context.insert("errors", &in_words(visitor, errors));
    context.insert("showing", &collection.showing(visitor.app.clock.now()));
    context.insert("found", &found);
    context.insert("held", &held);
    context.insert("wanted", wanted);
    context.insert("collection", &collection);
    context.insert("pieces", &pieces);
    context.insert("photos", &photos);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/collection.html", context)
}

fn in_words(visitor: &Visitor, errors: &FormErrors) -> BTreeMap<&'static str, String> {
    errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect()
}

/// `POST /portal/curator/collections/{id}`
pub async fn edit(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<CollectionForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now, form) = (id.into_inner(), visitor.app.clock.now(), form.0);
    let page = format!("{LIST}/{id}");
    let errors = match CollectionText::try_from(&form) {
        Err(errors) => errors,
        Ok(text) => {
            let changed = id.clone();
            match visitor.app.write(move |conn| edit_collection(conn, now, &scope, &changed, &text)).await {
                Ok(()) => return done(&visitor, true, "curation-done-saved", &page),
                Err(CollectionError::SlugTaken) => slug_taken(),
                Err(CollectionError::NotFound) => return Err(AppError::NotFound),
                Err(CollectionError::Database(error)) => return Err(error.into()),
            }
        }
    };
    show_one(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, "", Some(&form), &errors).await
}

/// `GET /portal/curator/collections/{id}/preview`: the visitors' page, whether they see it yet or not.
pub async fn preview(visitor: Visitor, _: CuratorScope, id: web::Path<CollectionId>) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let back = format!("{LIST}/{id}");
    let shelf = visitor.app.read::<_, AppError>(move |conn| Ok(collection::any(conn, &id)?)).await?;
    let shelf = shelf.ok_or(AppError::NotFound)?;
    let mut context = Context::new();
    context.insert("showing", &shelf.collection.showing(now));
    context.insert("shelf", &shelf);
    context.insert("back", &back);
    visitor.page("portal/curator/collection_preview.html", context)
}

/// `POST /portal/curator/collections/{id}/position`
pub async fn step(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<MoveForm>,
) -> Result<HttpResponse, AppError> {
    let how = form.0.of(id.into_inner())?;
    reorder(&visitor, scope, how).await
}

/// `POST /portal/curator/collections/order`
pub async fn drag(visitor: Visitor, scope: CuratorScope, form: Form<OrderForm>) -> Result<HttpResponse, AppError> {
    reorder(&visitor, scope, form.0.of(CollectionId)).await
}

async fn reorder(
    visitor: &Visitor,
    scope: CuratorScope,
    how: Rearrangement<CollectionId>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let is_there = visitor.app.write::<_, DbError>(move |conn| Ok(order_collections(conn, now, &scope, &how)?)).await?;
    done(visitor, is_there, "curation-done-moved", LIST)
}

/// `POST /portal/curator/collections/{id}/deletion`
pub async fn delete(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    _: Form<MoveForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let deleted = visitor.app.write::<_, DbError>(move |conn| Ok(delete_collection(conn, now, &scope, &id)?)).await?;
    let title = FluentValue::from(deleted.ok_or(AppError::NotFound)?);
    visitor.flash("good", visitor.text("curation-done-deleted", &[("title", title)]))?;
    Ok(visitor.redirect(LIST))
}

pub(super) fn done(visitor: &Visitor, is_there: bool, key: &str, page: &str) -> Result<HttpResponse, AppError> {
    if !is_there {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text(key, &[]))?;
    Ok(visitor.redirect(page))
}
