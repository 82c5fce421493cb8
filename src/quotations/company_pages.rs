//! `/portal/wholesale/requests`: what a company asked for, and what it was offered.

use std::collections::BTreeMap;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::counter_forms::CounterForm;
use super::file::{self, Attachment};
use super::filters::{Filter, FilterForm};
use super::shown::shown;
pub(super) use super::typed::in_words as texts;
use super::{CounterError, EndError, RfqStatus, cancel, close, company_queries as queries, counter};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::{QuoteId, RfqFileId};
use crate::legality::day_in;
use crate::payments::transfer_proof::ProofKind;
use crate::web::{BuyerScope, CompanyScope, Form, Visitor, format};

pub const LIST: &str = "/portal/wholesale/requests";

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct Press {}

/// `GET /portal/wholesale/requests`
pub async fn list(
    visitor: Visitor,
    scope: CompanyScope,
    query: web::Query<FilterForm>,
) -> Result<HttpResponse, AppError> {
    let (now, filter) = (visitor.app.clock.now(), Filter::<RfqStatus>::from(query.into_inner()));
    let (wanted, status) = (filter.clone(), scope.status());
    let read = move |conn: &mut DbConn| {
        let page = queries::page(conn, &scope, now, &wanted)?;
        let has_any = !page.rows.is_empty() || queries::has_any(conn, &scope)?;
        Ok::<_, AppError>((page, has_any))
    };
    let (page, has_any) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("company_status", &status);
    context.insert("rows", &page.rows);
    context.insert("has_any", &has_any);
    context.insert("next", &page.next.map(|id| filter.address(LIST, Some(&id))));
    context.insert("first", &filter.after.is_some().then(|| filter.address(LIST, None)));
    context.insert("is_any", &filter.is_any());
    context.insert("filter", &filter);
    context.insert("words", RfqStatus::ALL);
    visitor.page("portal/wholesale/requests.html", context)
}

/// What a buyer typed for one quote, and what is wrong with it.
#[derive(Serialize)]
struct Typed {
    quote_id: QuoteId,
    form: CounterForm,
    errors: BTreeMap<&'static str, String>,
}

/// `GET /portal/wholesale/requests/{number}`
pub async fn show(visitor: Visitor, scope: CompanyScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, &number, StatusCode::OK, None).await
}

async fn render(
    visitor: &Visitor,
    scope: &CompanyScope,
    number: &str,
    status: StatusCode,
    typed: Option<Typed>,
) -> Result<HttpResponse, AppError> {
    let (now, number, asked) = (visitor.app.clock.now(), number.to_owned(), scope.clone());
    let read = move |conn: &mut DbConn| {
        let rfq = queries::own(conn, &asked, &number)?.ok_or(AppError::NotFound)?;
        let answers = queries::answers(conn, now, &rfq)?;
        Ok::<_, AppError>((shown(conn, now, rfq)?, answers))
    };
    let (shown, answers) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("is_live", &shown.rfq.is_live());
    context.insert("today", &day_in(now, &shown.region_code));
    let holds = answers.iter().any(|answer| answer.state.is_in_force());
    context.insert("can_be_allocated", &(holds && shown.rfq.is_live()));
    context.insert("offers", &answers.iter().filter(|answer| answer.state.is_offer()).count());
    context.insert("has_offers", &answers.iter().any(|answer| answer.offer.is_some()));
    context.insert("has_others", &answers.iter().any(|answer| answer.offer.is_none()));
    context.insert("shown", &shown);
    context.insert("answers", &answers);
    context.insert("typed", &typed);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/request.html", context)
}

/// `GET /portal/wholesale/requests/{number}/files/{id}`
pub async fn file(
    visitor: Visitor,
    scope: CompanyScope,
    path: web::Path<(String, RfqFileId)>,
) -> Result<HttpResponse, AppError> {
    let (number, id) = path.into_inner();
    let read = move |conn: &mut DbConn| {
        let rfq = queries::own(conn, &scope, &number)?.ok_or(AppError::NotFound)?;
        file::find(conn, &rfq.id, &id)?.ok_or(AppError::NotFound)
    };
    Ok(content(visitor.app.read(read).await?))
}

/// A PDF is saved, not opened here.
pub(super) fn content(file: Attachment) -> HttpResponse {
    let is_pdf = file.media_type == ProofKind::Pdf;
    let disposition = if is_pdf { "attachment; filename=\"permintaan.pdf\"" } else { "inline" };
    HttpResponse::Ok()
        .content_type(file.media_type.as_str())
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(file.content)
}

/// `POST /portal/wholesale/requests/{number}/quotes/{id}/counter`
pub async fn haggle(
    visitor: Visitor,
    scope: BuyerScope,
    path: web::Path<(String, QuoteId)>,
    form: Form<CounterForm>,
) -> Result<HttpResponse, AppError> {
    let ((number, id), now) = (path.into_inner(), visitor.app.clock.now());
    // the day where it is earliest: which outlet it is for is read with the request
    let wish = match form.0.read(day_in(now, "31")) {
        Ok(wish) => wish,
        Err(errors) => {
            let typed = Typed { quote_id: id, errors: texts(&visitor, &errors), form: form.0 };
            return render(&visitor, &scope, &number, StatusCode::UNPROCESSABLE_ENTITY, Some(typed)).await;
        }
    };
    let (buyer, request, quote) = (scope.clone(), number.clone(), id.clone());
    let done = visitor.app.write(move |conn| counter(conn, now, &buyer, &request, &quote, &wish)).await;
    let text = match done {
        Ok(()) => {
            visitor.flash("good", visitor.text("quotation-done-countered", &[]))?;
            return Ok(visitor.redirect(&format!("{LIST}/{number}#quote-{id}")));
        }
        Err(CounterError::NotFound) => return Err(AppError::NotFound),
        Err(CounterError::Database(error)) => return Err(error.into()),
        Err(CounterError::Over(_)) => visitor.text("quotation-refused-over", &[]),
        Err(CounterError::NotOpen(_)) => visitor.text("quotation-refused-not-open", &[]),
        Err(CounterError::Changed) => visitor.text("quotation-refused-changed", &[]),
        Err(CounterError::Expired(day)) => {
            let day = FluentValue::from(format::day(day, visitor.language));
            visitor.text("quotation-refused-expired", &[("day", day)])
        }
    };
    let errors = BTreeMap::from([("unit_price", text)]);
    let typed = Typed { quote_id: id, errors, form: form.0 };
    render(&visitor, &scope, &number, StatusCode::CONFLICT, Some(typed)).await
}

/// `POST /portal/wholesale/requests/{number}/closing`
pub async fn end_answers(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    end(&visitor, scope, &number, close, "quotation-done-closed").await
}

/// `POST /portal/wholesale/requests/{number}/cancellation`
pub async fn call_off(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    end(&visitor, scope, &number, cancel, "quotation-done-cancelled").await
}

type Verb = fn(&mut DbConn, Timestamp, &BuyerScope, &str) -> Result<(), EndError>;

async fn end(
    visitor: &Visitor,
    scope: BuyerScope,
    number: &str,
    verb: Verb,
    key: &'static str,
) -> Result<HttpResponse, AppError> {
    let (now, wanted) = (visitor.app.clock.now(), number.to_owned());
    match visitor.app.write(move |conn| verb(conn, now, &scope, &wanted)).await {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(EndError::NotAllowed { .. }) => visitor.flash("bad", visitor.text("quotation-refused-ended", &[]))?,
        Err(EndError::NotFound) => return Err(AppError::NotFound),
        Err(EndError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}
