//! `/api/v1/carts`: a cart without a cookie. Its id is random and known to whoever opened it alone; the carts of
//! people and of sessions have ids of another form and are not found here.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::change::{self, ChangeError, MAX_QUANTITY, Owner};
use super::contents::{self, CartContents};
use super::representation::CartView;
use super::{item, queries};
use crate::checkout::prepare::number_of_cart;
use crate::checkout::quote::{Deliveries, quote};
use crate::db::{DbConn, DbError, lock_row};
use crate::error::AppError;
use crate::ids::{BumdesId, CartId};
use crate::open_api::Problem;
use crate::regions;
use crate::shipping::Delivery;
use crate::web::{ApiCall, Kept, OnceError, Posted, sign};

/// Nothing has to be said.
#[derive(Deserialize)]
pub struct Nothing {}

#[derive(Deserialize, ToSchema)]
pub struct NewItem {
    /// of the option, as in a product's `options`
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    /// added to what is there already
    #[schema(example = 2)]
    pub quantity: i64,
}

#[derive(Deserialize, ToSchema)]
pub struct NewQuantity {
    #[schema(example = 3)]
    pub quantity: i64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Destination {
    /// the official code of the village it goes to: shipping and total are worked out for it
    #[param(example = "31.71.01.1001")]
    region_code: Option<String>,
    /// ids of BUMDes where the parcel is picked up, with commas between them
    pickup: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum CartCallError {
    #[error("there is no such cart")]
    NoCart,
    #[error("the cart was ordered")]
    Ordered,
    #[error("no village has this code")]
    NoSuchVillage,
    #[error(transparent)]
    Change(#[from] ChangeError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CartCallError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Opens a cart.
#[utoipa::path(post, path = "/api/v1/carts", tag = "store",
    params(("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 201, body = CartView, description = "the new, empty cart"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "the key came with another body"),
))]
pub async fn open(call: ApiCall, posted: Posted<Nothing>) -> Result<HttpResponse, AppError> {
    let (now, once, caller) = (call.app.clock.now(), posted.once, call.clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let cart_id = item::open_as(conn, now, CartId(sign::random_token()), None)?;
            Ok::<_, CartCallError>(Kept::new(
                StatusCode::CREATED,
                &CartView::new(&caller, &cart_id, CartContents::default(), None),
            ))
        })
    });
    created(&call, done.await)
}

/// The cart with today's prices and stock; with its shipping and total when a region is named.
#[utoipa::path(get, path = "/api/v1/carts/{id}", tag = "store", params(("id" = String, Path), Destination), responses(
    (status = 200, body = CartView),
    (status = 404, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "it was ordered"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "there is no such village"),
))]
pub async fn show(call: ApiCall, id: web::Path<CartId>, to: web::Query<Destination>) -> Result<HttpResponse, AppError> {
    let (cart_id, to) = (id.into_inner(), to.into_inner());
    let id = cart_id.clone();
    let load = move |conn: &mut DbConn| {
        check_open(conn, &id)?;
        let cart = contents::load(conn, &id)?;
        let Some(region_code) = &to.region_code else { return Ok((cart, None)) };
        if regions::queries::find(conn, region_code)?.is_none_or(|region| region.level != 4) {
            return Err(CartCallError::NoSuchVillage);
        }
        let quote = quote(conn, &cart, region_code, &to.deliveries())?;
        Ok((cart, quote))
    };
    match call.app.read(load).await {
        Ok((cart, quote)) => Ok(call.show(&CartView::new(&call, &cart_id, cart, quote.as_ref()))),
        Err(error) => refuse(&call, error),
    }
}

impl Destination {
    fn deliveries(&self) -> Deliveries {
        let ids = self.pickup.as_deref().unwrap_or_default().split(',').filter(|id| !id.is_empty());
        ids.map(|id| (BumdesId(id.to_owned()), Delivery::Pickup)).collect()
    }
}

/// Puts something into the cart.
#[utoipa::path(post, path = "/api/v1/carts/{id}/items", tag = "store",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    request_body = NewItem,
    responses(
        (status = 201, body = CartView, description = "the cart as it is now"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "sold out, too few left, or the cart was ordered"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no such option, or the quantity cannot be"),
))]
pub async fn add(call: ApiCall, id: web::Path<CartId>, posted: Posted<NewItem>) -> Result<HttpResponse, AppError> {
    let NewItem { sku, quantity } = posted.body;
    if !(1..=MAX_QUANTITY).contains(&quantity) {
        return Ok(call.refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "cart-error-quantity",
            &[("max", MAX_QUANTITY.into())],
        ));
    }
    let (now, cart_id, once, caller) = (call.app.clock.now(), id.into_inner(), posted.once, call.clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            hold_open(conn, &cart_id)?;
            let variant_id = queries::variant_by_sku(conn, &sku)?.ok_or(ChangeError::NotSold)?;
            change::add(conn, now, &Owner::Guest(Some(cart_id.clone())), &variant_id, quantity)?;
            caller.app.insight.cart_add(&variant_id);
            let cart = contents::load(conn, &cart_id)?;
            Ok::<_, CartCallError>(Kept::new(StatusCode::CREATED, &CartView::new(&caller, &cart_id, cart, None)))
        })
    });
    created(&call, done.await)
}

