//! `/portal/wholesale/basket/order`: what lies in a buyer's basket, to be ordered as it is shown.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::from_catalogue::{VALID_DAYS, Wanted, days, order_basket};
use super::seen::Seen;
use super::words;
use crate::baskets::basket_pages::BASKET;
use crate::baskets::{self, Basket};
use crate::companies::outlets::{self, Outlet};
use crate::companies::terms::{self, Terms};
use crate::companies::{CompanyStatus, approval};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{BumdesId, OutletId, VariantId};
use crate::legality::day_in;
use crate::quotations::typed::{day, line, paragraph};
use crate::web::{BuyerScope, Form, Visitor};

pub(super) const MOST_REFERENCE: usize = 60;
pub(super) const MOST_NOTE: usize = 500;
const LINE: &str = "line_";
const SHIPPING: &str = "shipping_";

/// As it was typed: it comes back with whatever was refused, and with another outlet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderForm {
    outlet: String,
    due_on: String,
    reference: String,
    note: String,
    /// what the page showed: `line_<variant>` is a quantity and a price, `shipping_<bumdes>` and `seen_total` sums
    #[serde(flatten, skip_serializing)]
    seen: HashMap<String, String>,
}

impl OrderForm {
    fn seen(&self) -> Seen {
        let minor = |text: &String| text.parse::<i64>().ok();
        let lines = self.seen.iter().filter_map(|(name, text)| {
            let (quantity, price) = text.split_once('x')?;
            Some((VariantId(name.strip_prefix(LINE)?.to_owned()), (quantity.parse().ok()?, price.parse().ok()?)))
        });
        let shipping = self
            .seen
            .iter()
            .filter_map(|(name, text)| Some((BumdesId(name.strip_prefix(SHIPPING)?.to_owned()), minor(text)?)));
        Seen {
            lines: lines.collect(),
            shipping: shipping.collect(),
            total_minor: self.seen.get("seen_total").and_then(minor).unwrap_or(0),
        }
    }

    /// None where the day cannot be read.
    fn due_on(&self) -> Option<Option<NaiveDate>> {
        if self.due_on.trim().is_empty() { Some(None) } else { day(&self.due_on).map(Some) }
    }
}

/// What there is to be ordered, and how.
struct Shown {
    outlets: Vec<(OutletId, String)>,
    outlet: Outlet,
    basket: Basket,
    terms: Terms,
    approvals: u8,
}

/// None where nothing can be ordered as it is: the basket's page says why.
async fn load(visitor: &Visitor, scope: &BuyerScope, wanted: &str) -> Result<Option<Shown>, AppError> {
    if scope.status() != CompanyStatus::Approved {
        return Ok(None);
    }
    let (now, scope, wanted) = (visitor.app.clock.now(), scope.clone(), OutletId(wanted.to_owned()));
    let read = move |conn: &mut DbConn| {
        let outlets = outlets::active(conn, &scope)?;
        let chosen = outlets.iter().find(|(id, _)| *id == wanted).or(outlets.first()).map(|(id, _)| id);
        let Some(chosen) = chosen else { return Ok(None) };
        let outlet = outlets::find(conn, &scope, chosen)?.ok_or(AppError::NotFound)?;
        let basket = baskets::load(conn, now, &scope, Some(&outlet))?;
        let (Some(terms), Some(total_minor), false) =
            (terms::current(conn, scope.company_id())?, basket.total_minor, basket.has_trouble)
        else {
            return Ok(None);
        };
        let approvals = approval::needed(conn, scope.company_id(), total_minor)?;
        Ok::<_, AppError>(Some(Shown { outlets, outlet, basket, terms, approvals }))
    };
    let shown = visitor.app.read(read).await?;
    Ok(shown.filter(|shown| !shown.basket.parts.is_empty()))
}

/// `GET /portal/wholesale/basket/order?outlet=`
pub async fn show(visitor: Visitor, scope: BuyerScope, form: web::Query<OrderForm>) -> Result<HttpResponse, AppError> {
    let form = form.into_inner();
    match load(&visitor, &scope, &form.outlet).await? {
        Some(shown) => render(&visitor, StatusCode::OK, &form, &shown, None),
        None => Ok(visitor.redirect(&back(&form))),
    }
}

fn back(form: &OrderForm) -> String {
    let outlet: String = url::form_urlencoded::byte_serialize(form.outlet.as_bytes()).collect();
    format!("{BASKET}?outlet={outlet}")
}

fn render(
    visitor: &Visitor,
    status: StatusCode,
    form: &OrderForm,
    shown: &Shown,
    problem: Option<&str>,
) -> Result<HttpResponse, AppError> {
    let today = day_in(visitor.app.clock.now(), &shown.outlet.region_code);
    let (earliest, latest) = days(&shown.basket, today);
    let total_minor = shown.basket.total_minor.unwrap_or(0);
    let mut context = Context::new();
    context.insert("form", form);
    context.insert("problem", &problem);
    context.insert("outlets", &shown.outlets);
    context.insert("outlet", &shown.outlet);
    context.insert("basket", &shown.basket);
    context.insert("terms", &shown.terms);
    context.insert("first_minor", &shown.terms.first_minor(total_minor));
    context.insert("approvals", &shown.approvals);
    context.insert("earliest", &earliest);
    context.insert("latest", &latest);
    context.insert("valid_until", &(today + chrono::Days::new(VALID_DAYS)));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/basket_order.html", context)
}

/// `POST /portal/wholesale/basket/order`
pub async fn order(visitor: Visitor, scope: BuyerScope, form: Form<OrderForm>) -> Result<HttpResponse, AppError> {
    let form = form.0;
    let outcome = match form.due_on() {
        Some(due_on) => {
            let (now, buyer) = (visitor.app.clock.now(), scope.clone());
            let wanted = Wanted {
                outlet_id: OutletId(form.outlet.clone()),
                due_on,
                reference: line(&form.reference, MOST_REFERENCE),
                note: paragraph(&form.note, MOST_NOTE),
                language: visitor.language,
            };
            let seen = form.seen();
            let ordering = move |conn: &mut DbConn| order_basket(conn, now, &buyer, &wanted, &seen);
            visitor
                .app
                .write(ordering)
                .await
                .map_err(|error| words::of_goods(&visitor.app.translations, visitor.language, error))
        }
        None => Err(Ok(visitor.text("purchase-basket-error-day", &[]))),
    };
    let problem = match outcome {
        Ok(number) => {
            visitor.flash("good", visitor.text("purchase-basket-done", &[]))?;
            return Ok(visitor.redirect(&format!("{}/{number}", super::pages::LIST)));
        }
        Err(problem) => problem?,
    };
    // with everything that was typed, and at the prices of now; where it cannot be ordered at all the basket says why
    match load(&visitor, &scope, &form.outlet).await? {
        Some(shown) => render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &shown, Some(&problem)),
        None => {
            visitor.flash("bad", problem)?;
            Ok(visitor.redirect(&back(&form)))
        }
    }
}
