//! Where a purchase order stands, and the one table of what may follow what.

crate::text_enum! {
    /// In words: the messages `purchase-status-<status>`.
    PurchaseOrderStatus {
        /// its weeks are promised; those who may agree have been told
        AwaitingApproval = "awaiting_approval",
        /// agreed to; the company pays first
        AwaitingPayment = "awaiting_payment",
        /// its BUMDes work on it: the parts of its order say how far they are
        Ordered = "ordered",
        /// somebody who may agree did not
        Refused = "refused",
        /// taken back by a buyer, or its quotes ended before all had agreed
        Cancelled = "cancelled",
    }
}

impl PurchaseOrderStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::AwaitingApproval, Self::AwaitingPayment),
        (Self::AwaitingApproval, Self::Ordered),
        (Self::AwaitingApproval, Self::Refused),
        (Self::AwaitingApproval, Self::Cancelled),
        (Self::AwaitingPayment, Self::Ordered),
        (Self::AwaitingPayment, Self::Cancelled),
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
        use PurchaseOrderStatus::{AwaitingApproval, AwaitingPayment, Cancelled, Ordered, Refused};
        let allowed = |from| match from {
            AwaitingApproval => &[AwaitingPayment, Ordered, Refused, Cancelled][..],
            AwaitingPayment => &[Ordered, Cancelled],
            Ordered | Refused | Cancelled => &[],
        };
        for from in PurchaseOrderStatus::ALL {
            for to in PurchaseOrderStatus::ALL {
                assert_eq!(from.can_become(*to), allowed(*from).contains(to), "{from} → {to}");
            }
        }
    }
}
