//! Shipping: what it costs to send a BUMDes's parcel to a region. Owns `shipping_rates`.
//!
//! A courier aggregator comes later behind the same trait as the rate table.

pub mod zone;

pub use zone::Zone;

crate::text_enum! {
    /// How a parcel reaches the buyer.
    Delivery { Courier = "courier", Pickup = "pickup" }
}
