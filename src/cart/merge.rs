//! A guest signs in: what they put into the cart comes along.

use diesel::prelude::*;

use super::item::{self, CartItem};
use crate::db::schema::{cart_items, carts};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CartId, UserId};

/// Moves the guest cart's items into the person's own. A variant in both keeps the larger quantity:
/// someone who signs in twice from the same cart does not buy double.
pub fn merge(conn: &mut DbConn, now: Timestamp, user_id: &UserId, guest_cart: &CartId) -> QueryResult<()> {
    let guest_items: Vec<CartItem> =
        cart_items::table.filter(cart_items::cart_id.eq(guest_cart)).select(CartItem::as_select()).load(conn)?;
    if guest_items.is_empty() {
        return Ok(());
    }
    let own_cart = item::cart_of_user(conn, now, user_id)?;
    for guest_item in guest_items {
        let already = item::quantity_in(conn, &own_cart, &guest_item.variant_id)?;
        let quantity = guest_item.quantity.max(already);
        item::put(conn, now, &own_cart, &guest_item.variant_id, quantity, guest_item.seen_price_minor)?;
    }
    diesel::delete(cart_items::table.filter(cart_items::cart_id.eq(guest_cart))).execute(conn)?;
    diesel::delete(carts::table.find(guest_cart)).execute(conn)?;
    Ok(())
}
