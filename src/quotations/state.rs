//! How a request stands with one BUMDes.

use super::{Quote, QuoteStatus, Rfq, RfqStatus, Side};
use crate::db::Timestamp;

crate::text_enum! {
    /// In words: `quotation-state-<state>` for the company, `quotation-own-<state>` for the BUMDes.
    State {
        /// no word yet, and time for one
        Waiting = "waiting",
        /// no word, and no time any more
        Silent = "silent",
        Declined = "declined",
        /// an offer stands
        Offered = "offered",
        /// an offer stands, and the company asks for another
        Countered = "countered",
        /// an offer whose last day is over
        Expired = "expired",
        Withdrawn = "withdrawn",
        Accepted = "accepted",
        Lost = "lost",
        Cancelled = "cancelled",
    }
}

impl State {
    /// `village_code`: of the BUMDes.
    pub fn of(rfq: &Rfq, now: Timestamp, village_code: &str, quote: Option<&Quote>, has_declined: bool) -> Self {
        let Some(quote) = quote else {
            return match rfq.stands(now) {
                _ if has_declined => Self::Declined,
                RfqStatus::Open => Self::Waiting,
                RfqStatus::Cancelled => Self::Cancelled,
                RfqStatus::Closed | RfqStatus::Ordered => Self::Silent,
            };
        };
        match quote.status {
            _ if has_declined => Self::Declined,
            _ if rfq.status == RfqStatus::Cancelled => Self::Cancelled,
            QuoteStatus::Accepted => Self::Accepted,
            QuoteStatus::Lost => Self::Lost,
            QuoteStatus::Withdrawn => Self::Withdrawn,
            QuoteStatus::Open if quote.has_expired(now, village_code) => Self::Expired,
            QuoteStatus::Open if quote.turn == Side::Bumdes => Self::Countered,
            QuoteStatus::Open => Self::Offered,
        }
    }

    /// Whether there is an offer, taken or not, that has not ended by itself.
    pub fn is_offer(self) -> bool {
        self.is_in_force() || matches!(self, Self::Accepted | Self::Lost)
    }

    /// Whether there are terms that hold today.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Offered | Self::Countered)
    }
}
