//! Where a request and a quote stand, and the one table each of what may follow what.

use crate::allocation;

crate::text_enum! {
    /// In words: the messages `quotation-status-<status>`.
    RfqStatus {
        /// takes answers, until its time is over
        Open = "open",
        /// no first answer any more; who answered may still change the offer
        Closed = "closed",
        Cancelled = "cancelled",
        /// it became an order
        Ordered = "ordered",
    }
}

crate::text_enum! {
    QuoteStatus {
        Open = "open",
        /// taken back by the BUMDes, which may offer again
        Withdrawn = "withdrawn",
        /// it became an order
        Accepted = "accepted",
        /// the request ended without it
        Lost = "lost",
    }
}

crate::text_enum! {
    /// Who speaks in a round.
    Side { Bumdes = "bumdes", Company = "company" }
}

crate::text_enum! {
    /// How good the goods are; the best comes first, so that `A < B`.
    Grade { A = "A", B = "B", C = "C" }
}

impl From<Grade> for allocation::Grade {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::A => Self::A,
            Grade::B => Self::B,
            Grade::C => Self::C,
        }
    }
}

impl RfqStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Open, Self::Closed),
        (Self::Open, Self::Cancelled),
        (Self::Open, Self::Ordered),
        (Self::Closed, Self::Cancelled),
        (Self::Closed, Self::Ordered),
        // the order came to nothing
        (Self::Ordered, Self::Closed),
    ];

    /// While offers may be made better.
    pub const LIVE: [Self; 2] = [Self::Open, Self::Closed];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

impl QuoteStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Open, Self::Withdrawn),
        (Self::Open, Self::Accepted),
        (Self::Open, Self::Lost),
        (Self::Withdrawn, Self::Open),
        // the order came to nothing
        (Self::Accepted, Self::Open),
        (Self::Lost, Self::Open),
        // another cannot make its share
        (Self::Lost, Self::Accepted),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_statuses_of_a_request_is_allowed_or_refused_as_the_table_says() {
        use RfqStatus::{Cancelled, Closed, Open, Ordered};
        let allowed = |from| match from {
            Open => &[Closed, Cancelled, Ordered][..],
            Closed => &[Cancelled, Ordered],
            Ordered => &[Closed],
            Cancelled => &[],
        };
        for from in RfqStatus::ALL {
            for to in RfqStatus::ALL {
                assert_eq!(from.can_become(*to), allowed(*from).contains(to), "{from} → {to}");
            }
        }
    }

    #[test]
    fn every_pair_of_statuses_of_a_quote_is_allowed_or_refused_as_the_table_says() {
        use QuoteStatus::{Accepted, Lost, Open, Withdrawn};
        let allowed = |from| match from {
            Open => &[Withdrawn, Accepted, Lost][..],
            Lost => &[Open, Accepted],
            Withdrawn | Accepted => &[Open],
        };
        for from in QuoteStatus::ALL {
            for to in QuoteStatus::ALL {
                assert_eq!(from.can_become(*to), allowed(*from).contains(to), "{from} → {to}");
            }
        }
    }
}
