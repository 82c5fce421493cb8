//! `/portal/wholesale/basket`: what a buyer means to order, at today's prices.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::basket::{BasketLine, Wish};
use super::catalogue_pages::CATALOGUE;
use super::put::{self, Change, MOST_LINES, MOST_QUANTITY, PutError};
use super::{basket, shopping_lists};
use crate::companies::outlets;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{OutletId, VariantId};
use crate::listings::numbers::amount;
use crate::price_lists::pages::Press;
use crate::web::{BuyerScope, Form, Visitor};

pub const BASKET: &str = "/portal/wholesale/basket";
const QUANTITY: &str = "quantity_";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    outlet: String,
}

/// `GET /portal/wholesale/basket?outlet=`
pub async fn show(visitor: Visitor, scope: BuyerScope, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let (now, wanted) = (visitor.app.clock.now(), OutletId(asked.into_inner().outlet));
    let read = move |conn: &mut DbConn| {
        let outlets = outlets::active(conn, &scope)?;
        let chosen = outlets.iter().find(|(id, _)| *id == wanted).or(outlets.first()).map(|(id, _)| id.clone());
        let outlet = match &chosen {
            Some(id) => outlets::find(conn, &scope, id)?,
            None => None,
        };
        let basket = basket::load(conn, now, &scope, outlet.as_ref())?;
        let lists = shopping_lists::names(conn, &scope)?;
        Ok::<_, AppError>((outlets, chosen, basket, lists))
    };
    let (outlets, chosen, basket, lists) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("outlets", &outlets);
    context.insert("outlet", &chosen);
    context.insert("lists", &lists);
    context.insert("lines", &basket.lines().count());
    context.insert("basket", &basket);
    visitor.page("portal/wholesale/basket.html", context)
}

/// Fields `quantity_<variant>`, and whatever the page sends along.
#[derive(Default, Deserialize)]
pub struct QuantitiesForm {
    #[serde(flatten)]
    pub fields: HashMap<String, String>,
}

impl QuantitiesForm {
    /// What is left empty says nothing. None where one of them is no number.
    pub fn changes(&self) -> Option<Vec<Change>> {
        let typed = self.fields.iter().filter_map(|(name, text)| Some((name.strip_prefix(QUANTITY)?, text.trim())));
        let change = |(id, text): (&str, &str)| {
            let quantity = amount(text).filter(|quantity| (0..=MOST_QUANTITY).contains(quantity))?;
            Some((VariantId(id.to_owned()), quantity))
        };
        typed.filter(|(_, text)| !text.is_empty()).map(change).collect()
    }

    /// The line that goes, where one was named; else so many of each instead.
    pub fn wanted(&self) -> Option<Vec<Change>> {
        match self.text("remove") {
            "" => self.changes(),
            id => Some(vec![(VariantId(id.to_owned()), 0)]),
        }
    }

    fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// `POST /portal/wholesale/basket/lines`: so many more, from the catalogue.
pub async fn add(visitor: Visitor, scope: BuyerScope, form: Form<QuantitiesForm>) -> Result<HttpResponse, AppError> {
    let back = form.0.text("back");
    let back = if back.starts_with(CATALOGUE) { back.to_owned() } else { CATALOGUE.to_owned() };
    let Some(more) = form.0.changes() else {
        visitor.flash("bad", visitor.text("basket-error-quantity", &[("max", MOST_QUANTITY.into())]))?;
        return Ok(visitor.redirect(&back));
    };
    let more: Vec<Change> = more.into_iter().filter(|(_, quantity)| *quantity > 0).collect();
    if more.is_empty() {
        visitor.flash("bad", visitor.text("basket-error-nothing", &[]))?;
        return Ok(visitor.redirect(&back));
    }
    let (now, n) = (visitor.app.clock.now(), more.len());
    let done = visitor.app.write(move |conn| put::add(conn, now, &scope, &more)).await;
    answer(&visitor, done, visitor.text("basket-done-added", &[("n", n.into())]), &back)
}

/// `POST /portal/wholesale/basket`: so many instead; `remove` names a line that goes, `then` goes on to order.
pub async fn change(visitor: Visitor, scope: BuyerScope, form: Form<QuantitiesForm>) -> Result<HttpResponse, AppError> {
    let back = format!("{BASKET}?outlet={}", part(form.0.text("outlet")));
    let Some(wanted) = form.0.wanted() else {
        visitor.flash("bad", visitor.text("basket-error-quantity", &[("max", MOST_QUANTITY.into())]))?;
        return Ok(visitor.redirect(&back));
    };
    let key = if form.0.text("remove").is_empty() { "basket-done-changed" } else { "basket-done-removed" };
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| put::set(conn, now, &scope, &wanted)).await;
    if form.0.text("then") == "order" && done.is_ok() {
        return Ok(visitor.redirect(&format!("{BASKET}/order?outlet={}", part(form.0.text("outlet")))));
    }
    answer(&visitor, done, visitor.text(key, &[]), &back)
}

fn part(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// `POST /portal/wholesale/basket/emptying`
pub async fn empty(visitor: Visitor, scope: BuyerScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let done = visitor.app.write(move |conn| put::empty(conn, &scope)).await.map_err(PutError::from);
    answer(&visitor, done, visitor.text("basket-done-emptied", &[]), BASKET)
}

/// Of these what is sold today, in addition to what lies there; says how much is not.
pub(super) async fn put_sold(
    visitor: &Visitor,
    scope: BuyerScope,
    wishes: Vec<Wish>,
) -> Result<HttpResponse, AppError> {
    let (now, own) = (visitor.app.clock.now(), scope.clone());
    let read = move |conn: &mut DbConn| Ok::<_, AppError>(basket::as_of_today(conn, now, own.company_id(), &wishes)?);
    let today = visitor.app.read(read).await?;
    let is_sold = |line: &&BasketLine| line.good.is_sold;
    let lines: Vec<Change> =
        today.lines().filter(is_sold).map(|line| (line.good.variant_id.clone(), line.quantity)).collect();
    let (n, gone) = (lines.len(), today.lines().count() - lines.len());
    let done = visitor.app.write(move |conn| put::add(conn, now, &scope, &lines)).await;
    let text = match gone {
        0 => visitor.text("basket-done-added", &[("n", n.into())]),
        _ => visitor.text("shopping-list-done-some", &[("n", n.into()), ("gone", gone.into())]),
    };
    answer(visitor, done, text, BASKET)
}

/// Says what became of it on the next page.
pub(super) fn answer(
    visitor: &Visitor,
    done: Result<(), PutError>,
    good: String,
    next: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", good)?,
        Err(error) => visitor.flash("bad", refusal(visitor, error)?)?,
    }
    Ok(visitor.redirect(next))
}

/// In words.
pub(super) fn refusal(visitor: &Visitor, error: PutError) -> Result<String, AppError> {
    Ok(match error {
        PutError::NotApproved => visitor.text("basket-error-not-approved", &[]),
        PutError::Full => visitor.text("basket-error-full", &[("max", MOST_LINES.into())]),
        PutError::TooMany => visitor.text("basket-error-quantity", &[("max", MOST_QUANTITY.into())]),
        PutError::NotFound => return Err(AppError::NotFound),
        PutError::Database(error) => return Err(error.into()),
    })
}
