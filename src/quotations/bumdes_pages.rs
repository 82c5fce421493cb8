//! `/portal/bumdes/requests`: what companies ask a BUMDes for, and what it answers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use chrono::{Days, NaiveDate};
use tera::Context;

use super::answer_forms::{AnswerForm, DeclineForm};
use super::bumdes_queries::{self as queries, Received};
use super::company_pages::{Press, content, texts};
use super::file;
use super::filters::{Filter, FilterForm, Show};
use super::state::State;
use super::typed::FormErrors;
use super::{AnswerError, DeclineError, Grade, WithdrawError, answer, decline, withdraw};
use crate::catalog::product::unit_price_minor;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::RfqFileId;
use crate::legality::day_in;
use crate::web::{BumdesScope, Form, OrderScope, Visitor};

const LIST: &str = "/portal/bumdes/requests";
const MONTHS_A_YEAR: i64 = 12;
const WEEKS_A_YEAR: i64 = 52;

/// `GET /portal/bumdes/requests`
pub async fn list(
    visitor: Visitor,
    scope: OrderScope,
    query: web::Query<FilterForm>,
) -> Result<HttpResponse, AppError> {
    let (now, filter) = (visitor.app.clock.now(), Filter::<Show>::from(query.into_inner()));
    let wanted = filter.clone();
    let read = move |conn: &mut DbConn| {
        let page = queries::page(conn, &scope, now, &wanted)?;
        let has_any = !page.rows.is_empty() || queries::has_any(conn, &scope)?;
        Ok::<_, AppError>((page, has_any))
    };
    let (page, has_any) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("rows", &page.rows);
    context.insert("village_code", &page.village_code);
    context.insert("has_any", &has_any);
    context.insert("next", &page.next.map(|id| filter.address(LIST, Some(&id))));
    context.insert("first", &filter.after.is_some().then(|| filter.address(LIST, None)));
    context.insert("is_any", &filter.is_any());
    context.insert("filter", &filter);
    context.insert("words", Show::ALL);
    visitor.page("portal/bumdes/requests.html", context)
}

/// `GET /portal/bumdes/requests/{number}`
pub async fn show(visitor: Visitor, scope: OrderScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (now, received) = read(&visitor, &scope, &number).await?;
    let form = prefilled(&received, day_in(now, &received.village_code));
    render(&visitor, StatusCode::OK, &received, now, &form, &FormErrors::new())
}

async fn read(visitor: &Visitor, scope: &BumdesScope, number: &str) -> Result<(Timestamp, Received), AppError> {
    let (now, scope, number) = (visitor.app.clock.now(), scope.clone(), number.to_owned());
    let read = move |conn: &mut DbConn| queries::received(conn, &scope, now, &number)?.ok_or(AppError::NotFound);
    Ok((now, visitor.app.read(read).await?))
}

