//! Shipping: what it costs to send a BUMDes's parcel to a region. Owns `shipping_rates`.
//!
//! A courier aggregator comes later behind [`Carrier`].

mod forms;
pub mod pages;
pub mod queries;
pub mod rate_table;
mod set_rates;
pub mod zone;

pub use rate_table::RateTable;
pub use set_rates::{OwnRates, set_rates};
pub use zone::Zone;

use crate::ids::BumdesId;
use crate::money::Money;

crate::text_enum! {
    /// How a parcel reaches the buyer.
    Delivery { Courier = "courier", Pickup = "pickup" }
}

/// What is to be sent, from whom and how far.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub bumdes_id: BumdesId,
    pub zone: Zone,
    pub weight_g: i64,
}

/// Who can say what sending a parcel costs.
pub trait Carrier {
    /// None when it does not go there.
    fn price(&self, parcel: &Parcel) -> Option<Money>;
}
