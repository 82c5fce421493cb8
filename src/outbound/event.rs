//! What is told, and in which words.

use serde::Serialize;
use serde_json::{Value, json};

use crate::db::Timestamp;
use crate::web::api_call::told;

crate::text_enum! {
    /// A contract with receivers: a word that was given keeps its meaning. In words: [`EventKind::message`].
    EventKind {
        /// that somebody pressed a button, to try it
        Ping = "ping",
        RequestAnswered = "request.answered",
        RequestClosed = "request.closed",
        PurchaseAwaitingApproval = "purchase_order.awaiting_approval",
        PurchaseAwaitingPayment = "purchase_order.awaiting_payment",
        PurchaseOrdered = "purchase_order.ordered",
        PurchaseRefused = "purchase_order.refused",
        PurchaseCancelled = "purchase_order.cancelled",
        ShareDeclined = "purchase_order.share_declined",
        ShareMoved = "purchase_order.share_moved",
        ShareOpen = "purchase_order.share_open",
        PartAccepted = "part.accepted",
        PartPacked = "part.packed",
        PartShipped = "part.shipped",
        PartDelivered = "part.delivered",
        PartRejected = "part.rejected",
        HandoverSigned = "handover.signed",
        InvoiceIssued = "invoice.issued",
        InvoiceSettled = "invoice.settled",
        InvoiceReopened = "invoice.reopened",
        CreditNoteIssued = "credit_note.issued",
    }
}

impl EventKind {
    /// Those that an endpoint may ask for; a ping comes to each.
    pub fn to_choose() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::Ping)
    }

    pub fn message(self) -> String {
        format!("outbound-event-{}", self.as_str().replace(['.', '_'], "-"))
    }
}

/// Several of them as they are kept: a blank between them.
pub(super) fn words(kinds: &[EventKind]) -> String {
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn from_words(text: &str) -> Vec<EventKind> {
    text.split(' ').filter_map(EventKind::parse).collect()
}

/// Little enough to be told twice and out of order: what counts is read at the address of the API.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    Ping,
    /// A BUMDes `offered`, `changed` or `withdrew` (`withdrawn`) its offer, or `declined`.
    RequestAnswered {
        number: &'a str,
        bumdes: &'a str,
        change: &'a str,
    },
    RequestClosed {
        number: &'a str,
        /// offers that stand
        answers: i64,
    },
    /// `kind` says where it stands from now on.
    PurchaseOrder {
        kind: EventKind,
        number: &'a str,
    },
    /// A BUMDes cannot make its share: others are looked for.
    ShareDeclined {
        number: &'a str,
        bumdes: &'a str,
        quantity: i64,
        reason: &'a str,
    },
    /// Others make what `bumdes` cannot, or nobody does yet, of all or the rest of it.
    ShareMoved {
        number: &'a str,
        bumdes: &'a str,
        /// pieces that the BUMDes in `to` make now
        quantity: i64,
        to: &'a [String],
        /// pieces that nobody makes
        missing: i64,
    },
    /// A BUMDes went a step on with its part, or rejected it; `kind` says which.
    Part {
        kind: EventKind,
        purchase_order: &'a str,
        part: &'a str,
        bumdes: &'a str,
    },
    /// A buyer signed for a shipment.
    HandoverSigned {
        number: &'a str,
        purchase_order: &'a str,
        part: &'a str,
        /// pieces that did not arrive
        short: i64,
    },
    /// It is issued, nothing is left to pay of it, or something is again; `kind` says which.
    Invoice {
        kind: EventKind,
        number: &'a str,
        purchase_order: &'a str,
    },
    CreditNoteIssued {
        number: &'a str,
        purchase_order: &'a str,
    },
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: EventKind,
    timestamp: String,
    data: Value,
}

impl Event<'_> {
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Ping => EventKind::Ping,
            Self::RequestAnswered { .. } => EventKind::RequestAnswered,
            Self::RequestClosed { .. } => EventKind::RequestClosed,
            Self::PurchaseOrder { kind, .. } | Self::Part { kind, .. } | Self::Invoice { kind, .. } => *kind,
            Self::ShareDeclined { .. } => EventKind::ShareDeclined,
            Self::ShareMoved { quantity: 0, .. } => EventKind::ShareOpen,
            Self::ShareMoved { .. } => EventKind::ShareMoved,
            Self::HandoverSigned { .. } => EventKind::HandoverSigned,
            Self::CreditNoteIssued { .. } => EventKind::CreditNoteIssued,
        }
    }

    /// As people know it: a number.
    pub(super) fn subject(&self) -> &str {
        match self {
            Self::Ping => "",
            Self::RequestAnswered { number, .. }
            | Self::RequestClosed { number, .. }
            | Self::PurchaseOrder { number, .. }
            | Self::ShareDeclined { number, .. }
            | Self::ShareMoved { number, .. }
            | Self::HandoverSigned { number, .. }
            | Self::Invoice { number, .. }
            | Self::CreditNoteIssued { number, .. } => number,
            Self::Part { part, .. } => part,
        }
    }

    fn data(&self) -> Value {
        match self {
            Self::Ping => json!({}),
            Self::RequestAnswered { number, bumdes, change } => {
                json!({ "request": number, "bumdes": bumdes, "change": change })
            }
            Self::RequestClosed { number, answers } => json!({ "request": number, "offers": answers }),
            Self::PurchaseOrder { number, .. } => json!({ "purchase_order": number }),
            Self::ShareDeclined { number, bumdes, quantity, reason } => {
                json!({ "purchase_order": number, "bumdes": bumdes, "quantity": quantity, "reason": reason })
            }
            Self::ShareMoved { number, bumdes, quantity, to, missing } => {
                json!({ "purchase_order": number, "bumdes": bumdes, "quantity": quantity, "to": to, "missing": missing })
            }
            Self::HandoverSigned { number, purchase_order, part, short } => {
                json!({ "handover": number, "purchase_order": purchase_order, "part": part, "short": short })
            }
            Self::Invoice { number, purchase_order, .. } => {
                json!({ "invoice": number, "purchase_order": purchase_order })
            }
            Self::CreditNoteIssued { number, purchase_order } => {
                json!({ "credit_note": number, "purchase_order": purchase_order })
            }
            Self::Part { purchase_order, part, bumdes, .. } => {
                json!({ "purchase_order": purchase_order, "part": part, "bumdes": bumdes })
            }
        }
    }

    /// The text that is signed and sent.
    pub(super) fn body(&self, now: Timestamp) -> String {
        let body = Body { kind: self.kind(), timestamp: told(now), data: self.data() };
        serde_json::to_string(&body).expect("an event is plain data")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receivers_are_told_of_every_event_there_is() {
        let told = include_str!("../../docs/webhooks.md");
        for kind in EventKind::ALL {
            let word = kind.as_str();
            // several of one row are written `purchase_order.ordered`, `.refused`
            let short = word.split_once('.').map_or(word, |(_, end)| end);
            assert!(told.contains(&format!("`{word}`")) || told.contains(&format!("`.{short}`")), "{word}");
        }
    }

    #[test]
    fn what_is_kept_of_the_chosen_is_read_back_and_a_ping_is_never_chosen() {
        let chosen: Vec<EventKind> = EventKind::to_choose().collect();
        assert_eq!(from_words(&words(&chosen)), chosen);
        assert!(!chosen.contains(&EventKind::Ping) && chosen.len() + 1 == EventKind::ALL.len());
    }
}
