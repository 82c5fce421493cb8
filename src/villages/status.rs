//! Where a BUMDes stands with the Dinas: whether what it sells may be shown.

crate::text_enum! {
    /// In words: the messages `standing-status-<status>`.
    BumdesStatus {
        /// somebody registered it, and it is being looked at: it prepares, and nothing of it is shown
        Registered = "registered",
        /// the Dinas knows it: it sells
        Verified = "verified",
        /// it is none, or not what was said; it may show more and ask again
        Refused = "refused",
        /// taken off the shelf for a while; orders under way go on
        Suspended = "suspended",
    }
}

impl BumdesStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Registered, Self::Verified),
        (Self::Registered, Self::Refused),
        (Self::Refused, Self::Registered),
        (Self::Verified, Self::Suspended),
        (Self::Suspended, Self::Verified),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_statuses_is_allowed_or_refused_as_the_table_says() {
        use BumdesStatus::{Refused, Registered, Suspended, Verified};
        let allowed = |from| match from {
            Registered => &[Verified, Refused][..],
            Verified => &[Suspended],
            Refused => &[Registered],
            Suspended => &[Verified],
        };
        for from in BumdesStatus::ALL {
            for to in BumdesStatus::ALL {
                assert_eq!(from.can_become(*to), allowed(*from).contains(to), "{from} → {to}");
            }
        }
    }
}
