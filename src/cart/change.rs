//! Puts something into the cart, changes how many, takes it out.

use diesel::prelude::*;

use super::{contents, item};
use crate::catalog::{ListingStatus, Making};
use crate::db::schema::{capacity_months, cart_items, products, stock_levels, variants};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{CartId, ProductId, UserId, VariantId};
use crate::stock::available;

/// Whose cart: a person's, or the one a guest's session holds (none yet: a new one).
#[derive(Debug, Clone)]
pub enum Owner {
    User(UserId),
    Guest(Option<CartId>),
}

/// No cart holds more of one thing: a typing error, or a case for a request for quotation.
pub const MAX_QUANTITY: i64 = 9_999;
/// Nor more different things.
const MAX_LINES: i64 = 100;

#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Not sold (any more).
    #[error("not sold")]
    NotSold,
    #[error("sold out")]
    SoldOut,
    /// Only so many are there.
    #[error("only {available} left")]
    Short { available: i64 },
    /// It is made to order, and no more of it this month.
    #[error("the month is full")]
    MonthFull,
    /// Only so many can be made this month.
    #[error("only {available} more this month")]
    MonthShort { available: i64 },
    #[error("the cart is full")]
    Full,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ChangeError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Adds `quantity` of a variant to what is there. Returns the cart.
pub fn add(
    conn: &mut DbConn,
    now: Timestamp,
    owner: &Owner,
    variant_id: &VariantId,
    quantity: i64,
) -> Result<CartId, ChangeError> {
    let cart_id = cart_for(conn, now, owner)?;
    let there = item::quantity_in(conn, &cart_id, variant_id)?;
    let lines: i64 = cart_items::table.filter(cart_items::cart_id.eq(&cart_id)).count().get_result(conn)?;
    if there == 0 && lines >= MAX_LINES {
        return Err(ChangeError::Full);
    }
    set(conn, now, &cart_id, variant_id, (there + quantity).min(MAX_QUANTITY))?;
    Ok(cart_id)
}

/// Sets how many of a variant are in the cart; zero takes it out, whatever its state.
pub fn set(
    conn: &mut DbConn,
    now: Timestamp,
    cart_id: &CartId,
    variant_id: &VariantId,
    quantity: i64,
) -> Result<(), ChangeError> {
    if quantity <= 0 {
        return Ok(item::put(conn, now, cart_id, variant_id, 0, 0)?);
    }
    type Offer = (ProductId, i64, Making, (Option<i64>, Option<i64>), (i64, Option<i64>));
    let offer: Option<Offer> = variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .left_join(
            capacity_months::table
                .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
        )
        .filter(variants::id.eq(variant_id).and(variants::is_active).and(products::status.eq(ListingStatus::Published)))
        .select((
            products::id,
            variants::price_minor,
            products::making,
            (stock_levels::on_hand.nullable(), stock_levels::reserved.nullable()),
            (products::monthly_capacity, capacity_months::ordered.nullable()),
        ))
        .first(conn)
        .optional()?;
    let (product_id, price_minor, making, level, month) = offer.ok_or(ChangeError::NotSold)?;
    let available = available(making, level, month);
    if quantity > available {
        return Err(too_many(making, available));
    }
    item::put(conn, now, cart_id, variant_id, quantity, price_minor)?;
    Ok(note_seen_prices(conn, cart_id, &product_id)?)
}

fn too_many(making: Making, available: i64) -> ChangeError {
    match (making, available) {
        (Making::Order, ..=0) => ChangeError::MonthFull,
        (Making::Order, _) => ChangeError::MonthShort { available },
        (_, ..=0) => ChangeError::SoldOut,
        _ => ChangeError::Short { available },
    }
}

/// A quantity can reach a tier and so change the price of every option of the product: the buyer sees
/// those prices with the answer to this change.
fn note_seen_prices(conn: &mut DbConn, cart_id: &CartId, product_id: &ProductId) -> QueryResult<()> {
    for line in contents::load(conn, cart_id)?.lines().filter(|line| &line.product_id == product_id) {
        diesel::update(cart_items::table.find((cart_id, &line.variant_id)))
            .set(cart_items::seen_price_minor.eq(line.unit_price_minor))
            .execute(conn)?;
    }
    Ok(())
}

fn cart_for(conn: &mut DbConn, now: Timestamp, owner: &Owner) -> QueryResult<CartId> {
    match owner {
        Owner::User(user_id) => item::cart_of_user(conn, now, user_id),
        Owner::Guest(Some(cart_id)) if item::exists(conn, cart_id)? => Ok(cart_id.clone()),
        Owner::Guest(_) => item::open(conn, now, None),
    }
}