/// Sets how many of an option are in the cart; 0 takes it out.
#[utoipa::path(patch, path = "/api/v1/carts/{id}/items/{sku}", tag = "store",
    params(("id" = String, Path), ("sku" = String, Path)), request_body = NewQuantity, responses(
    (status = 200, body = CartView, description = "the cart as it is now"),
    (status = 404, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "sold out, too few left, or the cart was ordered"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "no such option, or the quantity cannot be"),
))]
pub async fn set(
    call: ApiCall,
    path: web::Path<(CartId, String)>,
    posted: Posted<NewQuantity>,
) -> Result<HttpResponse, AppError> {
    let quantity = posted.body.quantity;
    if !(0..=MAX_QUANTITY).contains(&quantity) {
        return Ok(call.refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "cart-error-quantity",
            &[("max", MAX_QUANTITY.into())],
        ));
    }
    change_quantity(&call, path.into_inner(), quantity).await
}

/// Takes an option out of the cart.
#[utoipa::path(delete, path = "/api/v1/carts/{id}/items/{sku}", tag = "store",
    params(("id" = String, Path), ("sku" = String, Path)), responses(
    (status = 200, body = CartView, description = "the cart as it is now"),
    (status = 404, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "the cart was ordered"),
))]
pub async fn remove(call: ApiCall, path: web::Path<(CartId, String)>) -> Result<HttpResponse, AppError> {
    change_quantity(&call, path.into_inner(), 0).await
}

async fn change_quantity(call: &ApiCall, path: (CartId, String), quantity: i64) -> Result<HttpResponse, AppError> {
    let (now, (cart_id, sku)) = (call.app.clock.now(), path);
    let id = cart_id.clone();
    let done = call.app.write(move |conn| {
        hold_open(conn, &id)?;
        let variant_id = queries::variant_by_sku(conn, &sku)?.ok_or(ChangeError::NotSold)?;
        change::set(conn, now, &id, &variant_id, quantity)?;
        Ok::<_, CartCallError>(contents::load(conn, &id)?)
    });
    match done.await {
        Ok(cart) => Ok(call.show(&CartView::new(call, &cart_id, cart, None))),
        Err(error) => refuse(call, error),
    }
}

/// The cart's row until the transaction ends: two changes of one cart come after each other, and none comes while
/// it is being ordered.
fn hold_open(conn: &mut DbConn, cart_id: &CartId) -> Result<(), CartCallError> {
    lock_row(conn, "carts", cart_id.as_str())?;
    check_open(conn, cart_id)
}

fn check_open(conn: &mut DbConn, cart_id: &CartId) -> Result<(), CartCallError> {
    if queries::is_open_to_api(conn, cart_id)? {
        return Ok(());
    }
    match number_of_cart(conn, cart_id)? {
        Some(_) if queries::is_id_of_api(cart_id) => Err(CartCallError::Ordered),
        _ => Err(CartCallError::NoCart),
    }
}

fn created(call: &ApiCall, done: Result<Kept, OnceError<CartCallError>>) -> Result<HttpResponse, AppError> {
    match done {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(call, error),
    }
}

fn refuse(call: &ApiCall, error: CartCallError) -> Result<HttpResponse, AppError> {
    let (status, kind, key, args): (_, _, _, Vec<(&str, FluentValue<'_>)>) = match error {
        CartCallError::NoCart => (StatusCode::NOT_FOUND, "not-found", "api-error-no-cart", vec![]),
        CartCallError::Ordered => (StatusCode::CONFLICT, "ordered", "api-error-cart-ordered", vec![]),
        CartCallError::NoSuchVillage => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "checkout-error-village", vec![]),
        CartCallError::Change(ChangeError::NotSold) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "not-sold", "cart-error-not-sold", vec![])
        }
        CartCallError::Change(ChangeError::SoldOut) => {
            (StatusCode::CONFLICT, "sold-out", "cart-error-sold-out", vec![])
        }
        CartCallError::Change(ChangeError::Short { available }) => {
            (StatusCode::CONFLICT, "short", "cart-error-short", vec![("n", available.into())])
        }
        CartCallError::Change(ChangeError::MonthFull) => {
            (StatusCode::CONFLICT, "month-full", "cart-error-month-full", vec![])
        }
        CartCallError::Change(ChangeError::MonthShort { available }) => {
            (StatusCode::CONFLICT, "month-short", "cart-error-month-short", vec![("n", available.into())])
        }
        CartCallError::Change(ChangeError::Full) => (StatusCode::CONFLICT, "full", "cart-error-full", vec![]),
        CartCallError::Change(ChangeError::Database(error)) | CartCallError::Database(error) => {
            return Err(error.into());
        }
    };
    Ok(call.refuse(status, kind, key, &args))
}
