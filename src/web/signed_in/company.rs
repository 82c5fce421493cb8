//! The scopes of a company's people.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::SignedIn;
use crate::companies::{self, CompanyMay, CompanyRole, CompanyStatus};
use crate::error::{AppError, RequiredRole};
use crate::ids::{CompanyId, UserId};
use crate::web::Visitor;

/// The company a signed-in person works for.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Employment {
    pub company_id: CompanyId,
    pub name: String,
    pub status: CompanyStatus,
    pub may: CompanyMay,
}

/// Works for this one company, whatever their role: may see what everybody there may see.
#[derive(Debug, Clone)]
pub struct CompanyScope {
    company_id: CompanyId,
    user_id: UserId,
    status: CompanyStatus,
    may: CompanyMay,
}

impl CompanyScope {
    pub fn company_id(&self) -> &CompanyId {
        &self.company_id
    }

    pub fn user_id(&self) -> &UserId {
        &self.user_id
    }

    /// Whether it may ask and order: verbs check it, pages say what is missing.
    pub fn status(&self) -> CompanyStatus {
        self.status
    }

    pub fn may(&self) -> CompanyMay {
        self.may
    }
}

impl SignedIn {
    /// None for somebody who works for no company.
    pub fn company_scope(self) -> Option<CompanyScope> {
        let Employment { company_id, status, may, .. } = self.company?;
        Some(CompanyScope { company_id, user_id: self.user_id, status, may })
    }

    /// None for somebody who does not buy for a company.
    pub fn buyer_scope(self) -> Option<BuyerScope> {
        self.company_scope().filter(|scope| scope.may.buyer).map(BuyerScope)
    }

    /// None for somebody who does not approve what a company buys.
    pub fn approver_scope(self) -> Option<ApproverScope> {
        self.company_scope().filter(|scope| scope.may.approver).map(ApproverScope)
    }

    /// None for somebody who does not see what a company owes.
    pub fn company_finance_scope(self) -> Option<CompanyFinanceScope> {
        self.company_scope().filter(|scope| scope.may.finance).map(CompanyFinanceScope)
    }
}

impl FromRequest for CompanyScope {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let user = SignedIn::from_request(request, payload);
        Box::pin(async move { user.await?.company_scope().ok_or(AppError::Forbidden) })
    }
}

macro_rules! role_scope {
    ($(#[$doc:meta])* $scope:ident, $role:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $scope(CompanyScope);

        impl Deref for $scope {
            type Target = CompanyScope;

            fn deref(&self) -> &CompanyScope {
                &self.0
            }
        }

        impl FromRequest for $scope {
            type Error = AppError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let visitor = Visitor::from_request(request, payload);
                Box::pin(async move { acting_as(&visitor.await?, CompanyRole::$role).await.map(Self) })
            }
        }
    };
}

role_scope!(
    /// May say who works for the company and how it orders.
    CompanyAdminScope,
    Admin
);
role_scope!(
    /// May ask for offers and order.
    BuyerScope,
    Buyer
);
role_scope!(
    /// May agree to what a buyer orders.
    ApproverScope,
    Approver
);
role_scope!(
    /// May see what the company owes and has paid.
    CompanyFinanceScope,
    Finance
);

/// A member without the role is told which one it takes and who can give it.
async fn acting_as(visitor: &Visitor, role: CompanyRole) -> Result<CompanyScope, AppError> {
    let user = visitor.user.clone().ok_or(AppError::SignInRequired)?;
    let scope = user.company_scope().ok_or(AppError::Forbidden)?;
    if scope.may.act_as(role) {
        return Ok(scope);
    }
    let admins = move |conn: &mut _| Ok::<_, AppError>(companies::queries::admins(conn, scope.company_id())?);
    Err(AppError::RoleRequired { role: RequiredRole::Company(role), givers: visitor.app.read(admins).await? })
}
