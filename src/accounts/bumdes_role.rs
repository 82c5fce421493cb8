//! What somebody may do for a BUMDes.

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Several may be held. In words: the messages `team-role-<role>` and `team-role-<role>-text`.
    BumdesRole {
        /// everything, and who else may do what
        Owner = "owner",
        /// what is sold, and how much of it is there
        Stock = "stock",
        /// orders and what their parcels cost
        Orders = "orders",
        /// money, the account it goes to, the agreement about it
        Finance = "finance",
    }
}

/// What the roles of one person come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct May {
    pub own: bool,
    pub stock: bool,
    pub orders: bool,
    pub finance: bool,
}

impl May {
    pub fn of(roles: impl IntoIterator<Item = BumdesRole>) -> Self {
        let mut may = Self::default();
        for role in roles {
            may.own |= role == BumdesRole::Owner;
            may.stock |= matches!(role, BumdesRole::Owner | BumdesRole::Stock);
            may.orders |= matches!(role, BumdesRole::Owner | BumdesRole::Orders);
            may.finance |= matches!(role, BumdesRole::Owner | BumdesRole::Finance);
        }
        may
    }

    pub fn act_as(self, role: BumdesRole) -> bool {
        match role {
            BumdesRole::Owner => self.own,
            BumdesRole::Stock => self.stock,
            BumdesRole::Orders => self.orders,
            BumdesRole::Finance => self.finance,
        }
    }
}

/// The boxes of a form, one for each role: there when they are ticked.
#[derive(Debug, Clone, Deserialize, Serialize, Default)]
pub struct RoleBoxes {
    #[serde(rename = "role_owner")]
    owner: Option<String>,
    #[serde(rename = "role_stock")]
    stock: Option<String>,
    #[serde(rename = "role_orders")]
    orders: Option<String>,
    #[serde(rename = "role_finance")]
    finance: Option<String>,
}

impl RoleBoxes {
    pub fn ticked(&self) -> Vec<BumdesRole> {
        let boxes = [
            (&self.owner, BumdesRole::Owner),
            (&self.stock, BumdesRole::Stock),
            (&self.orders, BumdesRole::Orders),
            (&self.finance, BumdesRole::Finance),
        ];
        boxes.into_iter().filter(|(ticked, _)| ticked.is_some()).map(|(_, role)| role).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_may_do_everything_and_others_what_they_are_there_for() {
        for role in BumdesRole::ALL {
            for wanted in BumdesRole::ALL {
                let may = May::of([*role]).act_as(*wanted);
                assert_eq!(may, role == wanted || *role == BumdesRole::Owner, "{role} as {wanted}");
            }
        }
        let both = May::of([BumdesRole::Stock, BumdesRole::Finance]);
        assert!(both.stock && both.finance && !both.orders && !both.own);
        assert_eq!(May::of([]), May::default());
    }
}
