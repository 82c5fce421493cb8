//! Where somebody looks after tokens: the BUMDes or the company they work for.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use diesel::QueryResult;

use super::{AccessToken, TokenScope};
use crate::accounts::May;
use crate::audit::{self, Act, ActKind};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::db::{DbConn, Timestamp};
use crate::error::{AppError, RequiredRole};
use crate::ids::{BumdesId, CompanyId, UserId};
use crate::web::{BumdesScope, CompanyScope, SignedIn};

pub const BUMDES_PAGE: &str = "/portal/bumdes/tokens";
pub const COMPANY_PAGE: &str = "/portal/wholesale/tokens";

#[derive(Debug, Clone)]
pub enum Workplace {
    Bumdes { scope: BumdesScope, may: May },
    Company(CompanyScope),
}

/// The same handlers serve both; the address says which it is.
impl FromRequest for Workplace {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_company = request.path().starts_with(COMPANY_PAGE);
        let person = SignedIn::from_request(request, payload);
        Box::pin(async move {
            let person = person.await?;
            let place = if is_company {
                person.company_scope().map(Self::Company)
            } else {
                let may = person.may;
                person.bumdes_scope().map(|scope| Self::Bumdes { scope, may })
            };
            place.ok_or(AppError::Forbidden)
        })
    }
}

impl Workplace {
    pub fn user_id(&self) -> &UserId {
        match self {
            Self::Bumdes { scope, .. } => scope.user_id(),
            Self::Company(scope) => scope.user_id(),
        }
    }

    pub fn bumdes_id(&self) -> Option<&BumdesId> {
        match self {
            Self::Bumdes { scope, .. } => Some(scope.bumdes_id()),
            Self::Company(_) => None,
        }
    }

    pub fn company_id(&self) -> Option<&CompanyId> {
        match self {
            Self::Bumdes { .. } => None,
            Self::Company(scope) => Some(scope.company_id()),
        }
    }

    pub fn has(&self, token: &AccessToken) -> bool {
        token.bumdes_id.as_ref() == self.bumdes_id() && token.company_id.as_ref() == self.company_id()
    }

    /// Whether the person could use this right at this moment.
    pub fn may(&self, wanted: TokenScope) -> bool {
        match (self, wanted.role()) {
            (Self::Bumdes { may, .. }, Some(RequiredRole::Bumdes(role))) => may.act_as(role),
            (Self::Company(scope), Some(RequiredRole::Company(role))) => scope.may().act_as(role),
            (Self::Company(_), None) => true,
            _ => false,
        }
    }

    /// Looks after everybody's tokens, not their own alone.
    pub fn sees_all(&self) -> bool {
        match self {
            Self::Bumdes { may, .. } => may.own,
            Self::Company(scope) => scope.may().admin,
        }
    }

    pub fn page(&self) -> &'static str {
        match self {
            Self::Bumdes { .. } => BUMDES_PAGE,
            Self::Company(_) => COMPANY_PAGE,
        }
    }

    /// On the trail of the place.
    pub(super) fn record_made(&self, conn: &mut DbConn, now: Timestamp, token: &AccessToken) -> QueryResult<()> {
        match self {
            Self::Bumdes { scope, .. } => {
                audit::record(conn, now, &Act::by(scope, ActKind::TokenMade, &token.name).noting(&token.prefix))
            }
            Self::Company(scope) => {
                let act = CompanyAct::by(scope, CompanyActKind::TokenMade, &token.name);
                companies::record(conn, now, &act.noting(&token.prefix))
            }
        }
    }

    pub(super) fn record_revoked(&self, conn: &mut DbConn, now: Timestamp, token: &AccessToken) -> QueryResult<()> {
        match self {
            Self::Bumdes { scope, .. } => audit::record(conn, now, &Act::by(scope, ActKind::TokenRevoked, &token.name)),
            Self::Company(scope) => {
                companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::TokenRevoked, &token.name))
            }
        }
    }
}
