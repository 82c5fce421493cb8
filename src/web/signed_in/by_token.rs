//! The same scopes for programs: by `Authorization: Bearer` in place of a session. A session opens none of these
//! addresses and a token no page, so nothing that a browser sends by itself does anything here.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use fluent_bundle::FluentValue;
use serde::de::DeserializeOwned;

use super::{BumdesScope, ListingScope, OrderScope, SignedIn, StockScope};
use crate::db::DbError;
use crate::error::AppError;
use crate::tokens::{self, AccessToken, Recognised, Refused, Secret, TokenScope};
use crate::web::{ApiCall, Once, Posted};

/// What an address takes of a token, and the scope that its verbs and queries want.
pub trait Access: 'static {
    type Scope;
    /// none: whatever the token is for
    const NEEDS: Option<TokenScope>;

    /// `member` holds the role that [`Access::NEEDS`] goes with.
    fn scope(member: BumdesScope) -> Self::Scope;
}

macro_rules! access {
    ($(#[$doc:meta])* $name:ident: $scope:ty, $needs:expr, |$member:ident| $make:expr) => {
        $(#[$doc])*
        pub struct $name;

        impl Access for $name {
            type Scope = $scope;
            const NEEDS: Option<TokenScope> = $needs;

            fn scope($member: BumdesScope) -> $scope {
                $make
            }
        }
    };
}

access!(AnyToken: BumdesScope, None, |member| member);
access!(ReadListings: ListingScope, Some(TokenScope::ListingsRead), |member| own_listings(member));
access!(WriteListings: ListingScope, Some(TokenScope::ListingsWrite), |member| own_listings(member));
access!(ReadStock: StockScope, Some(TokenScope::StockRead), |member| StockScope(member));
access!(WriteStock: StockScope, Some(TokenScope::StockWrite), |member| StockScope(member));
access!(ReadOrders: OrderScope, Some(TokenScope::OrdersRead), |member| OrderScope(member));
access!(WriteOrders: OrderScope, Some(TokenScope::OrdersWrite), |member| OrderScope(member));

fn own_listings(BumdesScope { bumdes_id, user_id }: BumdesScope) -> ListingScope {
    ListingScope { bumdes_id, user_id, is_assisted: false }
}

/// A program whose token opens this.
pub struct ByToken<A: Access> {
    pub call: ApiCall,
    pub scope: A::Scope,
    pub token: AccessToken,
    pub person: SignedIn,
}

impl<A: Access> FromRequest for ByToken<A> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let call = ApiCall::extract(&request).await.map_err(|e| AppError::Internal(anyhow::anyhow!("{e}")))?;
            let Recognised { token, person } = known(&request, &call).await?;
            if let Some(needed) = A::NEEDS {
                if !token.may(needed) {
                    return Err(refuse(&call, Refused::NotFor(needed)));
                }
                if !person.may.act_as(needed.role()) {
                    return Err(refuse(&call, Refused::NoRole(needed.role())));
                }
            }
            let member = person.clone().bumdes_scope().ok_or_else(|| refuse(&call, Refused::Left))?;
            Ok(Self { call, scope: A::scope(member), token, person })
        })
    }
}

/// A program and the JSON it sent: read only once its token is known to open this. Its `Idempotency-Key` is its own.
pub struct SentByToken<A: Access, T> {
    pub by: ByToken<A>,
    pub body: T,
    pub once: Once,
}

impl<A: Access, T: DeserializeOwned + 'static> FromRequest for SentByToken<A, T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let by = ByToken::<A>::extract(&request).await?;
            let Posted { body, once } = Posted::from_request(&request, &mut payload).await?;
            Ok(Self { once: once.of_caller(by.token.id.as_str()), by, body })
        })
    }
}

async fn known(request: &HttpRequest, call: &ApiCall) -> Result<Recognised, AppError> {
    let now = call.app.clock.now();
    let secret = match bearer(request) {
        None => return Err(refuse(call, Refused::Missing)),
        Some(text) => Secret::read(text).ok_or_else(|| refuse(call, Refused::Unknown))?,
    };
    let found = call.app.look(move |conn| tokens::recognise(conn, now, &secret)).await;
    let found = found.map_err(|refused| refuse(call, refused))?;
    let id = found.token.id.clone();
    call.app.token_pace.take(now, &id).map_err(|seconds| AppError::TooMany { retry_after_seconds: seconds })?;
    if found.is_to_be_noted(now) {
        call.app.write::<_, DbError>(move |conn| Ok(tokens::note_use(conn, now, &id)?)).await?;
    }
    Ok(found)
}

/// What stands behind `Bearer`, in whatever letters that is written.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let header = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// In the caller's words: what is the matter and what to do. 401 asks for another token, 403 for another right.
fn refuse(call: &ApiCall, refused: Refused) -> AppError {
    let nothing: Vec<(&str, FluentValue<'_>)> = vec![];
    let (is_known, kind, args) = match refused {
        Refused::Missing => (false, "token-missing", nothing),
        Refused::Unknown => (false, "token-unknown", nothing),
        Refused::Revoked => (false, "token-revoked", nothing),
        Refused::Expired => (false, "token-expired", nothing),
        Refused::SwitchedOff => (false, "token-switched-off", nothing),
        Refused::Left => (true, "token-left", nothing),
        Refused::NotFor(scope) => (true, "token-scope", vec![("scope", scope.as_str().into())]),
        Refused::NoRole(role) => {
            (true, "token-role", vec![("role", call.text(&format!("team-role-{role}"), &[]).into())])
        }
        Refused::Database(error) => return error.into(),
    };
    AppError::TokenRefused { is_known, kind, detail: call.text(kind, &args) }
}
