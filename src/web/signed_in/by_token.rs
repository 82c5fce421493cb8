//! The same scopes for programs: by `Authorization: Bearer` in place of a session. A session opens none of these
//! addresses and a token no page, so nothing that a browser sends by itself does anything here.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use fluent_bundle::FluentValue;
use serde::de::DeserializeOwned;

use super::{
    ApproverScope, BumdesScope, BuyerScope, CompanyFinanceScope, CompanyScope, ListingScope, OrderScope, SignedIn,
    StockScope,
};
use crate::db::DbError;
use crate::error::{AppError, RequiredRole};
use crate::tokens::{self, AccessToken, BUMDES_PAGE, COMPANY_PAGE, Recognised, Refused, Secret, TokenScope};
use crate::web::{ApiCall, Once, Posted};

/// What an address takes of a token, and the scope that its verbs and queries want.
pub trait Access: 'static {
    type Scope;
    /// none: whatever the token is for
    const NEEDS: Option<TokenScope>;
    /// of people of a company; else of a BUMDes
    const IS_OF_COMPANY: bool;

    /// None where the person works for no such place. They hold the role that [`Access::NEEDS`] goes with.
    fn scope(person: SignedIn) -> Option<Self::Scope>;
}

macro_rules! access {
    ($name:ident: $scope:ty, $needs:expr, $is_of_company:literal, |$person:ident| $make:expr) => {
        pub struct $name;

        impl Access for $name {
            type Scope = $scope;
            const NEEDS: Option<TokenScope> = $needs;
            const IS_OF_COMPANY: bool = $is_of_company;

            fn scope($person: SignedIn) -> Option<$scope> {
                $make
            }
        }
    };
    ($name:ident: $scope:ty, $needs:expr, of a BUMDes $make:expr) => {
        access!($name: $scope, $needs, false, |person| person.bumdes_scope().map($make));
    };
}

access!(AnyToken: BumdesScope, None, of a BUMDes std::convert::identity);
access!(ReadListings: ListingScope, Some(TokenScope::ListingsRead), of a BUMDes own_listings);
access!(WriteListings: ListingScope, Some(TokenScope::ListingsWrite), of a BUMDes own_listings);
access!(ReadStock: StockScope, Some(TokenScope::StockRead), of a BUMDes StockScope);
access!(WriteStock: StockScope, Some(TokenScope::StockWrite), of a BUMDes StockScope);
access!(ReadOrders: OrderScope, Some(TokenScope::OrdersRead), of a BUMDes OrderScope);
access!(WriteOrders: OrderScope, Some(TokenScope::OrdersWrite), of a BUMDes OrderScope);
access!(ReadWholesale: CompanyScope, Some(TokenScope::WholesaleRead), true, |person| person.company_scope());
access!(ReadInvoices: CompanyFinanceScope, Some(TokenScope::InvoicesRead), true, |person| person.company_finance_scope());
access!(Approve: ApproverScope, Some(TokenScope::ApprovalsWrite), true, |person| person.approver_scope());
access!(OrderWholesale: BuyerScope, Some(TokenScope::WholesaleOrder), true, |person| person.buyer_scope());

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
            let page = page_of_tokens(&request);
            let Recognised { token, person } = known(&request, &call).await?;
            if let Some(needed) = A::NEEDS {
                if !token.may(needed) {
                    return Err(refuse(&call, page, Refused::NotFor(needed)));
                }
                if let Some(role) = needed.role().filter(|role| !holds(&person, *role)) {
                    return Err(refuse(&call, page, Refused::NoRole(role)));
                }
            }
            if token.is_for_company() != A::IS_OF_COMPANY {
                return Err(refuse(&call, page, Refused::Elsewhere));
            }
            let scope = A::scope(person.clone()).ok_or_else(|| refuse(&call, page, Refused::Left))?;
            Ok(Self { call, scope, token, person })
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

fn holds(person: &SignedIn, role: RequiredRole) -> bool {
    match role {
        RequiredRole::Bumdes(role) => person.may.act_as(role),
        RequiredRole::Company(role) => person.company.as_ref().is_some_and(|there| there.may.act_as(role)),
    }
}

/// Where the tokens are made that this address takes.
fn page_of_tokens(request: &HttpRequest) -> &'static str {
    if request.path().starts_with("/api/v1/wholesale") { COMPANY_PAGE } else { BUMDES_PAGE }
}

async fn known(request: &HttpRequest, call: &ApiCall) -> Result<Recognised, AppError> {
    let (now, page) = (call.app.clock.now(), page_of_tokens(request));
    let secret = match bearer(request) {
        None => return Err(refuse(call, page, Refused::Missing)),
        Some(text) => Secret::read(text).ok_or_else(|| refuse(call, page, Refused::Unknown))?,
    };
    let found = call.app.look(move |conn| tokens::recognise(conn, now, &secret)).await;
    let found = found.map_err(|refused| refuse(call, page, refused))?;
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
fn refuse(call: &ApiCall, page: &'static str, refused: Refused) -> AppError {
    let mut args: Vec<(&str, FluentValue<'_>)> = vec![("page", page.into())];
    let (is_known, kind) = match refused {
        Refused::Missing => (false, "token-missing"),
        Refused::Unknown => (false, "token-unknown"),
        Refused::Revoked => (false, "token-revoked"),
        Refused::Expired => (false, "token-expired"),
        Refused::SwitchedOff => (false, "token-switched-off"),
        Refused::Left => (true, "token-left"),
        Refused::Elsewhere => (true, "token-elsewhere"),
        Refused::NotFor(scope) => {
            args.push(("scope", scope.as_str().into()));
            (true, "token-scope")
        }
        Refused::NoRole(role) => {
            let key = match role {
                RequiredRole::Bumdes(role) => format!("team-role-{role}"),
                RequiredRole::Company(role) => format!("company-role-{role}"),
            };
            args.push(("role", call.text(&key, &[]).into()));
            (true, "token-role")
        }
        Refused::Database(error) => return error.into(),
    };
    AppError::TokenRefused { is_known, kind, detail: call.text(kind, &args) }
}
