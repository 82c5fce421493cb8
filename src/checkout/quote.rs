//! What a cart costs with shipping to a region.

use std::collections::BTreeMap;

use diesel::QueryResult;
use serde::Serialize;

use crate::cart::{CartContents, CartPart};
use crate::db::DbConn;
use crate::ids::BumdesId;
use crate::shipping::{self, Carrier, Delivery, Parcel, Zone};

/// The buyer's choice for each BUMDes; courier where none was made.
pub type Deliveries = BTreeMap<BumdesId, Delivery>;

#[derive(Debug, Clone, Serialize)]
pub struct PartQuote {
    pub bumdes_id: BumdesId,
    pub zone: Zone,
    pub delivery: Delivery,
    /// what the courier costs, chosen or not
    pub courier_minor: i64,
    /// what is charged: nothing for pickup
    pub shipping_minor: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    pub parts: Vec<PartQuote>,
    pub items_total_minor: i64,
    pub shipping_total_minor: i64,
    pub total_minor: i64,
}

/// None when a courier price or the sum cannot be told (no rate for the zone, or out of range).
pub fn quote(
    conn: &mut DbConn,
    cart: &CartContents,
    to_region: &str,
    deliveries: &Deliveries,
) -> QueryResult<Option<Quote>> {
    let sellers: Vec<&BumdesId> = cart.parts.iter().map(|part| &part.bumdes_id).collect();
    let rates = shipping::queries::rates(conn, &sellers)?;
    Ok(quote_with(&rates, cart, to_region, deliveries))
}

fn quote_with(carrier: &impl Carrier, cart: &CartContents, to_region: &str, deliveries: &Deliveries) -> Option<Quote> {
    let parts: Vec<PartQuote> =
        cart.parts.iter().map(|part| quote_part(carrier, part, to_region, deliveries)).collect::<Option<_>>()?;
    let shipping_total_minor = parts.iter().try_fold(0i64, |sum, part| sum.checked_add(part.shipping_minor))?;
    Some(Quote {
        parts,
        items_total_minor: cart.items_total_minor,
        shipping_total_minor,
        total_minor: cart.items_total_minor.checked_add(shipping_total_minor)?,
    })
}

fn quote_part(carrier: &impl Carrier, part: &CartPart, to_region: &str, deliveries: &Deliveries) -> Option<PartQuote> {
    let zone = Zone::between(&part.village_code, to_region);
    let parcel = Parcel { bumdes_id: part.bumdes_id.clone(), zone, weight_g: part.weight_g };
    let courier_minor = carrier.price(&parcel)?.minor;
    let wants_pickup = deliveries.get(&part.bumdes_id) == Some(&Delivery::Pickup);
    let delivery = if wants_pickup && part.allows_pickup { Delivery::Pickup } else { Delivery::Courier };
    let shipping_minor = if delivery == Delivery::Pickup { 0 } else { courier_minor };
    Some(PartQuote { bumdes_id: part.bumdes_id.clone(), zone, delivery, courier_minor, shipping_minor })
}
