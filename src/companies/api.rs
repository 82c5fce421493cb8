//! `/api/v1/wholesale/company`: whose token this is, and how the company stands.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::{CompanyRole, company, terms};
use crate::catalog::representation::Price;
use crate::db::DbConn;
use crate::error::AppError;
use crate::open_api::Problem;
use crate::purchase_orders::credit_left;
use crate::tokens::api::OwnToken;
use crate::web::{ByToken, ReadWholesale};

#[derive(Serialize, ToSchema)]
pub struct OwnCompany {
    pub id: String,
    #[schema(example = "PT Hotel Contoh")]
    pub name: String,
    /// `approved` may ask and order; else `registered`, `refused` or `suspended`
    #[schema(example = "approved")]
    pub status: String,
    /// what an operator granted; null before
    pub terms: Option<OwnTerms>,
    /// whose token it is
    #[schema(example = "Ibu Pembelian")]
    pub person: String,
    /// what that person may do for the company now: `admin`, `buyer`, `approver`, `finance`
    pub roles: Vec<String>,
    pub token: OwnToken,
}

#[derive(Serialize, ToSchema)]
pub struct OwnTerms {
    /// `pay_now`, `net_14`, `net_30`, `net_60` or `deposit`
    #[schema(example = "net_30")]
    pub payment: String,
    /// hundredths of a per cent of the whole that are paid before anything is made; 0 but for `deposit`
    #[schema(example = 0)]
    pub deposit_bps: i64,
    /// most that may be ordered and not yet paid at one time
    pub credit_limit: Price,
    /// the limit less what is owed and what waits for approval
    pub credit_left: Price,
}

/// Whose token this is, how the company stands, and on which terms it buys.
#[utoipa::path(get, path = "/api/v1/wholesale/company", tag = "wholesale", security(("token" = ["wholesale:read"])), responses(
    (status = 200, body = OwnCompany),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "no token, or one that opens nothing: unknown, revoked, expired, its person switched off"),
    (status = 403, body = Problem, content_type = "application/problem+json", description = "a token for something else, or its person does not work for the company any more"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "too fast: wait as long as `Retry-After` says"),
))]
pub async fn show(by: ByToken<ReadWholesale>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, token, person } = by;
    let may = scope.may();
    let load = move |conn: &mut DbConn| {
        let company = company::find(conn, scope.company_id())?.ok_or(AppError::NotFound)?;
        let terms = terms::current(conn, scope.company_id())?;
        let left = terms.as_ref().map(|terms| credit_left(conn, scope.company_id(), terms, None)).transpose()?;
        Ok::<_, AppError>((company, terms.zip(left)))
    };
    let (company, terms) = call.app.read(load).await?;
    let terms = terms.map(|(terms, left_minor)| OwnTerms {
        payment: terms.payment.to_string(),
        deposit_bps: terms.deposit_bps,
        credit_limit: Price::idr(terms.credit_limit_minor),
        credit_left: Price::idr(left_minor.max(0)),
    });
    let roles = CompanyRole::ALL.iter().filter(|role| may.act_as(**role));
    Ok(call.show(&OwnCompany {
        id: company.id.0,
        name: company.name,
        status: company.status.to_string(),
        terms,
        person: person.name,
        roles: roles.map(ToString::to_string).collect(),
        token: OwnToken::from(token),
    }))
}
