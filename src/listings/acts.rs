//! What is done with a whole listing: handed in, taken back, copied, taken down, brought back, put away.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::editor::ProductPath;
use super::pages::status_word;
use super::{SubmitError, Turn, copy_product, submit, turn, withdraw};
use crate::curation::ListingError;
use crate::error::AppError;
use crate::legality;
use crate::villages::standing::{Reader, why_unpublished};
use crate::web::{Form, ListingScope, Visitor};

#[derive(Deserialize)]
pub struct Press {}

/// `POST {base}/products/{id}/submission`
pub async fn hand_in(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, asked, id) = (visitor.app.clock.now(), scope.clone(), path.into_inner().id);
    let address = format!("{}/products/{id}", scope.base());
    let result = visitor.app.write(move |conn| submit(conn, now, &asked, &id)).await;
    answer_submit(&visitor, result.map(drop), "listing-done-submitted")?;
    Ok(visitor.redirect(&address))
}

/// `POST {base}/products/{id}/withdrawal`
pub async fn take_back(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, asked, id) = (visitor.app.clock.now(), scope.clone(), path.into_inner().id);
    let address = format!("{}/products/{id}", scope.base());
    let result = visitor.app.write(move |conn| withdraw(conn, now, &asked, &id)).await;
    answer_submit(&visitor, result, "listing-done-withdrawn")?;
    Ok(visitor.redirect(&address))
}

fn answer_submit(visitor: &Visitor, result: Result<(), SubmitError>, done: &str) -> Result<(), AppError> {
    let refused = match result {
        Ok(()) => return visitor.flash("good", visitor.text(done, &[])),
        Err(SubmitError::NotFound) => return Err(AppError::NotFound),
        Err(SubmitError::Database(error)) => return Err(error.into()),
        Err(SubmitError::Incomplete(n)) => visitor.text("listing-refused-incomplete", &[("n", (n as i64).into())]),
        Err(SubmitError::Permits(missing)) => {
            let list = legality::list_text(visitor, &missing);
            visitor.text("listing-refused-permits", &[("list", list.into())])
        }
        Err(SubmitError::Unanswered(n)) => visitor.text("listing-refused-unanswered", &[("n", (n as i64).into())]),
        Err(SubmitError::NothingToReview) => visitor.text("listing-refused-nothing", &[]),
        Err(SubmitError::NotAllowed(status)) => {
            visitor.text("listing-refused-status", &[("status", status_word(visitor, status))])
        }
    };
    visitor.flash("bad", refused)
}

/// `POST {base}/products/{id}/copy`
pub async fn copy(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, asked, id) = (visitor.app.clock.now(), scope.clone(), path.into_inner().id);
    let app = visitor.app.clone();
    let language = visitor.language;
    let rename = move |name: &str| app.translations.text(language, "listing-copy-name", &[("name", name.into())]);
    let copied = visitor
        .app
        .write::<_, AppError>(move |conn| Ok(copy_product(conn, now, &asked, &id, rename)?))
        .await?
        .ok_or(AppError::NotFound)?;
    visitor.flash("good", visitor.text("listing-done-copied", &[]))?;
    Ok(visitor.redirect(&format!("{}/products/{copied}/edit/name", scope.base())))
}

/// `POST {base}/products/{id}/unpublication`
pub async fn take_down(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    turned(&visitor, &scope, path.into_inner(), Turn::TakeDown, "curation-done-unpublished").await
}

/// `POST {base}/products/{id}/publication`
pub async fn bring_back(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    turned(&visitor, &scope, path.into_inner(), Turn::BringBack, "curation-done-published").await
}

/// `POST {base}/products/{id}/archive`
pub async fn archive(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    turned(&visitor, &scope, path.into_inner(), Turn::Archive, "listing-done-archived").await
}

/// `POST {base}/products/{id}/restoration`
pub async fn restore(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    turned(&visitor, &scope, path.into_inner(), Turn::Restore, "listing-done-restored").await
}

async fn turned(
    visitor: &Visitor,
    scope: &ListingScope,
    ProductPath { id }: ProductPath,
    wanted: Turn,
    done: &str,
) -> Result<HttpResponse, AppError> {
    let (now, asked) = (visitor.app.clock.now(), scope.clone());
    let address = format!("{}/products/{id}", scope.base());
    match visitor.app.write(move |conn| turn(conn, now, &asked, &id, wanted)).await {
        Ok(()) => visitor.flash("good", visitor.text(done, &[]))?,
        Err(ListingError::NotFound) => return Err(AppError::NotFound),
        Err(ListingError::Database(error)) => return Err(error.into()),
        Err(ListingError::Permits(missing)) => {
            let list = legality::list_text(visitor, &missing);
            visitor.flash("bad", visitor.text("listing-refused-permits", &[("list", list.into())]))?;
        }
        Err(ListingError::SellerNotVerified { bumdes_id, status }) => {
            let (reader, page) = match scope.is_assisted() {
                true => (Reader::Curator, format!("/portal/curator/bumdes/{bumdes_id}")),
                false => (Reader::Bumdes, "/portal/bumdes/registration".to_owned()),
            };
            visitor.flash("bad", why_unpublished(visitor, status, reader))?;
            return Ok(visitor.redirect(&page));
        }
        Err(ListingError::NotAllowed { from, .. }) => {
            let status = status_word(visitor, from);
            visitor.flash("bad", visitor.text("listing-refused-status", &[("status", status)]))?;
        }
    }
    Ok(visitor.redirect(&address))
}
