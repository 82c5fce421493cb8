//! `PUT /api/v1/wholesale/requests/{number}/limits`: what suppliers are limited to, by a company's programs.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::api::{afterwards, invalid, not_found};
use super::api_forms::NewRequest;
use super::ask_forms::at_most;
use super::representation::Request;
use super::typed::FormErrors;
use super::{LimitsError, WantedLimits, change_limits};
use crate::error::AppError;
use crate::open_api::Problem;
use crate::web::{ByToken, Kept, OnceError, OrderWholesale, SentByToken};

/// All of them: what is left out is no limit any more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "at_most_suppliers": 4, "regencies": ["52.02"] }))]
pub struct NewLimits {
    at_most_suppliers: Option<u64>,
    /// codes of regencies, of each of which a supplier is wanted; three at most
    #[serde(default)]
    regencies: Vec<String>,
}

impl NewLimits {
    fn read(&self) -> Result<WantedLimits, FormErrors> {
        let typed = self.at_most_suppliers.map(|most| most.to_string()).unwrap_or_default();
        let at_most = at_most(&typed).ok_or(FormErrors::from([("at_most", "quotation-error-at-most")]))?;
        if self.regencies.len() > NewRequest::MOST_REGENCIES {
            return Err(FormErrors::from([("regency_1", "api-error-regencies")]));
        }
        let mut regencies = self.regencies.clone();
        regencies.sort();
        regencies.dedup();
        Ok(WantedLimits { at_most_suppliers: at_most, regencies })
    }
}

/// Sets what the suppliers of a pooled request are limited to. Offers stand; the allocation is another one.
#[utoipa::path(put, path = "/api/v1/wholesale/requests/{number}/limits", tag = "wholesale",
    security(("token" = ["wholesale:order"])), request_body = NewLimits,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = Request, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "no such pooled request"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is cancelled or ordered already"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
))]
pub async fn replace(
    sent: SentByToken<OrderWholesale, NewLimits>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let wanted = match body.read() {
        Ok(wanted) => wanted,
        Err(errors) => return Ok(invalid(&call, errors)),
    };
    let (now, number) = (call.app.clock.now(), number.into_inner());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            change_limits(conn, now, &scope, &number, &wanted)?;
            Ok::<_, LimitsError>(Kept::new(StatusCode::OK, &afterwards(conn, now, &scope, &number)?))
        })
    });
    Ok(match done.await {
        Ok(kept) => kept.into_response(),
        Err(OnceError::OtherRequest) => call.other_request(),
        Err(OnceError::Refused(LimitsError::NotFound)) => not_found(&call),
        Err(OnceError::Refused(LimitsError::Over(_))) => {
            call.refuse(StatusCode::CONFLICT, "status", "quotation-refused-over", &[])
        }
        Err(OnceError::Refused(LimitsError::NoSuchRegency)) => {
            invalid(&call, FormErrors::from([("regency_1", "quotation-error-regency")]))
        }
        Err(OnceError::Refused(LimitsError::Database(error))) => return Err(error.into()),
    })
}
