//! `GET /api/v1/bumdes/me`: what a program can do, asked by the program itself.

use actix_web::HttpResponse;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AccessToken, TokenScope};
use crate::accounts::BumdesRole;
use crate::db::DbConn;
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::open_api::Problem;
use crate::web::api_call::told;
use crate::web::{AnyToken, ByToken};

#[derive(Serialize, ToSchema)]
pub struct Me {
    pub bumdes: OwnBumdes,
    /// whose token it is
    #[schema(example = "Ibu Stok")]
    pub person: String,
    /// what that person may do for the BUMDes now: `owner`, `stock`, `orders`, `finance`
    pub roles: Vec<String>,
    pub token: OwnToken,
}

#[derive(Serialize, ToSchema)]
pub struct OwnBumdes {
    pub id: String,
    pub slug: String,
    pub name: String,
    #[schema(example = "52.02.09.2008")]
    pub village_code: String,
}

#[derive(Serialize, ToSchema)]
pub struct OwnToken {
    pub name: String,
    #[schema(example = "etl_Yk0h3v")]
    pub prefix: String,
    /// what it was made for; it does so as far as the roles go
    #[schema(example = json!(["stock:write", "orders:read"]))]
    pub scopes: Vec<String>,
    #[schema(example = "2027-02-20T03:00:00Z")]
    pub expires_at: String,
}

impl From<AccessToken> for OwnToken {
    fn from(token: AccessToken) -> Self {
        Self {
            scopes: token.scopes().iter().map(TokenScope::to_string).collect(),
            name: token.name,
            prefix: token.prefix,
            expires_at: told(token.expires_at),
        }
    }
}

/// Whose token this is, and what it opens. Takes any token of a BUMDes.
#[utoipa::path(get, path = "/api/v1/bumdes/me", tag = "bumdes", security(("token" = [])), responses(
    (status = 200, body = Me),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "no token, or one that opens nothing: unknown, revoked, expired, its person switched off"),
    (status = 403, body = Problem, content_type = "application/problem+json", description = "its person does not work for the BUMDes any more"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "too fast: wait as long as `Retry-After` says"),
))]
pub async fn me(by: ByToken<AnyToken>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, token, person } = by;
    let load = move |conn: &mut DbConn| {
        let about = (bumdes::id, bumdes::slug, bumdes::name, bumdes::village_code);
        Ok(bumdes::table.find(scope.bumdes_id()).select(about).first::<(String, String, String, String)>(conn)?)
    };
    let (id, slug, name, village_code) = call.app.look::<_, AppError>(load).await?;
    let roles = BumdesRole::ALL.iter().filter(|role| person.may.act_as(**role));
    Ok(call.show(&Me {
        bumdes: OwnBumdes { id, slug, name, village_code },
        roles: roles.map(ToString::to_string).collect(),
        person: person.name,
        token: OwnToken::from(token),
    }))
}
