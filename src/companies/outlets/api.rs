//! `/api/v1/wholesale/outlets`: where the company's goods go.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{OutletRow, list};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::OutletId;
use crate::open_api::Problem;
use crate::web::{ByToken, ReadWholesale};

const LIST: &str = "/api/v1/wholesale/outlets";

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OutletsParams {
    /// taken from `next`
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OutletPage {
    pub items: Vec<OwnOutlet>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOutlet {
    /// what a request names it by
    pub id: String,
    #[schema(example = "Dapur utama")]
    pub name: String,
    /// who takes the goods in
    pub recipient: String,
    pub phone: String,
    pub address_line: String,
    #[schema(example = "31.71.01.1001")]
    pub region_code: String,
    #[schema(example = "10110")]
    pub postal_code: String,
    /// one that is switched off cannot be chosen any more
    pub is_active: bool,
}

impl From<OutletRow> for OwnOutlet {
    fn from(OutletRow { outlet, .. }: OutletRow) -> Self {
        Self {
            id: outlet.id.0,
            name: outlet.name,
            recipient: outlet.recipient,
            phone: outlet.phone,
            address_line: outlet.address_line,
            region_code: outlet.region_code,
            postal_code: outlet.postal_code,
            is_active: outlet.is_active,
        }
    }
}

/// The company's outlets, the latest added first, 30 a page.
#[utoipa::path(get, path = "/api/v1/wholesale/outlets", tag = "wholesale", security(("token" = ["wholesale:read"])),
    params(OutletsParams), responses(
    (status = 200, body = OutletPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(by: ByToken<ReadWholesale>, params: web::Query<OutletsParams>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let cursor = params.into_inner().cursor;
    if cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
        return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
    }
    let before = cursor.map(OutletId);
    let load = move |conn: &mut DbConn| Ok(list(conn, &scope, before.as_ref())?);
    let (rows, has_more) = call.app.read::<_, AppError>(load).await?;
    let next = rows.last().filter(|_| has_more).map(|last| format!("{LIST}?cursor={}", last.outlet.id));
    Ok(call.show(&OutletPage { items: rows.into_iter().map(OwnOutlet::from).collect(), next }))
}
