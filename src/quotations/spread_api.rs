//! `/api/v1/wholesale/requests/{number}/allocation`: how a request could be spread, with the reasons as words for
//! programs and for people.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::api::not_found;
use super::spread::{Question, find, of_own};
use super::spread_words::{Words, code_of_refusal, code_of_share};
use crate::allocation::{AllocateError, Allocation, Proof};
use crate::catalog::representation::Price;
use crate::db::DbConn;
use crate::error::AppError;
use crate::open_api::Problem;
use crate::web::{ApiCall, ByToken, ReadWholesale};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SpreadParams {
    /// the dearest price of a unit, in rupiah
    ceiling: Option<u32>,
}

#[derive(Serialize, ToSchema)]
pub struct Spread {
    #[schema(example = 1000)]
    pub wanted: i64,
    pub shares: Vec<SpreadShare>,
    /// who offers and has no share
    pub refusals: Vec<SpreadRefusal>,
    /// what nobody can make in time
    #[schema(example = 250)]
    pub shortfall: i64,
    /// the first day by which the whole quantity could be there; null without a shortfall, and where no week holds it
    #[schema(example = "2027-02-14")]
    pub could_be_met_on: Option<String>,
    /// codes of the named regencies that nobody can serve; when there are any, nothing is spread
    pub unserved_regencies: Vec<String>,
    /// goods and shipping of all shares
    pub landed: Price,
    /// no spread is cheaper by more than this; 0 when it is the cheapest
    pub gap: Price,
}

#[derive(Serialize, ToSchema)]
pub struct SpreadShare {
    /// the id of the quote
    pub quote: String,
    pub bumdes: String,
    #[schema(example = 400)]
    pub quantity: i64,
    pub weeks: Vec<SpreadWeek>,
    pub goods: Price,
    pub shipping: Price,
    pub landed: Price,
    pub reason: SpreadReason,
}

#[derive(Serialize, ToSchema)]
pub struct SpreadWeek {
    /// its first day
    #[schema(example = "2026-12-07")]
    pub week: String,
    pub quantity: i64,
}

#[derive(Serialize, ToSchema)]
pub struct SpreadRefusal {
    pub quote: String,
    pub bumdes: String,
    pub reason: SpreadReason,
}

#[derive(Serialize, ToSchema)]
pub struct SpreadReason {
    /// of a share `all_is_needed`, `needed_for_regency`, `fair_turn`, `fills_rest` or `cheapest_landed`; of a refusal
    /// `grade_too_low`, `above_price_ceiling`, `no_capacity`, `too_late`, `below_minimum`, `lot_does_not_fit`,
    /// `limits_cannot_be_kept`, `too_many_suppliers`, `later_turn` or `not_needed`
    #[schema(example = "cheapest_landed")]
    pub code: &'static str,
    /// the same with its numbers, in the caller's language
    pub text: String,
}

/// How a request could be spread over the offers that hold now, and why. It is computed each time, and changes
/// nothing.
#[utoipa::path(get, path = "/api/v1/wholesale/requests/{number}/allocation", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path), SpreadParams), responses(
    (status = 200, body = Spread),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "more units than can be spread"),
))]
pub async fn show(
    by: ByToken<ReadWholesale>,
    number: web::Path<String>,
    limits: web::Query<SpreadParams>,
) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (now, ceiling) = (call.app.clock.now(), limits.ceiling.map(i64::from));
    let read = move |conn: &mut DbConn| Ok(of_own(conn, now, &scope, &number, ceiling)?);
    let Some((_, question)) = call.app.read::<_, AppError>(read).await? else { return Ok(not_found(&call)) };
    let (question, answer) = find(question).await?;
    match answer {
        Ok(allocation) => Ok(call.show(&represent(&call, &question, allocation))),
        Err(AllocateError::TooLarge) => {
            let status = actix_web::http::StatusCode::CONFLICT;
            Ok(call.refuse(status, "too-large", "quotation-allocation-too-large", &[]))
        }
        Err(error) => Err(AppError::Internal(error.into())),
    }
}

fn represent(call: &ApiCall, question: &Question, allocation: Allocation) -> Spread {
    let words = Words { translations: &call.app.translations, language: call.language, names: &question.names };
    let shares = allocation.shares.iter().map(|share| SpreadShare {
        quote: share.key.clone(),
        bumdes: words.name(&share.key),
        quantity: share.quantity,
        weeks: share
            .promises
            .iter()
            .map(|part| SpreadWeek { week: part.week.to_string(), quantity: part.quantity })
            .collect(),
        goods: Price::idr(share.goods_minor),
        shipping: Price::idr(share.shipping_minor),
        landed: Price::idr(share.goods_minor + share.shipping_minor),
        reason: SpreadReason { code: code_of_share(&share.reason), text: words.of_share(&share.reason) },
    });
    let refusals = allocation.refusals.iter().map(|refusal| SpreadRefusal {
        quote: refusal.key.clone(),
        bumdes: words.name(&refusal.key),
        reason: SpreadReason { code: code_of_refusal(&refusal.reason), text: words.of_refusal(&refusal.reason) },
    });
    let gap_minor = match allocation.proof {
        Proof::Optimal => 0,
        Proof::WithinBound { gap_minor } => gap_minor,
    };
    Spread {
        wanted: question.demand.quantity,
        shares: shares.collect(),
        refusals: refusals.collect(),
        shortfall: allocation.shortfall,
        could_be_met_on: allocation.could_be_met_on.map(|day| day.to_string()),
        unserved_regencies: allocation.unserved_regencies.clone(),
        landed: Price::idr(allocation.landed_minor),
        gap: Price::idr(gap_minor),
    }
}
