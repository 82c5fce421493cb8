//! What a token may be used for.

use crate::accounts::BumdesRole;
use crate::companies::CompanyRole;
use crate::error::RequiredRole;

crate::text_enum! {
    /// In words: [`TokenScope::message`].
    TokenScope {
        ListingsRead = "listings:read",
        ListingsWrite = "listings:write",
        StockRead = "stock:read",
        StockWrite = "stock:write",
        OrdersRead = "orders:read",
        OrdersWrite = "orders:write",
        WholesaleRead = "wholesale:read",
        WholesaleOrder = "wholesale:order",
        /// what is billed, credited and paid
        InvoicesRead = "invoices:read",
        /// says a person's word over what a buyer orders
        ApprovalsWrite = "approvals:write",
    }
}

impl TokenScope {
    /// The role that opens the same in the portal; none: everybody of the company.
    pub fn role(self) -> Option<RequiredRole> {
        match self {
            Self::ListingsRead | Self::ListingsWrite | Self::StockRead | Self::StockWrite => {
                Some(RequiredRole::Bumdes(BumdesRole::Stock))
            }
            Self::OrdersRead | Self::OrdersWrite => Some(RequiredRole::Bumdes(BumdesRole::Orders)),
            Self::WholesaleRead => None,
            Self::WholesaleOrder => Some(RequiredRole::Company(CompanyRole::Buyer)),
            Self::InvoicesRead => Some(RequiredRole::Company(CompanyRole::Finance)),
            Self::ApprovalsWrite => Some(RequiredRole::Company(CompanyRole::Approver)),
        }
    }

    /// Whoever may change something may look at it.
    pub fn covers(self, wanted: Self) -> bool {
        let reads = match self {
            Self::ListingsWrite => Self::ListingsRead,
            Self::StockWrite => Self::StockRead,
            Self::OrdersWrite => Self::OrdersRead,
            Self::WholesaleOrder => Self::WholesaleRead,
            itself => itself,
        };
        wanted == self || wanted == reads
    }

    /// The message that says it in words.
    pub fn message(self) -> &'static str {
        match self {
            Self::ListingsRead => "token-may-listings-read",
            Self::ListingsWrite => "token-may-listings-write",
            Self::StockRead => "token-may-stock-read",
            Self::StockWrite => "token-may-stock-write",
            Self::OrdersRead => "token-may-orders-read",
            Self::OrdersWrite => "token-may-orders-write",
            Self::WholesaleRead => "token-may-wholesale-read",
            Self::WholesaleOrder => "token-may-wholesale-order",
            Self::InvoicesRead => "token-may-invoices-read",
            Self::ApprovalsWrite => "token-may-approvals-write",
        }
    }
}

/// `listings:read orders:write`: how several are kept.
pub(super) fn words(scopes: &[TokenScope]) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn from_words(text: &str) -> Vec<TokenScope> {
    text.split(' ').filter_map(TokenScope::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_covers_reading_of_the_same_and_nothing_else() {
        for scope in TokenScope::ALL {
            for wanted in TokenScope::ALL {
                let of = |scope: &TokenScope| scope.as_str().split_once(':').unwrap().0.to_owned();
                let is_write = [":write", ":order"].iter().any(|level| scope.as_str().ends_with(level));
                let covered = scope == wanted || (is_write && of(scope) == of(wanted));
                assert_eq!(scope.covers(*wanted), covered, "{scope} for {wanted}");
            }
        }
        assert_eq!(from_words(&words(TokenScope::ALL)), TokenScope::ALL);
    }
}
