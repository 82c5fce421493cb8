//! What a cart looks like to programs.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::contents::{CartContents, CartLine, CartPart, Trouble};
use crate::catalog::representation::Price;
use crate::checkout::quote::{PartQuote, Quote};
use crate::ids::CartId;
use crate::web::ApiCall;

#[derive(Debug, Serialize, ToSchema)]
pub struct CartView {
    /// a secret: whoever knows it may change and order the cart
    #[schema(example = "Yk0h3vM1bqkq8s0mZJm1v0q7cT3bJ8m2XnUe4rPq5tE")]
    pub id: String,
    /// one parcel each
    pub parts: Vec<CartPartView>,
    pub items_total: Price,
    /// null until a region is named, or where nobody sends to it
    pub shipping_total: Option<Price>,
    /// what `seen_total` of the checkout must say; null like the shipping
    pub total: Option<Price>,
    /// not empty, and no line is in trouble
    pub can_check_out: bool,
}

/// What one BUMDes would send.
#[derive(Debug, Serialize, ToSchema)]
pub struct CartPartView {
    /// the key of `deliveries` at the checkout
    pub bumdes_id: String,
    pub bumdes_name: String,
    /// where it ships from
    pub village_code: String,
    pub village_name: String,
    pub allows_pickup: bool,
    pub items_total: Price,
    pub weight_g: i64,
    /// `courier` or `pickup`; null until a region is named
    pub delivery: Option<String>,
    pub shipping: Option<Price>,
    pub lines: Vec<CartLineView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CartLineView {
    /// of the option
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub name: String,
    pub option: String,
    #[schema(example = 2)]
    pub quantity: i64,
    pub minimum: i64,
    pub unit_price: Price,
    pub total: Price,
    /// why it cannot be ordered as it is, and what to do; null when it can
    pub trouble: Option<CartTrouble>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CartTrouble {
    /// `gone`, `sold-out`, `short`, `month-full`, `month-short`, `below-minimum`
    pub kind: String,
    pub detail: String,
}

impl CartView {
    pub fn new(call: &ApiCall, id: &CartId, cart: CartContents, quote: Option<&Quote>) -> Self {
        let can_check_out = !cart.is_empty() && !cart.has_trouble;
        let items_total = Price::idr(cart.items_total_minor);
        let quotes = quote.map_or(&[][..], |quote| &quote.parts[..]);
        let part = |part: CartPart| {
            let quoted = quotes.iter().find(|quoted| quoted.bumdes_id == part.bumdes_id);
            CartPartView::new(call, part, quoted)
        };
        Self {
            id: id.to_string(),
            parts: cart.parts.into_iter().map(part).collect(),
            items_total,
            shipping_total: quote.map(|quote| Price::idr(quote.shipping_total_minor)),
            total: quote.map(|quote| Price::idr(quote.total_minor)),
            can_check_out,
        }
    }
}

impl CartPartView {
    fn new(call: &ApiCall, part: CartPart, quote: Option<&PartQuote>) -> Self {
        Self {
            bumdes_id: part.bumdes_id.to_string(),
            bumdes_name: part.bumdes_name,
            village_code: part.village_code,
            village_name: part.village_name,
            allows_pickup: part.allows_pickup,
            items_total: Price::idr(part.items_total_minor),
            weight_g: part.weight_g,
            delivery: quote.map(|quote| quote.delivery.to_string()),
            shipping: quote.map(|quote| Price::idr(quote.shipping_minor)),
            lines: part.lines.into_iter().map(|line| CartLineView::new(call, line)).collect(),
        }
    }
}

impl CartLineView {
    fn new(call: &ApiCall, line: CartLine) -> Self {
        Self {
            trouble: line.trouble.as_ref().map(|trouble| CartTrouble::new(call, trouble)),
            name: call.language.pick(&line.name_id, &line.name_en).to_owned(),
            sku: line.sku,
            option: line.option_value,
            quantity: line.quantity,
            minimum: line.minimum,
            unit_price: Price::idr(line.unit_price_minor),
            total: Price::idr(line.total_minor),
        }
    }
}

impl CartTrouble {
    fn new(call: &ApiCall, trouble: &Trouble) -> Self {
        let (kind, detail) = match trouble {
            Trouble::Gone => ("gone", call.text("cart-trouble-gone", &[])),
            Trouble::SoldOut => ("sold-out", call.text("cart-trouble-sold-out", &[])),
            Trouble::Short { available } => ("short", call.text("cart-trouble-short", &[("n", (*available).into())])),
            Trouble::MonthFull => ("month-full", call.text("cart-trouble-month-full", &[])),
            Trouble::MonthShort { available } => {
                ("month-short", call.text("cart-trouble-month-short", &[("n", (*available).into())]))
            }
            Trouble::BelowMinimum { minimum } => {
                ("below-minimum", call.text("cart-trouble-below-minimum", &[("n", (*minimum).into())]))
            }
        };
        Self { kind: kind.to_owned(), detail }
    }
}

/// SKU → what is wrong with its line and what to do, for the lines in trouble.
pub fn troubles(call: &ApiCall, cart: &CartContents) -> BTreeMap<String, String> {
    let in_trouble = cart.lines().filter_map(|line| Some((line.sku.clone(), line.trouble.as_ref()?)));
    in_trouble.map(|(sku, trouble)| (sku, CartTrouble::new(call, trouble).detail)).collect()
}
