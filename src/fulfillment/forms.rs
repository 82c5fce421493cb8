//! What a BUMDes fills in for its orders.

use serde::Deserialize;

use super::Shipment;

/// Where a button stood, and so where its page goes on.
#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Back {
    #[default]
    Order,
    Inbox,
}

impl Back {
    pub fn page(self, number: &str) -> String {
        match self {
            Self::Order => format!("/portal/bumdes/orders/{number}"),
            Self::Inbox => "/portal/bumdes".into(),
        }
    }
}

/// The button alone.
#[derive(Deserialize)]
pub struct Press {
    #[serde(default)]
    pub back: Back,
}

#[derive(Deserialize)]
pub struct ShipmentForm {
    #[serde(default)]
    pub back: Back,
    #[serde(default)]
    courier: String,
    #[serde(default)]
    tracking_number: String,
}

impl ShipmentForm {
    /// None when either field is empty: a parcel without a number cannot be followed.
    pub fn into_shipment(self) -> Option<Shipment> {
        let courier = one_line(&self.courier, 60);
        let tracking_number = one_line(&self.tracking_number, 60);
        (!courier.is_empty() && !tracking_number.is_empty()).then_some(Shipment { courier, tracking_number })
    }
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
        let text = one_line(&form.reason, 500);
        if text.chars().count() < 5 { Err(ReasonMissing) } else { Ok(Self(text)) }
    }
}

fn one_line(text: &str, most: usize) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipment_needs_both_the_courier_and_the_number() {
        let form = |courier: &str, number: &str| ShipmentForm {
            back: Back::Order,
            courier: courier.into(),
            tracking_number: number.into(),
        };
        assert_eq!(form("JNE", "  ").into_shipment(), None);
        assert_eq!(form("", "123").into_shipment(), None);
        let shipment = form(" JNE  REG ", " 0123\n").into_shipment().unwrap();
        assert_eq!((shipment.courier.as_str(), shipment.tracking_number.as_str()), ("JNE REG", "0123"));
    }

    #[test]
    fn a_rejection_needs_words() {
        let reason = |text: &str| Reason::try_from(RejectionForm { reason: text.into() });
        assert_eq!(reason(" - "), Err(ReasonMissing));
        assert_eq!(reason("Stok habis"), Ok(Reason("Stok habis".into())));
    }
}
