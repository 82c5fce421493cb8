//! Who is signed in, and the scopes a handler may act in. A scope is made here and nowhere else: a query
//! that takes one cannot be called without the check. For programs the same is done by `by_token.rs`.

mod by_token;
mod company;

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::visitor::Visitor;
use crate::accounts::{BumdesRole, May, queries};
use crate::error::{AppError, RequiredRole};
use crate::i18n::Language;
use crate::ids::{BumdesId, UserId};
use crate::villages::{self, BumdesStatus};
pub use by_token::{
    AnyToken, Approve, ByToken, OrderWholesale, ReadInvoices, ReadListings, ReadOrders, ReadStock, ReadWholesale,
    SentByToken, WriteListings, WriteOrders, WriteStock,
};
pub use company::{ApproverScope, BuyerScope, CompanyAdminScope, CompanyFinanceScope, CompanyScope, Employment};

/// The signed-in person with their roles, read from the database at each request.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SignedIn {
    pub user_id: UserId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub is_operator: bool,
    pub is_curator: bool,
    /// the BUMDes this person works for, and what they may do there
    pub bumdes_id: Option<BumdesId>,
    /// whether that one may sell
    pub standing: Option<BumdesStatus>,
    pub may: May,
    /// the company this person buys for
    pub company: Option<Employment>,
}

impl FromRequest for SignedIn {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visitor = Visitor::from_request(request, payload);
        Box::pin(async move { visitor.await?.user.ok_or(AppError::SignInRequired) })
    }
}

impl SignedIn {
    /// Whether there is anything to tell them of beside their own orders.
    pub fn has_notices(&self) -> bool {
        self.bumdes_id.is_some() || self.is_curator || self.company.is_some()
    }

    /// None for somebody who works for no BUMDes.
    pub fn bumdes_scope(self) -> Option<BumdesScope> {
        self.bumdes_id.map(|bumdes_id| BumdesScope { bumdes_id, user_id: self.user_id })
    }

    /// None for somebody who does not look after a BUMDes's orders.
    pub fn order_scope(self) -> Option<OrderScope> {
        let may = self.may;
        self.bumdes_scope().filter(|_| may.act_as(BumdesRole::Orders)).map(OrderScope)
    }

    /// None for somebody who does not run the house.
    pub fn operator_scope(self) -> Option<OperatorScope> {
        self.is_operator.then_some(OperatorScope { user_id: self.user_id })
    }
}

/// Works for this one BUMDes, whatever their role: may see what everybody there may see.
#[derive(Debug, Clone)]
pub struct BumdesScope {
    bumdes_id: BumdesId,
    user_id: UserId,
}

impl BumdesScope {
    pub fn bumdes_id(&self) -> &BumdesId {
        &self.bumdes_id
    }

    pub fn user_id(&self) -> &UserId {
        &self.user_id
    }
}

/// May write the listings of one BUMDes: one of its members who looks after stock, or a curator on its behalf.
#[derive(Debug, Clone)]
pub struct ListingScope {
    bumdes_id: BumdesId,
    user_id: UserId,
    is_assisted: bool,
}

impl ListingScope {
    pub fn bumdes_id(&self) -> &BumdesId {
        &self.bumdes_id
    }

    pub fn user_id(&self) -> &UserId {
        &self.user_id
    }

    /// A curator acts for the BUMDes.
    pub fn is_assisted(&self) -> bool {
        self.is_assisted
    }

    /// Where its pages begin: the same handlers serve both prefixes.
    pub fn base(&self) -> String {
        match self.is_assisted {
            true => format!("/portal/curator/bumdes/{}", self.bumdes_id),
            false => "/portal/bumdes".into(),
        }
    }
}

/// A route with `{bumdes_id}` is the curator's; that BUMDes must be there.
impl FromRequest for ListingScope {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visitor = Visitor::from_request(request, payload);
        let assisted = request.match_info().get("bumdes_id").map(|id| BumdesId(id.to_owned()));
        Box::pin(async move {
            let visitor = visitor.await?;
            let user = visitor.user.clone().ok_or(AppError::SignInRequired)?;
            let Some(bumdes_id) = assisted else {
                let BumdesScope { bumdes_id, user_id } = acting_as(&visitor, BumdesRole::Stock).await?;
                return Ok(Self { bumdes_id, user_id, is_assisted: false });
            };
            if !user.is_curator {
                return Err(AppError::Forbidden);
            }
            let wanted = bumdes_id.clone();
            let is_there =
                visitor.app.look::<_, AppError>(move |conn| Ok(villages::queries::has_bumdes(conn, &wanted)?)).await?;
            if !is_there {
                return Err(AppError::NotFound);
            }
            Ok(Self { bumdes_id, user_id: user.user_id, is_assisted: true })
        })
    }
}

/// May review, publish and unpublish listings.
#[derive(Debug, Clone)]
pub struct CuratorScope {
    user_id: UserId,
}

impl CuratorScope {
    pub fn user_id(&self) -> &UserId {
        &self.user_id
    }
}

/// May run the house: users, payments, mails that could not be sent.
#[derive(Debug, Clone)]
pub struct OperatorScope {
    user_id: UserId,
}

impl OperatorScope {
    pub fn user_id(&self) -> &UserId {
        &self.user_id
    }
}

macro_rules! scope_from_request {
    ($scope:ident, |$user:ident| $make:expr) => {
        impl FromRequest for $scope {
            type Error = AppError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let user = SignedIn::from_request(request, payload);
                Box::pin(async move {
                    let $user = user.await?;
                    $make.ok_or(AppError::Forbidden)
                })
            }
        }
    };
}

scope_from_request!(BumdesScope, |user| user.bumdes_scope());
scope_from_request!(CuratorScope, |user| user.is_curator.then_some(CuratorScope { user_id: user.user_id }));
scope_from_request!(OperatorScope, |user| user.operator_scope());

macro_rules! role_scope {
    ($(#[$doc:meta])* $scope:ident, $role:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $scope(BumdesScope);

        impl Deref for $scope {
            type Target = BumdesScope;

            fn deref(&self) -> &BumdesScope {
                &self.0
            }
        }

        impl FromRequest for $scope {
            type Error = AppError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let visitor = Visitor::from_request(request, payload);
                Box::pin(async move { acting_as(&visitor.await?, BumdesRole::$role).await.map(Self) })
            }
        }
    };
}

role_scope!(
    /// May do everything for the BUMDes, and say who else may do what.
    OwnerScope,
    Owner
);
role_scope!(
    /// May see and change what the BUMDes sells and how much of it is there.
    StockScope,
    Stock
);
role_scope!(
    /// May see and fulfil the orders of the BUMDes, and say what its parcels cost.
    OrderScope,
    Orders
);
role_scope!(
    /// May see the money of the BUMDes and say where it goes.
    FinanceScope,
    Finance
);

/// A member without the role is told which one it takes and who can give it.
async fn acting_as(visitor: &Visitor, role: BumdesRole) -> Result<BumdesScope, AppError> {
    let user = visitor.user.clone().ok_or(AppError::SignInRequired)?;
    let may = user.may;
    let scope = user.bumdes_scope().ok_or(AppError::Forbidden)?;
    if may.act_as(role) {
        return Ok(scope);
    }
    let owners = move |conn: &mut _| Ok::<_, AppError>(queries::owners(conn, scope.bumdes_id())?);
    Err(AppError::RoleRequired { role: RequiredRole::Bumdes(role), givers: visitor.app.read(owners).await? })
}
