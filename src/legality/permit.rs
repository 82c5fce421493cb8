//! A permit: its kind, whom it was given to, whether anybody checked it.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::permits;
use crate::ids::{BumdesId, PermitId, ProducerId, ProductId, UserId};

crate::text_enum! {
    PermitKind {
        /// business registration, PP 28/2025
        Nib = "NIB",
        /// food of a home industry, Peraturan BPOM 22/2018
        Pirt = "PIRT",
        /// the food and drug agency's registration
        Bpom = "BPOM",
        Halal = "halal",
        /// the national standard
        Sni = "SNI",
        GeographicalIndication = "geographical_indication",
    }
}

crate::text_enum! {
    PermitStatus {
        /// somebody says so
        Stated = "stated",
        /// a curator has seen that it is so
        Verified = "verified",
        Refused = "refused",
    }
}

impl PermitStatus {
    /// From → to. Everything else is refused. What was refused is stated anew once it is corrected.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Stated, Self::Verified),
        (Self::Stated, Self::Refused),
        (Self::Refused, Self::Stated),
        // it was withdrawn by whoever gave it, or checked badly
        (Self::Verified, Self::Refused),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

/// Whom a permit was given to: what it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Holder {
    Bumdes,
    Producer(ProducerId),
    Product(ProductId),
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
// none is written as NULL, so that many rows go into one statement
#[diesel(table_name = permits, treat_none_as_default_value = false)]
pub struct Permit {
    pub id: PermitId,
    pub bumdes_id: BumdesId,
    pub kind: PermitKind,
    pub product_id: Option<ProductId>,
    pub producer_id: Option<ProducerId>,
    /// empty where an imported file says no more than that there is one
    pub number: String,
    pub issued_on: Option<NaiveDate>,
    /// its last day
    pub expires_on: Option<NaiveDate>,
    pub status: PermitStatus,
    /// why it was refused
    pub reason: Option<String>,
    /// nobody where an imported file says so
    pub stated_by: Option<UserId>,
    pub stated_at: Timestamp,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Timestamp>,
    /// its last day is over, and the gallery knows
    pub ended_at: Option<Timestamp>,
}

impl Permit {
    pub fn holder(&self) -> Holder {
        match (&self.product_id, &self.producer_id) {
            (Some(id), _) => Holder::Product(id.clone()),
            (None, Some(id)) => Holder::Producer(id.clone()),
            (None, None) => Holder::Bumdes,
        }
    }

    /// Whether it holds for a product of this maker and seller.
    pub fn covers(&self, bumdes_id: &BumdesId, producer_id: &ProducerId, product_id: &ProductId) -> bool {
        self.bumdes_id == *bumdes_id
            && self.product_id.as_ref().is_none_or(|id| id == product_id)
            && self.producer_id.as_ref().is_none_or(|id| id == producer_id)
    }

    /// It holds to the end of its last day.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.expires_on.is_some_and(|last| last < today)
    }

    /// Said by the file of the office that curates, which answers for it.
    pub fn is_from_file(&self) -> bool {
        self.stated_by.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_a_permit_outside_the_table_is_refused() {
        let allowed = [("stated", "verified"), ("stated", "refused"), ("refused", "stated"), ("verified", "refused")];
        for from in PermitStatus::ALL {
            for to in PermitStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }
}
