//! Where a company stands with the operator: whether it may buy on its own terms.

crate::text_enum! {
    /// In words: the messages `company-status-<status>`.
    CompanyStatus {
        /// somebody registered it, and its papers are being looked at
        Registered = "registered",
        /// it may ask for offers and order
        Approved = "approved",
        /// it may show more and ask again
        Refused = "refused",
        /// nothing new; what is under way goes on
        Suspended = "suspended",
    }
}

impl CompanyStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Registered, Self::Approved),
        (Self::Registered, Self::Refused),
        (Self::Refused, Self::Registered),
        (Self::Approved, Self::Suspended),
        (Self::Suspended, Self::Approved),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }

    /// Nobody has approved it: what it says and shows may still change.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Registered | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_statuses_is_allowed_or_refused_as_the_table_says() {
        use CompanyStatus::{Approved, Refused, Registered, Suspended};
        let allowed = |from| match from {
            Registered => &[Approved, Refused][..],
            Approved => &[Suspended],
            Refused => &[Registered],
            Suspended => &[Approved],
        };
        for from in CompanyStatus::ALL {
            for to in CompanyStatus::ALL {
                assert_eq!(from.can_become(*to), allowed(*from).contains(to), "{from} → {to}");
            }
        }
    }
}
