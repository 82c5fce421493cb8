//! `/portal/wholesale/requests/{number}/limits`: what the suppliers of a pooled request are limited to.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::ask_forms::{at_most, each_once};
use super::ask_pages::{RegencyChoice, makers};
use super::company_pages::{LIST, texts};
use super::limits::named;
use super::typed::FormErrors;
use super::{LimitsError, Rfq, WantedLimits, change_limits, company_queries as queries};
use crate::db::DbConn;
use crate::db::schema::products;
use crate::error::AppError;
use crate::web::{BuyerScope, CompanyScope, Form, Visitor};

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct LimitsForm {
    at_most: String,
    regency_1: String,
    regency_2: String,
    regency_3: String,
}

impl LimitsForm {
    fn read(&self) -> Result<WantedLimits, FormErrors> {
        let at_most = at_most(&self.at_most).ok_or(FormErrors::from([("at_most", "quotation-error-at-most")]))?;
        let regencies = each_once([&self.regency_1, &self.regency_2, &self.regency_3]);
        Ok(WantedLimits { at_most_suppliers: at_most, regencies })
    }
}

/// `GET /portal/wholesale/requests/{number}/limits`
pub async fn edit(visitor: Visitor, scope: BuyerScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, StatusCode::OK, &number, None).await
}

/// `POST /portal/wholesale/requests/{number}/limits`
pub async fn save(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    form: Form<LimitsForm>,
) -> Result<HttpResponse, AppError> {
    let wanted = match form.0.read() {
        Ok(wanted) => wanted,
        Err(errors) => {
            let typed = Some((&form.0, errors));
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, &number, typed).await;
        }
    };
    let (now, buyer, request) = (visitor.app.clock.now(), scope.clone(), number.clone());
    match visitor.app.write(move |conn| change_limits(conn, now, &buyer, &request, &wanted)).await {
        Ok(()) => visitor.flash("good", visitor.text("quotation-done-limits", &[]))?,
        Err(LimitsError::Over(_)) => {
            visitor.flash("bad", visitor.text("quotation-refused-over", &[]))?;
            return Ok(visitor.redirect(&format!("{LIST}/{number}")));
        }
        Err(LimitsError::NoSuchRegency) => {
            let typed = Some((&form.0, FormErrors::from([("regency_1", "quotation-error-regency")])));
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, &number, typed).await;
        }
        Err(LimitsError::NotFound) => return Err(AppError::NotFound),
        Err(LimitsError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}/allocation")))
}

async fn render(
    visitor: &Visitor,
    scope: &CompanyScope,
    status: StatusCode,
    number: &str,
    typed: Option<(&LimitsForm, FormErrors)>,
) -> Result<HttpResponse, AppError> {
    let (asked, number) = (scope.clone(), number.to_owned());
    let read = move |conn: &mut DbConn| {
        let rfq = queries::own(conn, &asked, &number)?.filter(|rfq| rfq.is_pooled).ok_or(AppError::NotFound)?;
        let chosen = named(conn, &rfq.id)?;
        Ok::<_, AppError>((choices(conn, &rfq, &chosen)?, chosen, rfq))
    };
    let (regencies, chosen, rfq) = visitor.app.read(read).await?;
    let (form, errors) = match typed {
        Some((form, errors)) => (form.clone(), errors),
        None => (as_set(&rfq, chosen), FormErrors::new()),
    };
    let mut context = Context::new();
    context.insert("rfq", &rfq);
    context.insert("is_live", &rfq.is_live());
    context.insert("regencies", &regencies);
    context.insert("chosen_regencies", &[&form.regency_1, &form.regency_2, &form.regency_3]);
    context.insert("form", &form);
    context.insert("errors", &texts(visitor, &errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/request_limits.html", context)
}

/// Where something of its kind is made, and those that are set already.
fn choices(conn: &mut DbConn, rfq: &Rfq, chosen: &[(String, String)]) -> QueryResult<Vec<RegencyChoice>> {
    let category = match (&rfq.category_code, &rfq.product_id) {
        (None, Some(product)) => products::table.find(product).select(products::category_code).first(conn)?,
        (code, _) => code.clone().unwrap_or_default(),
    };
    let mut choices = makers(conn, &category)?;
    for (name, code) in chosen {
        let choice = RegencyChoice { code: code.clone(), name: name.clone() };
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    Ok(choices)
}

fn as_set(rfq: &Rfq, chosen: Vec<(String, String)>) -> LimitsForm {
    let mut codes = chosen.into_iter().map(|(_, code)| code);
    let mut next = || codes.next().unwrap_or_default();
    LimitsForm {
        at_most: rfq.at_most_suppliers.map(|most| most.to_string()).unwrap_or_default(),
        regency_1: next(),
        regency_2: next(),
        regency_3: next(),
    }
}