fn render(
    visitor: &Visitor,
    status: StatusCode,
    received: &Received,
    now: Timestamp,
    form: &AnswerForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("shown", &received.shown);
    context.insert("product", &received.product);
    context.insert("variants", &received.variants);
    context.insert("state", &received.state);
    context.insert("decline_reason", &received.decline_reason);
    context.insert("has_open_quote", &(received.state.is_in_force() || received.state == State::Expired));
    context.insert("rounds", &received.rounds);
    context.insert("takes_offer", &received.takes_offer());
    context.insert("village_code", &received.village_code);
    context.insert("today", &day_in(now, &received.village_code));
    context.insert("grades", Grade::ALL);
    context.insert("form", form);
    context.insert("errors", &texts(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/request.html", context)
}

/// What the BUMDes said last, or what its product says: the price at this quantity, and a week's part of a year of months.
fn prefilled(received: &Received, today: NaiveDate) -> AnswerForm {
    let seen = received.rounds.last().map_or(0, |round| round.number).to_string();
    if let Some(offer) = received.offer() {
        return AnswerForm { seen, ..AnswerForm::of(offer, today) };
    }
    let (rfq, product) = (&received.shown.rfq, &received.product);
    let first = received.variants.first();
    let price = first.map(|variant| unit_price_minor(variant.price_minor, &received.tiers, rfq.quantity));
    let weekly = (product.monthly_capacity * MONTHS_A_YEAR / WEEKS_A_YEAR).max(1);
    AnswerForm {
        variant: first.map(|variant| variant.id.0.clone()).unwrap_or_default(),
        unit_price: price.map(|price| price.to_string()).unwrap_or_default(),
        quantity: rfq.quantity.to_string(),
        weekly: weekly.to_string(),
        lot_size: "1".into(),
        minimum: product.min_order_quantity.min(rfq.quantity).to_string(),
        lead_time: product.lead_time_days.to_string(),
        valid_until: (today + Days::new(14)).to_string(),
        seen,
        ..AnswerForm::default()
    }
}

/// `POST /portal/bumdes/requests/{number}/quote`
pub async fn offer(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<AnswerForm>,
) -> Result<HttpResponse, AppError> {
    let (now, received) = read(&visitor, &scope, &number).await?;
    let wants_grade = received.shown.rfq.minimum_grade.is_some();
    let wish = match form.0.read(day_in(now, &received.village_code), wants_grade) {
        Ok(wish) => wish,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &received, now, &form.0, &errors);
        }
    };
    let (by, request) = (scope.clone(), number.clone());
    let (field, key) = match visitor.app.write(move |conn| answer(conn, now, &by, &request, &wish)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("quotation-done-offered", &[]))?;
            return Ok(visitor.redirect(&format!("{LIST}/{number}")));
        }
        Err(AnswerError::NotFound) => return Err(AppError::NotFound),
        Err(AnswerError::Database(error)) => return Err(error.into()),
        Err(AnswerError::NoSuchOption) => ("variant", "quotation-error-option"),
        Err(AnswerError::NotVerified(_)) => ("unit_price", "quotation-refused-not-verified"),
        Err(AnswerError::TooLate) => ("unit_price", "quotation-refused-too-late"),
        Err(AnswerError::Over(_)) => ("unit_price", "quotation-refused-over"),
        Err(AnswerError::Changed) => ("unit_price", "quotation-refused-another-round"),
    };
    // as it stands now: what came between is to be seen beside what was typed
    let (now, received) = read(&visitor, &scope, &number).await?;
    let seen = received.rounds.last().map_or(0, |round| round.number).to_string();
    let form = AnswerForm { seen, ..form.0 };
    render(&visitor, StatusCode::CONFLICT, &received, now, &form, &FormErrors::from([(field, key)]))
}

/// `POST /portal/bumdes/requests/{number}/refusal`
pub async fn refuse(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<DeclineForm>,
) -> Result<HttpResponse, AppError> {
    let Some(reason) = form.0.reason() else {
        let (now, received) = read(&visitor, &scope, &number).await?;
        let form = prefilled(&received, day_in(now, &received.village_code));
        let errors = FormErrors::from([("reason", "quotation-error-reason")]);
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &received, now, &form, &errors);
    };
    let (now, request) = (visitor.app.clock.now(), number.clone());
    match visitor.app.write(move |conn| decline(conn, now, &scope, &request, &reason)).await {
        Ok(()) => visitor.flash("good", visitor.text("quotation-done-declined", &[]))?,
        Err(DeclineError::Over(_)) => visitor.flash("bad", visitor.text("quotation-refused-over", &[]))?,
        Err(DeclineError::HasQuote) => visitor.flash("bad", visitor.text("quotation-refused-has-quote", &[]))?,
        Err(DeclineError::NotFound) => return Err(AppError::NotFound),
        Err(DeclineError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}

/// `POST /portal/bumdes/requests/{number}/withdrawal`
pub async fn take_back(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, request) = (visitor.app.clock.now(), number.clone());
    match visitor.app.write(move |conn| withdraw(conn, now, &scope, &request)).await {
        Ok(()) => visitor.flash("good", visitor.text("quotation-done-withdrawn", &[]))?,
        Err(WithdrawError::Over(_) | WithdrawError::NotAllowed(_)) => {
            visitor.flash("bad", visitor.text("quotation-refused-over", &[]))?;
        }
        Err(WithdrawError::NotFound) => return Err(AppError::NotFound),
        Err(WithdrawError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}

/// `GET /portal/bumdes/requests/{number}/files/{id}`
pub async fn paper(
    visitor: Visitor,
    scope: OrderScope,
    path: web::Path<(String, RfqFileId)>,
) -> Result<HttpResponse, AppError> {
    let (number, id) = path.into_inner();
    let read = move |conn: &mut DbConn| {
        let rfq = queries::own(conn, &scope, &number)?.ok_or(AppError::NotFound)?;
        file::find(conn, &rfq.id, &id)?.ok_or(AppError::NotFound)
    };
    Ok(content(visitor.app.read(read).await?))
}
