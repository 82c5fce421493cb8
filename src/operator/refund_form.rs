//! What an operator fills in for a refund: pieces of lines, the shipping of parts, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ids::{ComplaintId, FulfillmentOrderId, OrderLineId};

/// A posted form as it came: its fields depend on the order.
pub type Fields = BTreeMap<String, String>;

const LINE: &str = "quantity-";
const SHIPPING: &str = "shipping-";

/// A refund as it is shown and sent on from the preview.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct RefundForm {
    /// the order line's id → pieces
    pub quantities: BTreeMap<String, i64>,
    /// the parts' ids
    pub shipping_of: Vec<String>,
    pub is_restocked: bool,
    pub reason: String,
    /// the complaint that ends with it
    pub complaint: String,
    /// what had been refunded when the form was shown
    pub seen_refunded: Option<i64>,
}

/// The message key of what is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct RefundFormError(pub &'static str);

impl TryFrom<&Fields> for RefundForm {
    type Error = RefundFormError;

    fn try_from(fields: &Fields) -> Result<Self, RefundFormError> {
        let mut form = Self {
            is_restocked: fields.contains_key("is_restocked"),
            reason: one_line(fields.get("reason").map_or("", String::as_str)),
            complaint: fields.get("complaint").cloned().unwrap_or_default(),
            seen_refunded: fields.get("seen_refunded").and_then(|text| text.parse().ok()),
            ..Self::default()
        };
        for (name, value) in fields {
            if let Some(id) = name.strip_prefix(LINE) {
                let value = value.trim();
                let quantity: i64 =
                    if value.is_empty() { 0 } else { value.parse().map_err(|_| RefundFormError(QUANTITY))? };
                if quantity < 0 {
                    return Err(RefundFormError(QUANTITY));
                }
                if quantity > 0 {
                    form.quantities.insert(id.to_owned(), quantity);
                }
            } else if let Some(id) = name.strip_prefix(SHIPPING) {
                form.shipping_of.push(id.to_owned());
            }
        }
        if form.quantities.is_empty() && form.shipping_of.is_empty() {
            return Err(RefundFormError("operator-refund-nothing"));
        }
        if form.reason.chars().count() < 5 {
            return Err(RefundFormError("operator-refund-reason-missing"));
        }
        Ok(form)
    }
}

const QUANTITY: &str = "operator-refund-quantity-wrong";

impl RefundForm {
    pub fn lines(&self) -> Vec<(OrderLineId, i64)> {
        self.quantities.iter().map(|(id, quantity)| (OrderLineId(id.clone()), *quantity)).collect()
    }

    pub fn parts(&self) -> Vec<FulfillmentOrderId> {
        self.shipping_of.iter().cloned().map(FulfillmentOrderId).collect()
    }

    pub fn complaint(&self) -> Option<ComplaintId> {
        (!self.complaint.is_empty()).then(|| ComplaintId(self.complaint.clone()))
    }
}

fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn pieces_shipping_and_reason_are_read() {
        let posted = fields(&[
            ("quantity-a", " 2 "),
            ("quantity-b", ""),
            ("quantity-c", "0"),
            ("shipping-P1", "1"),
            ("reason", "  Pecah   di jalan "),
            ("is_restocked", "1"),
            ("seen_refunded", "500"),
        ]);
        let form = RefundForm::try_from(&posted).unwrap();
        assert_eq!(form.lines(), [(OrderLineId("a".into()), 2)]);
        assert_eq!(form.parts(), [FulfillmentOrderId("P1".into())]);
        assert_eq!((form.reason.as_str(), form.is_restocked), ("Pecah di jalan", true));
        assert_eq!((form.complaint(), form.seen_refunded), (None, Some(500)));
    }

    #[test]
    fn nothing_no_reason_or_no_number_is_refused() {
        let key = |pairs: &[(&str, &str)]| RefundForm::try_from(&fields(pairs)).unwrap_err().0;
        assert_eq!(key(&[("quantity-a", "0"), ("reason", "pecah")]), "operator-refund-nothing");
        assert_eq!(key(&[("quantity-a", "1"), ("reason", " x ")]), "operator-refund-reason-missing");
        for wrong in ["-1", "1.5", "dua", "99999999999999999999"] {
            assert_eq!(key(&[("quantity-a", wrong), ("reason", "pecah")]), "operator-refund-quantity-wrong");
        }
    }
}
