//! The status of an order, and the one table of what may follow what.

use crate::fulfillment::FulfillmentStatus;

crate::text_enum! {
    /// Stored: how far the order's payment is.
    OrderStatus {
        PendingPayment = "pending_payment",
        Paid = "paid",
        Completed = "completed",
        Expired = "expired",
        Cancelled = "cancelled",
    }
}

impl OrderStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::PendingPayment, Self::Paid),
        (Self::PendingPayment, Self::Expired),
        (Self::PendingPayment, Self::Cancelled),
        // a payment that arrives late and still finds its stock
        (Self::Expired, Self::Paid),
        (Self::Paid, Self::Completed),
        // every BUMDes rejected its part, or the buyer took the order back
        (Self::Paid, Self::Cancelled),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

crate::text_enum! {
    /// Derived from the order and its fulfillment orders: the word a buyer reads.
    OverallStatus {
        AwaitingPayment = "awaiting_payment",
        Processing = "processing",
        PartlyShipped = "partly_shipped",
        Shipped = "shipped",
        Completed = "completed",
        Expired = "expired",
        Cancelled = "cancelled",
    }
}

impl OverallStatus {
    pub fn derive(order: OrderStatus, parts: &[FulfillmentStatus]) -> Self {
        use FulfillmentStatus as F;
        match order {
            // with cash on delivery the parts go on before the money comes
            OrderStatus::PendingPayment if parts.iter().any(|part| *part != F::AwaitingPayment) => {}
            OrderStatus::PendingPayment => return Self::AwaitingPayment,
            OrderStatus::Expired => return Self::Expired,
            OrderStatus::Cancelled => return Self::Cancelled,
            OrderStatus::Paid | OrderStatus::Completed => {}
        }
        let live: Vec<F> = parts.iter().copied().filter(|s| !matches!(s, F::Rejected | F::Cancelled)).collect();
        let on_the_way = live.iter().filter(|s| matches!(s, F::Shipped | F::Delivered)).count();
        if live.is_empty() {
            Self::Cancelled
        } else if live.iter().all(|s| *s == F::Delivered) {
            Self::Completed
        } else if on_the_way == live.len() {
            Self::Shipped
        } else if on_the_way > 0 {
            Self::PartlyShipped
        } else {
            Self::Processing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_outside_the_table_is_refused() {
        let allowed: Vec<(&str, &str)> = vec![
            ("pending_payment", "paid"),
            ("pending_payment", "expired"),
            ("pending_payment", "cancelled"),
            ("expired", "paid"),
            ("paid", "completed"),
            ("paid", "cancelled"),
        ];
        for from in OrderStatus::ALL {
            for to in OrderStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }

    #[test]
    fn an_order_paid_with_cash_is_under_way_before_it_is_paid() {
        use FulfillmentStatus as F;
        let of = |part: F| OverallStatus::derive(OrderStatus::PendingPayment, &[part]);
        assert_eq!(of(F::AwaitingPayment), OverallStatus::AwaitingPayment);
        assert_eq!(of(F::Packed), OverallStatus::Processing);
        assert_eq!(of(F::Shipped), OverallStatus::Shipped);
    }

    #[test]
    fn the_overall_status_follows_the_parts() {
        use FulfillmentStatus as F;
        let of = |parts: &[F]| OverallStatus::derive(OrderStatus::Paid, parts);
        assert_eq!(of(&[F::New, F::Accepted]), OverallStatus::Processing);
        assert_eq!(of(&[F::Shipped, F::Packed]), OverallStatus::PartlyShipped);
        assert_eq!(of(&[F::Shipped, F::Rejected]), OverallStatus::Shipped);
        assert_eq!(of(&[F::Delivered, F::Rejected]), OverallStatus::Completed);
        assert_eq!(of(&[F::Rejected, F::Cancelled]), OverallStatus::Cancelled);
    }
}
