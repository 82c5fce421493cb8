//! `/api/v1/bumdes/products`: what a BUMDes sells, written by its programs. The same verbs, and the same curator, as
//! for the editor.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use utoipa::IntoParams;

use super::change_product::{ChangeError, add_product, change_product};
use super::problems::problems;
use super::product_change::ProductChange;
use super::queries::{self, Wanted};
use super::representation::{OwnProduct, OwnProductPage, OwnProductSummary, ProductFacts};
use super::{Problem as Unfit, SaveError, SubmitError, draft, submission, submit};
use crate::catalog::ListingStatus;
use crate::db::{DbConn, DbError};
use crate::error::AppError;
use crate::ids::ProductId;
use crate::legality::Missing;
use crate::open_api::Problem;
use crate::web::{ApiCall, ByToken, Kept, ListingScope, Nothing, OnceError, ReadListings, SentByToken, WriteListings};

const LIST: &str = "/api/v1/bumdes/products";

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnProductsParams {
    /// `draft`, `submitted`, `changes_requested`, `published`, `unpublished` or `archived`; all but the archived
    /// without it
    status: Option<String>,
    /// in a name or an SKU
    q: Option<String>,
    /// taken from `next`
    cursor: Option<String>,
}

impl TryFrom<OwnProductsParams> for Wanted {
    type Error = AppError;

    fn try_from(params: OwnProductsParams) -> Result<Self, AppError> {
        let read = |word: String| {
            ListingStatus::parse(&word).ok_or_else(|| {
                let known = ListingStatus::ALL.iter().map(|status| status.as_str()).collect::<Vec<_>>();
                AppError::Unreadable(format!("status: one of {}", known.join(", ")))
            })
        };
        if params.cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
            return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
        }
        Ok(Self {
            q: params.q.unwrap_or_default().trim().chars().take(100).collect(),
            status: params.status.map(read).transpose()?,
            after: params.cursor.map(ProductId),
        })
    }
}

#[derive(Debug, thiserror::Error)]
enum ProductError {
    #[error(transparent)]
    Change(#[from] ChangeError),
    #[error(transparent)]
    Submit(#[from] SubmitError),
    /// what is to be filled in before it is handed in
    #[error("{} fields are still to be filled in", .0.len())]
    Incomplete(Vec<Unfit>),
    #[error("no such product")]
    NotFound,
}

impl From<DbError> for ProductError {
    fn from(error: DbError) -> Self {
        Self::Change(error.into())
    }
}

impl From<diesel::result::Error> for ProductError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Change(error.into())
    }
}

/// The BUMDes's products, the newest first, 25 a page.
#[utoipa::path(get, path = "/api/v1/bumdes/products", tag = "bumdes", security(("token" = ["listings:read"])),
    params(OwnProductsParams), responses(
    (status = 200, body = OwnProductPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a status or cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(by: ByToken<ReadListings>, params: web::Query<OwnProductsParams>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let wanted = Wanted::try_from(params.into_inner())?;
    let mut address = url::form_urlencoded::Serializer::new(format!("{LIST}?"));
    if let Some(status) = wanted.status {
        address.append_pair("status", status.as_str());
    }
    if !wanted.q.is_empty() {
        address.append_pair("q", &wanted.q);
    }
    let page = call.app.read::<_, AppError>(move |conn| Ok(queries::own_page(conn, &scope, &wanted)?)).await?;
    let next = page.more.map(|cursor| address.append_pair("cursor", cursor.as_str()).finish());
    let items = page.rows.into_iter().map(|row| OwnProductSummary::new(&call, row)).collect();
    Ok(call.show(&OwnProductPage { items, next }))
}

/// One of them as it was written last, with what is missing before it can be handed in.
#[utoipa::path(get, path = "/api/v1/bumdes/products/{id}", tag = "bumdes", security(("token" = ["listings:read"])),
    params(("id" = String, Path)), responses(
    (status = 200, body = OwnProduct),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this BUMDes's"),
))]
pub async fn show(by: ByToken<ReadListings>, id: web::Path<ProductId>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    match call.app.read(move |conn| find(conn, &scope, &id)).await {
        Ok(facts) => Ok(call.show(&OwnProduct::new(&call, facts))),
        Err(error) => refuse(&call, error),
    }
}

/// Begins a product, as a draft. It needs a name, a category and a maker; the rest may follow. Pictures are added in
/// the portal.
#[utoipa::path(post, path = "/api/v1/bumdes/products", tag = "bumdes", security(("token" = ["listings:write"])),
    request_body = ProductChange,
    params(("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters: without it a product that is sent twice is there twice")),
    responses(
        (status = 201, body = OwnProduct),
        (status = 400, body = Problem, content_type = "application/problem+json", description = "a field that is not known, or no number"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "`errors` names the fields"),
))]
pub async fn add(sent: SentByToken<WriteListings, ProductChange>) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let (now, caller) = (call.app.clock.now(), call.clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let id = add_product(conn, now, &scope, &body)?;
            made(conn, &caller, &scope, &id, StatusCode::CREATED)
        })
    });
    answer(&call, done.await)
}

