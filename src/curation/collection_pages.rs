//! `/portal/curator/collections`: the order of the front page, and each collection with its pieces.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::forms::{CollectionForm, FormErrors, MoveForm, PieceForm};
use super::{
    AddToCollectionError, CollectionText, add_to_collection, create_collection, edit_collection, move_collection,
    move_in_collection, queries, remove_from_collection,
};
use crate::db::{DbConn, DbError};
use crate::error::AppError;
use crate::ids::{CollectionId, ProductId};
use crate::media::shown;
use crate::web::{CuratorScope, Form, Visitor};

const LIST: &str = "/portal/curator/collections";

/// `GET /portal/curator/collections`
pub async fn list(visitor: Visitor, _: CuratorScope) -> Result<HttpResponse, AppError> {
    show_list(&visitor, StatusCode::OK, &CollectionForm::default(), &FormErrors::new()).await
}

async fn show_list(
    visitor: &Visitor,
    status: StatusCode,
    form: &CollectionForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let collections = visitor.app.read::<_, AppError>(|conn| Ok(queries::all_collections(conn)?)).await?;
    let mut context = Context::new();
    context.insert("collections", &collections);
    context.insert("form", form);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/collections.html", context)
}

/// `POST /portal/curator/collections`
pub async fn create(
    visitor: Visitor,
    scope: CuratorScope,
    form: Form<CollectionForm>,
) -> Result<HttpResponse, AppError> {
    let text = match CollectionText::try_from(&form.0) {
        Ok(text) => text,
        Err(errors) => return show_list(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form.0, &errors).await,
    };
    let created = visitor.app.write::<_, DbError>(move |conn| Ok(create_collection(conn, &scope, &text)?)).await?;
    visitor.flash("good", visitor.text("curation-done-created", &[]))?;
    Ok(visitor.redirect(&format!("{LIST}/{created}")))
}

/// `GET /portal/curator/collections/{id}`
pub async fn show(visitor: Visitor, _: CuratorScope, id: web::Path<CollectionId>) -> Result<HttpResponse, AppError> {
    show_one(&visitor, StatusCode::OK, id.into_inner(), None, &FormErrors::new()).await
}

async fn show_one(
    visitor: &Visitor,
    status: StatusCode,
    id: CollectionId,
    typed: Option<CollectionForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let load = move |conn: &mut DbConn| {
        let (collection, pieces) = queries::collection(conn, &id)?.ok_or(AppError::NotFound)?;
        let photos = shown::first_of(conn, &pieces.iter().map(|piece| &piece.id).collect::<Vec<_>>())?;
        Ok((collection, pieces, photos))
    };
    let (collection, pieces, photos) = visitor.app.read::<_, AppError>(load).await?;
    let mut context = Context::new();
    let form = typed.unwrap_or_else(|| CollectionForm {
        title_id: collection.title_id.clone(),
        title_en: collection.title_en.clone(),
        description_id: collection.description_id.clone(),
        description_en: collection.description_en.clone(),
        is_published: collection.is_published.then(|| "1".to_owned()),
    });
    context.insert("form", &form);
    context.insert("errors", &in_words(visitor, errors));
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
    let id = id.into_inner();
    let text = match CollectionText::try_from(&form.0) {
        Ok(text) => text,
        Err(errors) => {
            return show_one(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form.0), &errors).await;
        }
    };
    let page = format!("{LIST}/{id}");
    let is_there = visitor.app.write::<_, DbError>(move |conn| Ok(edit_collection(conn, &scope, &id, &text)?)).await?;
    done(&visitor, is_there, "curation-done-saved", &page)
}

/// `POST /portal/curator/collections/{id}/position`
pub async fn reposition(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<MoveForm>,
) -> Result<HttpResponse, AppError> {
    let (id, direction) = (id.into_inner(), form.0.direction()?);
    let is_there =
        visitor.app.write::<_, DbError>(move |conn| Ok(move_collection(conn, &scope, &id, direction)?)).await?;
    done(&visitor, is_there, "curation-done-moved", LIST)
}

/// `POST /portal/curator/collections/{id}/items`
pub async fn add_piece(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<PieceForm>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let page = format!("{LIST}/{id}");
    let result = visitor.app.write(move |conn| add_to_collection(conn, &scope, &id, form.0.sku_or_slug())).await;
    match result {
        Ok(()) => visitor.flash("good", visitor.text("curation-done-added", &[]))?,
        Err(AddToCollectionError::NotFound) => return Err(AppError::NotFound),
        Err(AddToCollectionError::NoSuchProduct) => visitor.flash("bad", visitor.text("curation-no-product", &[]))?,
        Err(AddToCollectionError::AlreadyThere) => visitor.flash("bad", visitor.text("curation-already-there", &[]))?,
        Err(AddToCollectionError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&page))
}

/// `POST /portal/curator/collections/{id}/items/{product_id}/position`
pub async fn reposition_piece(
    visitor: Visitor,
    scope: CuratorScope,
    ids: web::Path<(CollectionId, ProductId)>,
    form: Form<MoveForm>,
) -> Result<HttpResponse, AppError> {
    let ((id, product), direction) = (ids.into_inner(), form.0.direction()?);
    let page = format!("{LIST}/{id}");
    let is_there = visitor
        .app
        .write::<_, DbError>(move |conn| Ok(move_in_collection(conn, &scope, &id, &product, direction)?))
        .await?;
    done(&visitor, is_there, "curation-done-moved", &page)
}

/// `POST /portal/curator/collections/{id}/items/{product_id}/removal`
pub async fn remove_piece(
    visitor: Visitor,
    scope: CuratorScope,
    ids: web::Path<(CollectionId, ProductId)>,
    _: Form<PieceForm>,
) -> Result<HttpResponse, AppError> {
    let (id, product) = ids.into_inner();
    let page = format!("{LIST}/{id}");
    let is_there =
        visitor.app.write::<_, DbError>(move |conn| Ok(remove_from_collection(conn, &scope, &id, &product)?)).await?;
    done(&visitor, is_there, "curation-done-removed", &page)
}

fn done(visitor: &Visitor, is_there: bool, key: &str, page: &str) -> Result<HttpResponse, AppError> {
    if !is_there {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text(key, &[]))?;
    Ok(visitor.redirect(page))
}
