//! Rates by zone and weight, as each BUMDes sets them.

use std::collections::HashMap;

use super::{Carrier, Parcel, Zone};
use crate::ids::BumdesId;
use crate::money::Money;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub first_kg_minor: i64,
    /// for each further kilogram begun
    pub next_kg_minor: i64,
}

impl Rate {
    /// Each kilogram begun counts, the first one always.
    pub fn price(self, weight_g: i64) -> Option<Money> {
        let kilograms = (weight_g.max(1) + 999) / 1000;
        self.next_kg_minor.checked_mul(kilograms - 1)?.checked_add(self.first_kg_minor).map(Money::idr)
    }
}

/// The rates of some BUMDes; where one set none for a zone, the house's rate holds (no BUMDes as key).
#[derive(Debug, Clone, Default)]
pub struct RateTable(pub HashMap<(Option<BumdesId>, Zone), Rate>);

impl RateTable {
    pub fn rate(&self, bumdes_id: &BumdesId, zone: Zone) -> Option<Rate> {
        let own = self.0.get(&(Some(bumdes_id.clone()), zone));
        own.or_else(|| self.0.get(&(None, zone))).copied()
    }
}

impl Carrier for RateTable {
    fn price(&self, parcel: &Parcel) -> Option<Money> {
        self.rate(&parcel.bumdes_id, parcel.zone)?.price(parcel.weight_g)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { first_kg_minor: 9_000, next_kg_minor: 4_000 };

    #[test]
    fn each_kilogram_begun_counts() {
        for (weight_g, rupiah) in [(0, 9_000), (1, 9_000), (1_000, 9_000), (1_001, 13_000), (2_500, 17_000)] {
            assert_eq!(RATE.price(weight_g), Some(Money::idr(rupiah)), "{weight_g} g");
        }
    }

    #[test]
    fn a_bumdes_that_set_no_rate_uses_the_house_rate() {
        let own = BumdesId::new();
        let cheap = Rate { first_kg_minor: 5_000, next_kg_minor: 0 };
        let table = RateTable(HashMap::from([
            ((None, Zone::SameRegency), RATE),
            ((Some(own.clone()), Zone::SameRegency), cheap),
        ]));
        assert_eq!(table.rate(&own, Zone::SameRegency), Some(cheap));
        assert_eq!(table.rate(&BumdesId::new(), Zone::SameRegency), Some(RATE));
        assert_eq!(table.rate(&own, Zone::Other), None);
    }
}
