//! `/checkout`: who, where to, how to pay; then the order.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::TimeDelta;
use fluent_bundle::FluentValue;
use tera::Context;

use super::forms::{CheckoutForm, FormErrors};
use super::prepare::{self, PlaceOrder, PrepareError};
use super::quote::{Quote, quote};
use crate::cart::{self, CartContents, CartLine};
use crate::config::PaymentsConfig;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::CartId;
use crate::money::Money;
use crate::orders::link;
use crate::payments::Provider;
use crate::payments::method::{self, Offer, Unfit};
use crate::regions::RegionChoices;
use crate::web::{Form, Visitor};

/// `GET /checkout`
pub async fn show(visitor: Visitor) -> Result<HttpResponse, AppError> {
    let (Some(cart_id), cart) = cart::pages::load(&visitor).await? else { return Ok(visitor.redirect("/cart")) };
    if cart.is_empty() || cart.has_trouble {
        return Ok(visitor.redirect("/cart"));
    }
    let user = visitor.user.as_ref();
    let form = CheckoutForm {
        cart_id: cart_id.0,
        name: user.map_or_else(String::new, |u| u.name.clone()),
        email: user.map_or_else(String::new, |u| u.email.clone()),
        ..CheckoutForm::default()
    };
    render(&visitor, StatusCode::OK, form, cart, &FormErrors::new(), None).await
}

/// `POST /checkout`: works out regions and shipping, or places the order.
pub async fn submit(visitor: Visitor, form: Form<CheckoutForm>) -> Result<HttpResponse, AppError> {
    let mut form = form.0;
    form.drop_foreign_regions();
    let (current, cart) = cart::pages::load(&visitor).await?;
    let cart_id = form.cart_id();
    if current.as_ref() != Some(&cart_id) || cart.is_empty() {
        return already_placed(&visitor, cart_id).await;
    }
    if cart.has_trouble {
        return Ok(visitor.redirect("/cart"));
    }
    if form.action != "place" {
        return render(&visitor, StatusCode::OK, form, cart, &FormErrors::new(), None).await;
    }
    let buyer = match form.buyer(&visitor.app.gateways.offered()) {
        Ok(buyer) => buyer,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, cart, &errors, None).await;
        }
    };
    let Some(seen_total_minor) = form.seen_total_minor() else {
        let notice = visitor.text("checkout-see-total", &[]);
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, cart, &FormErrors::new(), Some(notice)).await;
    };
    let wish = PlaceOrder {
        cart_id,
        user_id: visitor.user.as_ref().map(|u| u.user_id.clone()),
        language: visitor.language,
        buyer_name: buyer.name,
        buyer_email: buyer.email,
        buyer_phone: buyer.phone,
        address_line: buyer.address_line,
        region_code: form.village.clone(),
        postal_code: buyer.postal_code,
        note: buyer.note,
        deliveries: form.deliveries(),
        method: buyer.method,
        seen_total_minor,
        hold_for: hold_for(&visitor.app.config.payments, buyer.method.provider()),
    };
    place(&visitor, form, cart, wish).await
}

/// A bank transfer takes its time.
pub(super) fn hold_for(payments: &PaymentsConfig, provider: Provider) -> TimeDelta {
    match provider {
        // an order paid with cash does not expire at all: checkout/expire.rs
        Provider::BankTransfer | Provider::CashOnDelivery | Provider::OnAccount => {
            TimeDelta::hours(payments.transfer_hours)
        }
        Provider::Midtrans | Provider::Stripe | Provider::Simulator => TimeDelta::minutes(payments.reservation_minutes),
    }
}

async fn place(
    visitor: &Visitor,
    form: CheckoutForm,
    cart: CartContents,
    wish: PlaceOrder,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| prepare::prepare(conn, now, &wish)).await {
        Ok(number) => to_order(visitor, &number),
        Err(PrepareError::EmptyCart | PrepareError::Trouble) => Ok(visitor.redirect("/cart")),
        Err(PrepareError::OutOfStock { variant_id, available }) => {
            let line = cart.lines().find(|line| line.variant_id == variant_id);
            let name = line.map_or_else(String::new, |line| visitor.language.pick(&line.name_id, &line.name_en).into());
            let args = [("name", FluentValue::from(name)), ("n", available.into())];
            let key = line.map_or("checkout-out-of-stock", CartLine::overtaken_key);
            visitor.flash("bad", visitor.text(key, &args))?;
            Ok(visitor.redirect("/cart"))
        }
        Err(PrepareError::TotalChanged { .. }) => {
            let notice = visitor.text("checkout-total-changed", &[]);
            render(visitor, StatusCode::CONFLICT, form, cart, &FormErrors::new(), Some(notice)).await
        }
        Err(PrepareError::NoSuchVillage) => {
            let errors = FormErrors::from([("village", "checkout-error-village")]);
            render(visitor, StatusCode::UNPROCESSABLE_ENTITY, form, cart, &errors, None).await
        }
        Err(PrepareError::MethodUnfit { unfit, .. }) => {
            let notice = unfit_text(visitor, unfit);
            render(visitor, StatusCode::UNPROCESSABLE_ENTITY, form, cart, &FormErrors::new(), Some(notice)).await
        }
        Err(PrepareError::NoShipping) => {
            let notice = visitor.text("checkout-no-shipping", &[]);
            render(visitor, StatusCode::UNPROCESSABLE_ENTITY, form, cart, &FormErrors::new(), Some(notice)).await
        }
        Err(PrepareError::Database(error)) => Err(error.into()),
    }
}

