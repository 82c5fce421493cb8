//! Rows of the cart, and putting something in.

use diesel::prelude::*;

use crate::db::schema::{cart_items, carts};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CartId, UserId, VariantId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = cart_items)]
pub struct CartItem {
    pub cart_id: CartId,
    pub variant_id: VariantId,
    pub quantity: i64,
    /// the unit price the buyer last saw
    pub seen_price_minor: i64,
    pub added_at: Timestamp,
}

/// The person's cart; a new one when they have none.
pub fn cart_of_user(conn: &mut DbConn, now: Timestamp, user_id: &UserId) -> QueryResult<CartId> {
    let found = carts::table.filter(carts::user_id.eq(user_id)).select(carts::id).first(conn).optional()?;
    match found {
        Some(id) => Ok(id),
        None => open(conn, now, Some(user_id)),
    }
}

/// A new, empty cart.
pub fn open(conn: &mut DbConn, now: Timestamp, user_id: Option<&UserId>) -> QueryResult<CartId> {
    open_as(conn, now, CartId::new(), user_id)
}

/// The same, under an id of the caller's making.
pub fn open_as(conn: &mut DbConn, now: Timestamp, id: CartId, user_id: Option<&UserId>) -> QueryResult<CartId> {
    diesel::insert_into(carts::table)
        .values((carts::id.eq(&id), carts::user_id.eq(user_id), carts::created_at.eq(now), carts::updated_at.eq(now)))
        .execute(conn)?;
    Ok(id)
}

/// How many of a variant are in the cart; 0 when none.
pub fn quantity_in(conn: &mut DbConn, cart_id: &CartId, variant_id: &VariantId) -> QueryResult<i64> {
    let quantity = cart_items::table.find((cart_id, variant_id)).select(cart_items::quantity).first(conn).optional()?;
    Ok(quantity.unwrap_or(0))
}

/// Sets the quantity of a variant; zero takes it out.
pub fn put(
    conn: &mut DbConn,
    now: Timestamp,
    cart_id: &CartId,
    variant_id: &VariantId,
    quantity: i64,
    seen_price_minor: i64,
) -> QueryResult<()> {
    let item = cart_items::table.find((cart_id, variant_id));
    if quantity == 0 {
        diesel::delete(item).execute(conn)?;
    } else {
        let changed = diesel::update(item)
            .set((cart_items::quantity.eq(quantity), cart_items::seen_price_minor.eq(seen_price_minor)))
            .execute(conn)?;
        if changed == 0 {
            let (cart_id, variant_id) = (cart_id.clone(), variant_id.clone());
            diesel::insert_into(cart_items::table)
                .values(CartItem { cart_id, variant_id, quantity, seen_price_minor, added_at: now })
                .execute(conn)?;
        }
    }
    diesel::update(carts::table.find(cart_id)).set(carts::updated_at.eq(now)).execute(conn)?;
    Ok(())
}

pub fn exists(conn: &mut DbConn, cart_id: &CartId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(carts::table.find(cart_id))).get_result(conn)
}