/// Changes what is named and leaves the rest. Prices, tiers, weights, quantities and times of a published product are
/// shown at once; everything else waits until it is handed in and a curator has looked at it.
#[utoipa::path(patch, path = "/api/v1/bumdes/products/{id}", tag = "bumdes", security(("token" = ["listings:write"])),
    request_body = ProductChange, params(("id" = String, Path)), responses(
    (status = 200, body = OwnProduct),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a field that is not known, or no number"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "another `revision` by now, or archived"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "`errors` names the fields"),
))]
pub async fn change(
    sent: SentByToken<WriteListings, ProductChange>,
    id: web::Path<ProductId>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, .. } = sent;
    let (now, id) = (call.app.clock.now(), id.into_inner());
    let done = call.app.write::<_, ProductError>(move |conn| {
        change_product(conn, now, &scope, &id, &body)?;
        find(conn, &scope, &id)
    });
    match done.await {
        Ok(facts) => Ok(call.show(&OwnProduct::new(&call, facts))),
        Err(error) => refuse(&call, error),
    }
}

/// Hands it to the curator, as it is now.
#[utoipa::path(post, path = "/api/v1/bumdes/products/{id}/submission", tag = "bumdes",
    security(("token" = ["listings:write"])),
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 201, body = OwnProduct, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "nothing in it is reviewed, the curator's points are not answered, or it is archived"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "`errors` names what is missing"),
))]
pub async fn hand_in(
    sent: SentByToken<WriteListings, Nothing>,
    id: web::Path<ProductId>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, once, .. } = sent;
    let (now, caller, id) = (call.app.clock.now(), call.clone(), id.into_inner());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            match submit(conn, now, &scope, &id) {
                Ok(_) => {}
                Err(SubmitError::Incomplete(_)) => {
                    let draft = draft::find(conn, &id)?.ok_or(ProductError::NotFound)?;
                    return Err(ProductError::Incomplete(problems(&draft.content)));
                }
                Err(error) => return Err(error.into()),
            }
            made(conn, &caller, &scope, &id, StatusCode::CREATED)
        })
    });
    answer(&call, done.await)
}

fn find(conn: &mut DbConn, scope: &ListingScope, id: &ProductId) -> Result<ProductFacts, ProductError> {
    let heading = queries::heading(conn, scope, id)?.ok_or(ProductError::NotFound)?;
    Ok(ProductFacts {
        draft: draft::find(conn, id)?.ok_or(ProductError::NotFound)?,
        points: submission::points(conn, id)?,
        round: submission::open(conn, id)?,
        heading,
    })
}

fn made(
    conn: &mut DbConn,
    call: &ApiCall,
    scope: &ListingScope,
    id: &ProductId,
    status: StatusCode,
) -> Result<Kept, ProductError> {
    Ok(Kept::new(status, &OwnProduct::new(call, find(conn, scope, id)?)))
}

fn answer(call: &ApiCall, done: Result<Kept, OnceError<ProductError>>) -> Result<HttpResponse, AppError> {
    match done {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(call, error),
    }
}

fn refuse(call: &ApiCall, error: ProductError) -> Result<HttpResponse, AppError> {
    use StatusCode as S;
    let (status, kind, key, args): (_, _, _, Vec<(&str, FluentValue<'_>)>) = match error {
        ProductError::NotFound
        | ProductError::Submit(SubmitError::NotFound)
        | ProductError::Change(ChangeError::Save(SaveError::NotFound)) => {
            (S::NOT_FOUND, "not-found", "api-error-no-product", vec![])
        }
        ProductError::Change(ChangeError::Unfit(fields)) => return Ok(unfit(call, "api-error-invalid", &fields)),
        ProductError::Incomplete(fields) => return Ok(unfit(call, "api-error-incomplete", &fields)),
        ProductError::Submit(SubmitError::Permits(missing)) => {
            let lack = |one: &Missing| {
                let kind = call.text(&format!("legality-kind-{}", one.kind), &[]);
                let text = call.text(&format!("legality-lack-{}", one.lack.as_str()), &[("kind", kind.into())]);
                (format!("permit-{}", one.kind), text)
            };
            return Ok(call.invalid("api-error-permits", missing.iter().map(lack).collect()));
        }
        ProductError::Change(ChangeError::Overtaken(_) | ChangeError::Save(SaveError::Overtaken(_))) => {
            (S::CONFLICT, "changed", "api-error-product-changed", vec![])
        }
        ProductError::Change(ChangeError::Save(SaveError::Archived)) => {
            (S::CONFLICT, "status", "listing-refused-archived", vec![])
        }
        ProductError::Submit(SubmitError::Incomplete(n)) => {
            (S::UNPROCESSABLE_ENTITY, "invalid", "listing-refused-incomplete", vec![("n", (n as i64).into())])
        }
        ProductError::Submit(SubmitError::Unanswered(n)) => {
            (S::CONFLICT, "unanswered", "listing-refused-unanswered", vec![("n", (n as i64).into())])
        }
        ProductError::Submit(SubmitError::NothingToReview) => {
            (S::CONFLICT, "nothing-to-review", "listing-refused-nothing", vec![])
        }
        ProductError::Submit(SubmitError::NotAllowed(status)) => {
            let word = call.text(&format!("curation-status-{status}"), &[]);
            (S::CONFLICT, "status", "listing-refused-status", vec![("status", word.into())])
        }
        ProductError::Submit(SubmitError::Database(error))
        | ProductError::Change(ChangeError::Save(SaveError::Database(error))) => return Err(error.into()),
    };
    Ok(call.refuse(status, kind, key, &args))
}

fn unfit(call: &ApiCall, key: &str, fields: &[Unfit]) -> HttpResponse {
    let text = |field: &Unfit| (field.field.clone(), field.text(&call.app.translations, call.language));
    call.invalid(key, fields.iter().map(text).collect())
}
