//! The status of a payout, and the one table of what may follow what.

crate::text_enum! {
    PayoutStatus {
        /// Made by a run; the money is still to be sent.
        Draft = "draft",
        Paid = "paid",
        /// Not sent, or sent and returned by the bank: its entries are free again.
        Failed = "failed",
        /// More was taken back than sold: nothing to send, the next payout begins with this balance.
        Carried = "carried",
    }
}

impl PayoutStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] =
        &[(Self::Draft, Self::Paid), (Self::Draft, Self::Failed), (Self::Paid, Self::Failed)];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_outside_the_table_is_refused() {
        let allowed = [("draft", "paid"), ("draft", "failed"), ("paid", "failed")];
        for from in PayoutStatus::ALL {
            for to in PayoutStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }
}
