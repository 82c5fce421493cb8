//! What somebody may do for a company.

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Several may be held. In words: the messages `company-role-<role>` and `company-role-<role>-text`.
    CompanyRole {
        /// who else may do what, outlets, rules of approval, budgets; not the orders themselves
        Admin = "admin",
        /// asks for offers and orders
        Buyer = "buyer",
        /// agrees to orders that need it
        Approver = "approver",
        /// invoices, statements, what is owed
        Finance = "finance",
    }
}

/// What the roles of one person come to. An admin gives roles, also to themselves, but has no other by that: who orders
/// and who agrees to it stay two people unless the company says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CompanyMay {
    pub admin: bool,
    pub buyer: bool,
    pub approver: bool,
    pub finance: bool,
}

impl CompanyMay {
    pub fn of(roles: impl IntoIterator<Item = CompanyRole>) -> Self {
        let mut may = Self::default();
        for role in roles {
            match role {
                CompanyRole::Admin => may.admin = true,
                CompanyRole::Buyer => may.buyer = true,
                CompanyRole::Approver => may.approver = true,
                CompanyRole::Finance => may.finance = true,
            }
        }
        may
    }

    pub fn act_as(self, role: CompanyRole) -> bool {
        match role {
            CompanyRole::Admin => self.admin,
            CompanyRole::Buyer => self.buyer,
            CompanyRole::Approver => self.approver,
            CompanyRole::Finance => self.finance,
        }
    }
}

/// Roles as they are stored: their words, a blank between them, in the order of the table above.
pub fn roles_to_text(roles: &[CompanyRole]) -> String {
    let held = CompanyRole::ALL.iter().filter(|role| roles.contains(role));
    held.map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
}

pub fn roles_of_text(text: &str) -> Vec<CompanyRole> {
    text.split_whitespace().filter_map(CompanyRole::parse).collect()
}

/// The boxes of a form, one for each role: there when they are ticked.
#[derive(Debug, Clone, Deserialize, Serialize, Default)]
pub struct CompanyRoleBoxes {
    #[serde(rename = "role_admin")]
    admin: Option<String>,
    #[serde(rename = "role_buyer")]
    buyer: Option<String>,
    #[serde(rename = "role_approver")]
    approver: Option<String>,
    #[serde(rename = "role_finance")]
    finance: Option<String>,
}

impl CompanyRoleBoxes {
    pub fn ticked(&self) -> Vec<CompanyRole> {
        let boxes = [
            (&self.admin, CompanyRole::Admin),
            (&self.buyer, CompanyRole::Buyer),
            (&self.approver, CompanyRole::Approver),
            (&self.finance, CompanyRole::Finance),
        ];
        boxes.into_iter().filter(|(ticked, _)| ticked.is_some()).map(|(_, role)| role).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_opens_its_own_door_alone() {
        for role in CompanyRole::ALL {
            for wanted in CompanyRole::ALL {
                assert_eq!(CompanyMay::of([*role]).act_as(*wanted), role == wanted, "{role} as {wanted}");
            }
        }
    }

    #[test]
    fn roles_are_kept_in_one_order() {
        let text = roles_to_text(&[CompanyRole::Finance, CompanyRole::Admin]);
        assert_eq!(text, "admin finance");
        assert_eq!(roles_of_text(&text), [CompanyRole::Admin, CompanyRole::Finance]);
    }
}
