//! `/cart`: see it, add to it, change it.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::change::{self, ChangeError, MAX_QUANTITY, Owner};
use super::contents::{self, CartContents};
use super::queries::find_cart;
use crate::error::AppError;
use crate::ids::{CartId, ProductId, VariantId};
use crate::media::shown;
use crate::web::{Form, SharedForm, Visitor};

/// `GET /cart`
pub async fn show(visitor: Visitor) -> Result<HttpResponse, AppError> {
    let (_, cart) = load(&visitor).await?;
    let of: Vec<ProductId> = cart.lines().map(|line| line.product_id.clone()).collect();
    let photos =
        visitor.app.look::<_, AppError>(move |conn| Ok(shown::first_of(conn, &of.iter().collect::<Vec<_>>())?));
    let mut context = Context::new();
    context.insert("photos", &photos.await?);
    context.insert("cart", &cart);
    visitor.page("cart/show.html", context)
}

/// The visitor's cart and what is in it.
pub async fn load(visitor: &Visitor) -> Result<(Option<CartId>, CartContents), AppError> {
    let (user, guest_cart) = (visitor.user.as_ref().map(|u| u.user_id.clone()), visitor.guest_cart());
    let load = move |conn: &mut crate::db::DbConn| {
        let cart_id = find_cart(conn, user.as_ref(), guest_cart.as_ref())?;
        let cart = match &cart_id {
            Some(cart_id) => contents::load(conn, cart_id)?,
            None => CartContents::default(),
        };
        Ok((cart_id, cart))
    };
    visitor.app.read::<_, AppError>(load).await
}

#[derive(Deserialize)]
pub struct AddForm {
    variant_id: VariantId,
    /// as typed: an odd value gets a message, not an error page
    #[serde(default)]
    quantity: String,
}

/// `POST /cart/items`
pub async fn add(visitor: Visitor, form: SharedForm<AddForm>) -> Result<HttpResponse, AppError> {
    let Some(quantity) = parse_quantity(&form.0.quantity).filter(|q| *q > 0) else {
        visitor.flash("bad", visitor.text("cart-error-quantity", &[("max", MAX_QUANTITY.into())]))?;
        return Ok(visitor.redirect("/cart"));
    };
    let owner = match &visitor.user {
        Some(user) => Owner::User(user.user_id.clone()),
        None => Owner::Guest(visitor.guest_cart()),
    };
    let (now, variant_id) = (visitor.app.clock.now(), form.0.variant_id);
    let added = variant_id.clone();
    match visitor.app.write(move |conn| change::add(conn, now, &owner, &variant_id, quantity)).await {
        Ok(cart_id) => {
            visitor.app.insight.cart_add(&added);
            if visitor.user.is_none() {
                visitor.set_guest_cart(Some(&cart_id))?;
            }
            visitor.flash("good", visitor.text("cart-added", &[]))?;
        }
        Err(error) => explain(&visitor, error)?,
    }
    Ok(visitor.redirect("/cart"))
}

#[derive(Deserialize)]
pub struct QuantityForm {
    #[serde(default)]
    quantity: String,
}

/// `POST /cart/items/{variant_id}`: sets the quantity; 0 takes the line out.
pub async fn set(
    visitor: Visitor,
    path: web::Path<VariantId>,
    form: Form<QuantityForm>,
) -> Result<HttpResponse, AppError> {
    let Some(quantity) = parse_quantity(&form.0.quantity) else {
        visitor.flash("bad", visitor.text("cart-error-quantity", &[("max", MAX_QUANTITY.into())]))?;
        return Ok(visitor.redirect("/cart"));
    };
    let (Some(cart_id), _) = load(&visitor).await? else { return Ok(visitor.redirect("/cart")) };
    let (now, variant_id) = (visitor.app.clock.now(), path.into_inner());
    match visitor.app.write(move |conn| change::set(conn, now, &cart_id, &variant_id, quantity)).await {
        Ok(()) => visitor.flash("good", visitor.text("cart-changed", &[]))?,
        Err(error) => explain(&visitor, error)?,
    }
    Ok(visitor.redirect("/cart"))
}

fn parse_quantity(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|quantity| (0..=MAX_QUANTITY).contains(quantity))
}

fn explain(visitor: &Visitor, error: ChangeError) -> Result<(), AppError> {
    let text = match error {
        ChangeError::NotSold => visitor.text("cart-error-not-sold", &[]),
        ChangeError::SoldOut => visitor.text("cart-error-sold-out", &[]),
        ChangeError::Short { available } => visitor.text("cart-error-short", &[("n", available.into())]),
        ChangeError::MonthFull => visitor.text("cart-error-month-full", &[]),
        ChangeError::MonthShort { available } => visitor.text("cart-error-month-short", &[("n", available.into())]),
        ChangeError::Full => visitor.text("cart-error-full", &[]),
        ChangeError::Database(error) => return Err(error.into()),
    };
    visitor.flash("bad", text)
}
