//! `/portal/curator/products`: the listings, and the buttons that publish and unpublish them.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::forms::{Filter, ListingForm};
use super::queries::{self, ListedProduct, PER_PAGE, Wanted};
use super::{ListingError, publish_product, unpublish_product};
use crate::catalog::ListingStatus;
use crate::error::AppError;
use crate::ids::ProductId;
use crate::legality;
use crate::media::shown;
use crate::villages::standing::{Reader, why_unpublished};
use crate::web::age::Age;
use crate::web::{CuratorScope, Form, Visitor};

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    product: ListedProduct,
    note: Option<String>,
    age: Age,
    can_publish: bool,
    can_unpublish: bool,
}

/// `GET /portal/curator/products`
pub async fn products(visitor: Visitor, _: CuratorScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let wanted = Wanted::from(filter.into_inner());
    let asked = wanted.clone();
    let (products, total, mut notes, photos) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let (products, total) = queries::products(conn, &asked)?;
            let ids: Vec<&ProductId> = products.iter().map(|p| &p.id).collect();
            let notes = queries::latest_notes(conn, &ids)?;
            let photos = shown::first_of(conn, &ids)?;
            Ok((products, total, notes, photos))
        })
        .await?;
    let now = visitor.app.clock.now();
    let rows = products.into_iter().map(|product| Row {
        note: notes.remove(&product.id),
        age: Age::of(product.updated_at, now),
        can_publish: product.status.can_become(ListingStatus::Published),
        can_unpublish: product.status.can_become(ListingStatus::Unpublished),
        product,
    });
    let mut context = Context::new();
    context.insert("rows", &rows.collect::<Vec<_>>());
    context.insert("photos", &photos);
    context.insert("total", &total);
    context.insert("last_page", &((total + PER_PAGE - 1) / PER_PAGE));
    context.insert("base", &address(&wanted));
    context.insert("wanted", &wanted);
    context.insert("statuses", ListingStatus::ALL);
    visitor.page("portal/curator/products.html", context)
}

/// The list's address with this filter, ready for `page=`.
fn address(wanted: &Wanted) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &wanted.q).append_pair("village", &wanted.village);
    query.append_pair("status", wanted.status.map_or("", ListingStatus::as_str));
    format!("/portal/curator/products?{}&", query.finish())
}

/// `POST /portal/curator/products/{id}/publication`
pub async fn publish(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<ProductId>,
    form: Form<ListingForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id, note) = (visitor.app.clock.now(), id.into_inner(), form.0.note());
    let permits_page = format!("/portal/curator/permits/products/{id}");
    let result = visitor.app.write(move |conn| publish_product(conn, now, &scope, &id, note.as_deref())).await;
    if let Err(ListingError::Permits(missing)) = &result {
        visitor.flash("bad", legality::refusal_text(&visitor, missing))?;
        return Ok(visitor.redirect(&permits_page));
    }
    answer(&visitor, result, "curation-done-published", &form.0)
}

/// `POST /portal/curator/products/{id}/unpublication`
pub async fn unpublish(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<ProductId>,
    form: Form<ListingForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id, note) = (visitor.app.clock.now(), id.into_inner(), form.0.note());
    let result = visitor.app.write(move |conn| unpublish_product(conn, now, &scope, &id, note.as_deref())).await;
    answer(&visitor, result, "curation-done-unpublished", &form.0)
}

fn answer(
    visitor: &Visitor,
    result: Result<(), ListingError>,
    done_key: &str,
    form: &ListingForm,
) -> Result<HttpResponse, AppError> {
    match result {
        Ok(()) => visitor.flash("good", visitor.text(done_key, &[]))?,
        Err(ListingError::NotFound) => return Err(AppError::NotFound),
        Err(ListingError::Permits(missing)) => visitor.flash("bad", legality::refusal_text(visitor, &missing))?,
        Err(ListingError::Database(error)) => return Err(error.into()),
        Err(ListingError::SellerNotVerified { bumdes_id, status }) => {
            visitor.flash("bad", why_unpublished(visitor, status, Reader::Curator))?;
            return Ok(visitor.redirect(&format!("/portal/curator/bumdes/{bumdes_id}")));
        }
        Err(ListingError::NotAllowed { from, .. }) => {
            let status = visitor.text(&format!("curation-status-{}", from.as_str()), &[]);
            visitor.flash("bad", visitor.text("curation-refused", &[("status", FluentValue::from(status))]))?;
        }
    }
    let is_list = form.back.starts_with("/portal/curator");
    Ok(visitor.redirect(if is_list { &form.back } else { "/portal/curator/products" }))
}
