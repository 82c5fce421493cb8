//! The statuses of a payment and a refund, and what may follow what.

crate::text_enum! {
    /// Who takes the money.
    Provider {
        Midtrans = "midtrans",
        Stripe = "stripe",
        BankTransfer = "bank_transfer",
        CashOnDelivery = "cash_on_delivery",
        /// nobody yet: a company owes it, by the terms it was granted (`receivables/`)
        OnAccount = "on_account",
        Simulator = "simulator",
    }
}

crate::text_enum! {
    PaymentStatus {
        Pending = "pending",
        /// The buyer has paid, and the gateway or the bank looks at it before the money is ours.
        Authorised = "authorised",
        Succeeded = "succeeded",
        Failed = "failed",
        Expired = "expired",
        PartiallyRefunded = "partially_refunded",
        Refunded = "refunded",
    }
}

impl PaymentStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Pending, Self::Authorised),
        (Self::Pending, Self::Succeeded),
        (Self::Pending, Self::Failed),
        (Self::Pending, Self::Expired),
        (Self::Authorised, Self::Succeeded),
        (Self::Authorised, Self::Failed),
        (Self::Authorised, Self::Expired),
        // a second try on the same page of the gateway
        (Self::Failed, Self::Authorised),
        // the gateway's word arrives late or out of order: money that came counts
        (Self::Expired, Self::Succeeded),
        (Self::Failed, Self::Succeeded),
        // the buyer tries again
        (Self::Failed, Self::Pending),
        (Self::Succeeded, Self::PartiallyRefunded),
        (Self::Succeeded, Self::Refunded),
        (Self::PartiallyRefunded, Self::PartiallyRefunded),
        (Self::PartiallyRefunded, Self::Refunded),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }

    /// The order still waits for it, and its gateway can tell more.
    pub const OPEN: [Self; 2] = [Self::Pending, Self::Authorised];

    /// The buyer's money is with us, in whole or in part.
    pub fn is_paid(self) -> bool {
        matches!(self, Self::Succeeded | Self::PartiallyRefunded)
    }
}

crate::text_enum! {
    RefundStatus {
        Pending = "pending",
        /// The gateway cannot send money back: the operator does, and marks it.
        Manual = "manual",
        Succeeded = "succeeded",
        Failed = "failed",
    }
}

impl RefundStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Pending, Self::Succeeded),
        (Self::Pending, Self::Manual),
        (Self::Pending, Self::Failed),
        (Self::Failed, Self::Succeeded),
        (Self::Failed, Self::Manual),
        (Self::Manual, Self::Succeeded),
        // the buyer's bank sends it back to the gateway, days later
        (Self::Succeeded, Self::Failed),
    ];

    /// No gateway sends these any more: a person does.
    pub const BY_HAND: [Self; 2] = [Self::Manual, Self::Failed];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }

    pub fn is_by_hand(self) -> bool {
        Self::BY_HAND.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_payment_pair_outside_the_table_is_refused() {
        let allowed = [
            ("pending", "authorised"),
            ("pending", "succeeded"),
            ("pending", "failed"),
            ("pending", "expired"),
            ("authorised", "succeeded"),
            ("authorised", "failed"),
            ("authorised", "expired"),
            ("failed", "authorised"),
            ("expired", "succeeded"),
            ("failed", "succeeded"),
            ("failed", "pending"),
            ("succeeded", "partially_refunded"),
            ("succeeded", "refunded"),
            ("partially_refunded", "partially_refunded"),
            ("partially_refunded", "refunded"),
        ];
        for from in PaymentStatus::ALL {
            for to in PaymentStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }

    #[test]
    fn every_refund_pair_outside_the_table_is_refused() {
        let allowed = [
            ("pending", "succeeded"),
            ("pending", "manual"),
            ("pending", "failed"),
            ("failed", "succeeded"),
            ("failed", "manual"),
            ("manual", "succeeded"),
            ("succeeded", "failed"),
        ];
        for from in RefundStatus::ALL {
            for to in RefundStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }
}