/// The form belongs to a cart that is gone: its order if there is one (a double click, the back button).
async fn already_placed(visitor: &Visitor, cart_id: CartId) -> Result<HttpResponse, AppError> {
    let number = visitor.app.read::<_, AppError>(move |conn| Ok(prepare::number_of_cart(conn, &cart_id)?)).await?;
    match number {
        Some(number) => to_order(visitor, &number),
        None => Ok(visitor.redirect("/cart")),
    }
}

fn to_order(visitor: &Visitor, number: &str) -> Result<HttpResponse, AppError> {
    visitor.set_guest_cart(None)?;
    Ok(visitor.redirect(&link::order_path(&visitor.app.config.server, number)))
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    mut form: CheckoutForm,
    cart: CartContents,
    errors: &FormErrors,
    notice: Option<String>,
) -> Result<HttpResponse, AppError> {
    let priced = cart.clone();
    let asked = form.clone();
    let providers = visitor.app.gateways.offered();
    let LookedUp { choices, quote, postal_code, offers } =
        visitor.app.read::<_, AppError>(move |conn| Ok(look_up(conn, &asked, &priced, &providers)?)).await?;
    if form.postal_code.trim().is_empty() || form.postal_code_of != form.village {
        form.postal_code = postal_code.unwrap_or_default();
        form.postal_code_of = form.village.clone();
    }
    let is_open = |offer: &&Offer| offer.unfit.is_none();
    if !offers.iter().filter(is_open).any(|offer| offer.method.as_str() == form.provider) {
        form.provider = offers.iter().find(is_open).map_or_else(String::new, |offer| offer.method.as_str().into());
    }
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("form", &form);
    context.insert("cart", &cart);
    context.insert("choices", &choices);
    context.insert("quote", &quote);
    context.insert("offers", &offers);
    context.insert("errors", &errors);
    context.insert("notice", &notice);
    visitor.page_with(HttpResponseBuilder::new(status), "checkout/show.html", context)
}

/// Why the chosen way does not take this payment, and what to do.
fn unfit_text(visitor: &Visitor, unfit: Unfit) -> String {
    let limit = |minor: i64| FluentValue::from(Money::idr(minor).display(visitor.language));
    match unfit {
        Unfit::SwitchedOff | Unfit::NotAllowed | Unfit::SeveralBumdes => visitor.text("checkout-method-off", &[]),
        Unfit::BelowMinimum { limit_minor } => visitor.text("checkout-method-below", &[("limit", limit(limit_minor))]),
        Unfit::AboveMaximum { limit_minor } => visitor.text("checkout-method-above", &[("limit", limit(limit_minor))]),
    }
}

/// What the page shows beside the cart.
struct LookedUp {
    choices: RegionChoices,
    quote: Option<Quote>,
    postal_code: Option<String>,
    offers: Vec<Offer>,
}

fn look_up(
    conn: &mut DbConn,
    form: &CheckoutForm,
    cart: &CartContents,
    providers: &[Provider],
) -> diesel::QueryResult<LookedUp> {
    let choices = RegionChoices::within(conn, &form.province, &form.regency, &form.district)?;
    let village = choices.villages.iter().find(|region| region.code == form.village);
    let postal_code = village.and_then(|region| region.postal_code.clone());
    let quote = match village {
        Some(_) => quote(conn, cart, &form.village, &form.deliveries())?,
        None => None,
    };
    // shipping only adds to it: what is too little before it is known may yet be enough
    let amount_minor = quote.as_ref().map_or(cart.items_total_minor, |quote| quote.total_minor);
    let wanted = method::Wanted { amount_minor, cash_allowed: cart.cash_allowed() };
    let mut offers = method::offers(conn, providers, &wanted)?;
    if quote.is_none() {
        for offer in &mut offers {
            offer.unfit = offer.unfit.filter(|unfit| !matches!(unfit, Unfit::BelowMinimum { .. }));
        }
    }
    Ok(LookedUp { choices, quote, postal_code, offers })
}
