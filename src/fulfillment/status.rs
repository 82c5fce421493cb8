//! The status of a fulfillment order, and the one table of what may follow what.

crate::text_enum! {
    FulfillmentStatus {
        AwaitingPayment = "awaiting_payment",
        New = "new",
        Accepted = "accepted",
        Packed = "packed",
        Shipped = "shipped",
        Delivered = "delivered",
        Rejected = "rejected",
        Cancelled = "cancelled",
    }
}

impl FulfillmentStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::AwaitingPayment, Self::New),
        (Self::AwaitingPayment, Self::Cancelled),
        // the order's payment arrived after it had expired, and the stock was still there
        (Self::Cancelled, Self::New),
        (Self::New, Self::Accepted),
        (Self::New, Self::Rejected),
        // the buyer takes the order back before anybody has begun with it
        (Self::New, Self::Cancelled),
        (Self::Accepted, Self::Packed),
        (Self::Accepted, Self::Rejected),
        (Self::Packed, Self::Shipped),
        (Self::Packed, Self::Rejected),
        (Self::Shipped, Self::Delivered),
        // turned away at the door, where it was to be paid with cash: reject_fulfillment_order.rs
        (Self::Shipped, Self::Rejected),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }

    /// Not paid, so not yet (or never) the BUMDes's business; a cancelled part of a paid order was.
    pub const UNPAID: [Self; 2] = [Self::AwaitingPayment, Self::Cancelled];

    /// With the BUMDes, in the order of its work.
    pub const OPEN: [Self; 4] = [Self::New, Self::Accepted, Self::Packed, Self::Shipped];

    /// Not on its way yet: the buyer waits for the BUMDes.
    pub const WAITING: [Self; 3] = [Self::New, Self::Accepted, Self::Packed];

    /// Nothing more will happen to it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Rejected | Self::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_outside_the_table_is_refused() {
        let allowed = [
            ("awaiting_payment", "new"),
            ("awaiting_payment", "cancelled"),
            ("cancelled", "new"),
            ("new", "accepted"),
            ("new", "rejected"),
            ("new", "cancelled"),
            ("accepted", "packed"),
            ("accepted", "rejected"),
            ("packed", "shipped"),
            ("packed", "rejected"),
            ("shipped", "delivered"),
            ("shipped", "rejected"),
        ];
        for from in FulfillmentStatus::ALL {
            for to in FulfillmentStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }
}
