//! Reads of the cart.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::DbConn;
use crate::db::schema::{cart_items, carts};
use crate::ids::{CartId, UserId};

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
