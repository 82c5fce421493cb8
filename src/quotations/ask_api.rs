//! `POST /api/v1/wholesale/requests`: asking for offers, by a company's programs.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::api::{afterwards, invalid};
use super::api_forms::NewRequest;
use super::ask_forms::{About, AskForm};
use super::ask_pages::{Asked, find_product};
use super::representation::Request;
use super::typed::FormErrors;
use super::{AskError, ask};
use crate::catalog::queries::categories;
use crate::db::DbConn;
use crate::error::AppError;
use crate::legality::day_in;
use crate::open_api::Problem;
use crate::web::{ApiCall, ByToken, Kept, OnceError, OrderWholesale, SentByToken};

/// Asks: one BUMDes for its product, or all that make something of a category. Files are sent in the portal.
#[utoipa::path(post, path = "/api/v1/wholesale/requests", tag = "wholesale",
    security(("token" = ["wholesale:order"])), request_body = NewRequest,
    params(("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 201, body = Request),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "no such product on sale, or no such category"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "the company is not approved, or nobody makes such a thing"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
))]
pub async fn create(sent: SentByToken<OrderWholesale, NewRequest>) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let now = call.app.clock.now();
    let form = AskForm::from(&body);
    if body.names_too_many_regencies() {
        return Ok(invalid(&call, FormErrors::from([("regency_1", "api-error-regencies")])));
    }
    let Some(about) = about(&call, &body).await? else {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-about", &[]));
    };
    let asking = match form.read(about, day_in(now, "31"), Vec::new()) {
        Ok(asking) => asking,
        Err(errors) => return Ok(invalid(&call, errors)),
    };
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let number = ask(conn, now, &scope, &asking)?;
            Ok::<_, AskError>(Kept::new(StatusCode::CREATED, &afterwards(conn, now, &scope, &number)?))
        })
    });
    use StatusCode as S;
    let (status, kind, key) = match done.await {
        Ok(kept) => return Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => return Ok(call.other_request()),
        Err(OnceError::Refused(error)) => match error {
            AskError::NotApproved(_) => (S::CONFLICT, "not-approved", "quotation-refused-not-approved"),
            AskError::NobodyMakesIt => (S::CONFLICT, "nobody", "quotation-error-nobody"),
            AskError::NoSuchProduct => (S::NOT_FOUND, "not-found", "api-error-about"),
            AskError::NoSuchOutlet => {
                return Ok(invalid(&call, FormErrors::from([("outlet", "quotation-error-outlet")])));
            }
            AskError::NoSuchRegency => {
                return Ok(invalid(&call, FormErrors::from([("regency_1", "quotation-error-regency")])));
            }
            AskError::Database(error) => return Err(error.into()),
        },
    };
    Ok(call.refuse(status, kind, key, &[]))
}

/// None where it names nothing that can be asked for.
async fn about(call: &ApiCall, new: &NewRequest) -> Result<Option<About>, AppError> {
    let (slug, code) = (new.product.clone(), new.category.clone());
    let load = move |conn: &mut DbConn| {
        if slug.is_empty() {
            let is_known = categories(conn)?.iter().any(|category| category.code == code);
            return Ok(is_known.then_some(About::Category { code }));
        }
        match find_product(conn, &slug) {
            Ok(Asked { id, name_id, .. }) => Ok(Some(About::Product { id, name: name_id })),
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    call.app.read::<_, AppError>(load).await
}
