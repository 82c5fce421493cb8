//! `/portal/curator/collections/{id}/items`: the pieces of a collection, their order, and whose picture is its cover.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::collection_forms::{CoverForm, MoveForm, OrderForm, PieceForm};
use super::collection_pages::{LIST, done};
use super::{
    AddToCollectionError, MOST_PIECES, Rearrangement, add_to_collection, choose_cover, order_pieces,
    remove_from_collection,
};
use crate::db::DbError;
use crate::error::AppError;
use crate::ids::{CollectionId, ProductId};
use crate::web::{CuratorScope, Form, Visitor};

/// `POST /portal/curator/collections/{id}/items`
pub async fn add(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<PieceForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let mut page = format!("{LIST}/{id}");
    if !form.0.q.is_empty() {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        page = format!("{page}?{}#add", query.append_pair("q", &form.0.q).finish());
    }
    let result = visitor.app.write(move |conn| add_to_collection(conn, now, &scope, &id, form.0.sku_or_slug())).await;
    match result {
        Ok(()) => visitor.flash("good", visitor.text("curation-done-added", &[]))?,
        Err(AddToCollectionError::NotFound) => return Err(AppError::NotFound),
        Err(AddToCollectionError::NoSuchProduct) => visitor.flash("bad", visitor.text("curation-no-product", &[]))?,
        Err(AddToCollectionError::AlreadyThere) => visitor.flash("bad", visitor.text("curation-already-there", &[]))?,
        Err(AddToCollectionError::Full) => {
            visitor.flash("bad", visitor.text("curation-full", &[("most", FluentValue::from(MOST_PIECES))]))?;
        }
        Err(AddToCollectionError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&page))
}

/// `POST /portal/curator/collections/{id}/items/{product_id}/position`
pub async fn step(
    visitor: Visitor,
    scope: CuratorScope,
    ids: web::Path<(CollectionId, ProductId)>,
    form: Form<MoveForm>,
) -> Result<HttpResponse, AppError> {
    let (id, product) = ids.into_inner();
    let how = form.0.of(product)?;
    reorder(&visitor, scope, id, how).await
}

/// `POST /portal/curator/collections/{id}/items/order`
pub async fn drag(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<OrderForm>,
) -> Result<HttpResponse, AppError> {
    reorder(&visitor, scope, id.into_inner(), form.0.of(ProductId)).await
}

async fn reorder(
    visitor: &Visitor,
    scope: CuratorScope,
    id: CollectionId,
    how: Rearrangement<ProductId>,
) -> Result<HttpResponse, AppError> {
    let (now, page) = (visitor.app.clock.now(), format!("{LIST}/{id}#pieces-title"));
    let is_there = visitor.app.write::<_, DbError>(move |conn| Ok(order_pieces(conn, now, &scope, &id, &how)?)).await?;
    done(visitor, is_there, "curation-done-moved", &page)
}

/// `POST /portal/curator/collections/{id}/items/{product_id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: CuratorScope,
    ids: web::Path<(CollectionId, ProductId)>,
    _: Form<PieceForm>,
) -> Result<HttpResponse, AppError> {
    let ((id, product), now) = (ids.into_inner(), visitor.app.clock.now());
    let page = format!("{LIST}/{id}#pieces-title");
    let is_there = visitor
        .app
        .write::<_, DbError>(move |conn| Ok(remove_from_collection(conn, now, &scope, &id, &product)?))
        .await?;
    done(&visitor, is_there, "curation-done-removed", &page)
}

/// `POST /portal/curator/collections/{id}/cover`
pub async fn cover(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<CollectionId>,
    form: Form<CoverForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let page = format!("{LIST}/{id}#pieces-title");
    let product = Some(ProductId(form.0.product)).filter(|id| !id.as_str().is_empty());
    let is_there = visitor
        .app
        .write::<_, DbError>(move |conn| Ok(choose_cover(conn, now, &scope, &id, product.as_ref())?))
        .await?;
    done(&visitor, is_there, "curation-done-cover", &page)
}
