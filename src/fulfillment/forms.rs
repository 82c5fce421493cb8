//! What a BUMDes fills in for its orders.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Carriage, Sending};
use crate::ids::OrderLineId;

/// Where a button stood, and so where its page goes on.
#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Back {
    #[default]
    Order,
    Today,
}

impl Back {
    pub fn page(self, number: &str) -> String {
        match self {
            Self::Order => format!("/portal/bumdes/orders/{number}"),
            Self::Today => "/portal/bumdes".into(),
        }
    }
}

/// The button alone.
#[derive(Deserialize)]
pub struct Press {
    #[serde(default)]
    pub back: Back,
}

/// It arrived, or it was picked up with a code.
#[derive(Deserialize)]
pub struct DeliveryForm {
    #[serde(default)]
    pub back: Back,
    #[serde(default)]
    pub code: String,
}

const QUANTITY: &str = "quantity-";

/// A parcel: who carries it, and how many pieces of each line are in it.
pub struct ShipmentForm {
    pub back: Back,
    pub sending: Sending,
}

impl From<Fields> for ShipmentForm {
    /// No carriage when either field of it is empty: a parcel without a number cannot be followed. A form without
    /// quantities sends all that is left; what is no number is none of them.
    fn from(fields: Fields) -> Self {
        let (mut back, mut courier, mut tracking_number) = (Back::Order, String::new(), String::new());
        let mut pieces: Option<BTreeMap<OrderLineId, i64>> = None;
        for (name, value) in fields {
            match name.as_str() {
                "back" if value == "today" => back = Back::Today,
                "courier" => courier = value,
                "tracking_number" => tracking_number = value,
                name => {
                    if let Some(line) = name.strip_prefix(QUANTITY) {
                        let quantity = value.trim().parse().unwrap_or(0);
                        pieces.get_or_insert_default().insert(OrderLineId(line.to_owned()), quantity);
                    }
                }
            }
        }
        Self { back, sending: Sending { carriage: carriage(&courier, &tracking_number), pieces } }
    }
}

/// None when either is empty.
pub(super) fn carriage(courier: &str, tracking_number: &str) -> Option<Carriage> {
    let (courier, tracking_number) = (one_line(courier, 60), one_line(tracking_number, 60));
    let is_known = !courier.is_empty() && !tracking_number.is_empty();
    is_known.then_some(Carriage { courier, tracking_number })
}

#[derive(Deserialize)]
pub struct RejectionForm {
    #[serde(default)]
    reason: String,
}

/// Why a BUMDes cannot deliver: the buyer reads it.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason(pub String);

/// The message key of what is wrong with the reason.
#[derive(Debug, PartialEq, Eq)]
pub struct ReasonMissing;

impl TryFrom<RejectionForm> for Reason {
    type Error = ReasonMissing;

    fn try_from(form: RejectionForm) -> Result<Self, ReasonMissing> {
        Self::read(&form.reason)
    }
}

impl Reason {
    pub fn read(text: &str) -> Result<Self, ReasonMissing> {
        let text = one_line(text, 500);
        if text.chars().count() < 5 { Err(ReasonMissing) } else { Ok(Self(text)) }
    }
}

/// A posted form as it came: a name may be in it several times.
pub type Fields = Vec<(String, String)>;

/// The orders that were ticked in a list, and what is to be done with them.
#[derive(Debug, Default)]
pub struct Ticked {
    pub numbers: Vec<String>,
    /// not those that are ticked, but all that are new
    pub is_all_new: bool,
    /// what is to be printed of them
    pub paper: Option<String>,
    /// the list they stood in
    pub back: String,
}

impl From<Fields> for Ticked {
    fn from(fields: Fields) -> Self {
        let mut ticked = Self { back: LIST.into(), ..Self::default() };
        for (name, value) in fields {
            match name.as_str() {
                "number" if !ticked.numbers.contains(&value) => ticked.numbers.push(value),
                "all" => ticked.is_all_new = value == "new",
                "paper" => ticked.paper = Some(value),
                "back" if value.starts_with(LIST) => ticked.back = value,
                _ => {}
            }
        }
        ticked
    }
}

const LIST: &str = "/portal/bumdes/orders";

fn one_line(text: &str, most: usize) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipment_needs_both_the_courier_and_the_number() {
        let form = |fields: &[(&str, &str)]| {
            let fields: Fields = fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
            ShipmentForm::from(fields).sending
        };
        assert_eq!(form(&[("courier", "JNE"), ("tracking_number", "  ")]).carriage, None);
        assert_eq!(form(&[("tracking_number", "123")]).carriage, None);
        let sending = form(&[("courier", " JNE  REG "), ("tracking_number", " 0123\n"), ("quantity-a", "2")]);
        let carriage = sending.carriage.unwrap();
        assert_eq!((carriage.courier.as_str(), carriage.tracking_number.as_str()), ("JNE REG", "0123"));
        assert_eq!(sending.pieces.unwrap()[&OrderLineId("a".into())], 2);
    }

    #[test]
    fn a_rejection_needs_words() {
        let reason = |text: &str| Reason::try_from(RejectionForm { reason: text.into() });
        assert_eq!(reason(" - "), Err(ReasonMissing));
        assert_eq!(reason("Stok habis"), Ok(Reason("Stok habis".into())));
    }
}
