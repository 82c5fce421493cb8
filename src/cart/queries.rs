//! Reads of the cart.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::DbConn;
use crate::db::schema::{cart_items, carts, variants};
use crate::ids::{CartId, UserId, VariantId};

/// A random token of `web/sign.rs`. Sessions' and people's carts have ids that tell their age, and are 36 long.
const API_ID_CHARS: usize = 43;

/// How many pieces are in the person's cart, or in the guest's when nobody is signed in.
pub fn count_pieces(conn: &mut DbConn, user: Option<&UserId>, guest_cart: Option<&CartId>) -> QueryResult<i64> {
    let cart = find_cart(conn, user, guest_cart)?;
    let Some(cart) = cart else { return Ok(0) };
    cart_items::table
        .filter(cart_items::cart_id.eq(cart))
        .select(sql::<BigInt>("CAST(COALESCE(SUM(quantity), 0) AS BIGINT)"))
        .get_result(conn)
}

/// The person's cart, or the guest's when nobody is signed in.
pub fn find_cart(conn: &mut DbConn, user: Option<&UserId>, guest_cart: Option<&CartId>) -> QueryResult<Option<CartId>> {
    match user {
        Some(user) => carts::table.filter(carts::user_id.eq(user)).select(carts::id).first(conn).optional(),
        None => Ok(guest_cart.cloned()),
    }
}

/// Whether a cart with such an id is one that the store API opened, and not a session's or a person's.
pub fn is_id_of_api(cart_id: &CartId) -> bool {
    cart_id.as_str().len() == API_ID_CHARS
}

/// Whether the store API may show and change this cart.
pub fn is_open_to_api(conn: &mut DbConn, cart_id: &CartId) -> QueryResult<bool> {
    let open = carts::table.find(cart_id).filter(carts::user_id.is_null());
    Ok(is_id_of_api(cart_id) && diesel::select(diesel::dsl::exists(open)).get_result(conn)?)
}

pub fn variant_by_sku(conn: &mut DbConn, sku: &str) -> QueryResult<Option<VariantId>> {
    variants::table.filter(variants::sku.eq(sku)).select(variants::id).first(conn).optional()
}
