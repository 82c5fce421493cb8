//! `/portal/wholesale/webhooks/{id}`: one endpoint, what it was told and what it answered.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::forms::{EndpointForm, Press, SwitchForm};
use super::pages::{Choice, PAGE, unkept};
use super::queries::{self, EndpointRow};
use super::{
    ChangeError, Delivery, EndpointStatus, ReplayError, SigningSecret, choose_events, endpoint, ping, renew_secret,
    replay, set_status,
};
use crate::companies::company;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{OutboundDeliveryId, OutboundEndpointId};
use crate::web::age::Age;
use crate::web::{CompanyAdminScope, Form, Visitor};

#[derive(Deserialize)]
pub struct Place {
    before: Option<OutboundDeliveryId>,
}

/// A delivery, what it is about in a message, and how long ago it was.
#[derive(Serialize)]
struct Shown {
    message: String,
    age: Age,
    #[serde(flatten)]
    row: Delivery,
}

/// `GET /portal/wholesale/webhooks/{id}?before=`
pub async fn show(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutboundEndpointId>,
    place: web::Query<Place>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, &id, place.into_inner().before, Beside::Nothing).await
}

/// What the page shows beside the endpoint and its log.
#[derive(Clone, Copy)]
enum Beside<'a> {
    Nothing,
    Secret(&'a SigningSecret),
    /// nothing was ticked
    NoEvents,
}

async fn render(
    visitor: &Visitor,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
    before: Option<OutboundDeliveryId>,
    beside: Beside<'_>,
) -> Result<HttpResponse, AppError> {
    let (now, own, wanted, from) = (visitor.app.clock.now(), scope.clone(), id.clone(), before.clone());
    let read = move |conn: &mut DbConn| {
        let endpoint = endpoint::find(conn, &own, &wanted)?.ok_or(AppError::NotFound)?;
        let page = queries::deliveries(conn, &endpoint, from.as_ref())?;
        let company = company::find(conn, own.company_id())?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>((endpoint, page, company.region_code))
    };
    let (endpoint, (rows, has_more), region) = visitor.app.read(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{PAGE}/{id}?before={}", last.id));
    let shown = |row: Delivery| Shown { message: row.event.message(), age: Age::of(row.created_at, now), row };
    let mut context = Context::new();
    let ticked = if matches!(beside, Beside::NoEvents) { Vec::new() } else { endpoint.events() };
    let errors: BTreeMap<&str, String> = match beside {
        Beside::NoEvents => BTreeMap::from([("events", visitor.text("outbound-error-events", &[]))]),
        _ => BTreeMap::new(),
    };
    let (status, secret) = match beside {
        Beside::Nothing => (StatusCode::OK, None),
        Beside::Secret(secret) => (StatusCode::OK, Some(secret)),
        Beside::NoEvents => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    context.insert("choices", &Choice::all(&ticked));
    context.insert("errors", &errors);
    context.insert("endpoint", &EndpointRow::new(endpoint, now, None));
    context.insert("rows", &rows.into_iter().map(shown).collect::<Vec<_>>());
    context.insert("older", &older);
    context.insert("newest", &before.is_some().then(|| format!("{PAGE}/{id}")));
    context.insert("region", &region);
    context.insert("secret", &secret.map(SigningSecret::expose));
    let page = visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/webhook.html", context)?;
    Ok(if secret.is_some() { unkept(page) } else { page })
}

/// `POST /portal/wholesale/webhooks/{id}/secret`: answers with the page itself, which shows it once.
pub async fn renew(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutboundEndpointId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, config, by) = (visitor.app.clock.now(), visitor.app.config.server.clone(), scope.clone());
    let wanted = id.clone();
    let done = visitor.app.write(move |conn| renew_secret(conn, now, &config, &by, &wanted)).await;
    render(&visitor, &scope, &id, None, Beside::Secret(&done.map_err(failed)?)).await
}

/// `POST /portal/wholesale/webhooks/{id}/events`
pub async fn change_events(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutboundEndpointId>,
    form: Form<EndpointForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, events) = (visitor.app.clock.now(), id.clone(), form.0.events());
    if events.is_empty() {
        return render(&visitor, &scope, &id, None, Beside::NoEvents).await;
    }
    visitor.app.write(move |conn| choose_events(conn, now, &scope, &wanted, &events)).await.map_err(failed)?;
    visitor.flash("good", visitor.text("outbound-done-events", &[]))?;
    Ok(visitor.redirect(&format!("{PAGE}/{id}")))
}

/// `POST /portal/wholesale/webhooks/{id}/switch`
pub async fn switch(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutboundEndpointId>,
    form: Form<SwitchForm>,
) -> Result<HttpResponse, AppError> {
    let to = form.0.to().ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    let (now, wanted) = (visitor.app.clock.now(), id.clone());
    visitor.app.write(move |conn| set_status(conn, now, &scope, &wanted, to)).await.map_err(failed)?;
    let (key, back) = match to {
        EndpointStatus::On => ("outbound-done-on", format!("{PAGE}/{id}")),
        EndpointStatus::Off => ("outbound-done-off", format!("{PAGE}/{id}")),
        EndpointStatus::Removed => ("outbound-done-removed", PAGE.to_owned()),
    };
    visitor.flash("good", visitor.text(key, &[]))?;
    Ok(visitor.redirect(&back))
}

fn failed(error: ChangeError) -> AppError {
    match error {
        ChangeError::NotFound => AppError::NotFound,
        ChangeError::Database(error) => error.into(),
        other => AppError::Internal(other.into()),
    }
}

/// `POST /portal/wholesale/webhooks/{id}/ping`
pub async fn send_ping(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutboundEndpointId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| ping(conn, now, &scope, &wanted)).await;
    after(&visitor, &id, done, "outbound-done-ping")
}

/// `POST /portal/wholesale/webhooks/{id}/deliveries/{delivery_id}/replay`
pub async fn send_again(
    visitor: Visitor,
    scope: CompanyAdminScope,
    path: web::Path<(OutboundEndpointId, OutboundDeliveryId)>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let ((id, delivery_id), now) = (path.into_inner(), visitor.app.clock.now());
    let wanted = id.clone();
    let done = visitor.app.write(move |conn| replay(conn, now, &scope, &wanted, &delivery_id)).await;
    after(&visitor, &id, done, "outbound-done-replay")
}

fn after(
    visitor: &Visitor,
    id: &OutboundEndpointId,
    done: Result<(), ReplayError>,
    key: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(ReplayError::Off) => visitor.flash("bad", visitor.text("outbound-refused-off", &[]))?,
        Err(ReplayError::UnderWay) => visitor.flash("bad", visitor.text("outbound-refused-under-way", &[]))?,
        Err(ReplayError::NotFound) => return Err(AppError::NotFound),
        Err(ReplayError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{PAGE}/{id}")))
}
