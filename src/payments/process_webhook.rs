//! Acts on a stored event. The event only says which payment to ask about: amounts and states come from the
//! gateway's own answer, so that events may come late, twice and in any order.

use anyhow::Context;
use diesel::prelude::*;
use serde_json::Value;

use super::gateway::GatewayError;
use super::refund_failed;
use super::settle::{SettleError, settle};
use super::status::{PaymentStatus, Provider};
use super::webhook_event::WebhookEvent;
use crate::app::App;
use crate::checkout::finalise::FinaliseError;
use crate::db::schema::{payments, webhook_events};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PaymentId;
use crate::jobs::Permanent;

/// The events that are about a payment of ours; beside these and a failed refund's, every other is kept, and that is all.
const SESSION_EVENTS: &str = "checkout.session.";

pub async fn run(app: &App, webhook_event_id: &str) -> anyhow::Result<()> {
    let id = webhook_event_id.to_owned();
    let event: Option<WebhookEvent> = app
        .read::<_, DbError>(move |conn| {
            Ok(webhook_events::table.find(&id).select(WebhookEvent::as_select()).first(conn).optional()?)
        })
        .await?;
    let event = event.context(Permanent(format!("there is no webhook event {webhook_event_id}")))?;
    if event.processed_at.is_some() {
        return Ok(());
    }
    if event.kind.starts_with(SESSION_EVENTS) {
        act(app, &event).await?;
    } else if let Some(reference) = refund_failed::failed_refund(&event.kind, &event.payload) {
        refund_failed::run(app, event.provider, reference).await?;
    }
    let (now, id) = (app.clock.now(), event.id);
    app.write::<_, DbError>(move |conn| {
        diesel::update(webhook_events::table.find(&id)).set(webhook_events::processed_at.eq(now)).execute(conn)?;
        Ok(())
    })
    .await?;
    Ok(())
}

async fn act(app: &App, event: &WebhookEvent) -> anyhow::Result<()> {
    let Some(session) = Session::read(&event.payload) else {
        tracing::warn!(event = event.event_id, kind = event.kind, "an event names no session");
        return Ok(());
    };
    let (now, provider) = (app.clock.now(), event.provider);
    let payment_id = app.write::<_, DbError>(move |conn| Ok(find_payment(conn, now, provider, &session)?)).await?;
    let Some(payment_id) = payment_id else {
        // the same Stripe account may serve other shops
        tracing::info!(event = event.event_id, "an event is about no payment of ours");
        return Ok(());
    };
    settle(app, &payment_id).await.map_err(|error| {
        let is_final = matches!(
            error,
            SettleError::Gateway(GatewayError::Refused(_))
                | SettleError::Finalise(FinaliseError::AmountDiffers { .. } | FinaliseError::Refused { .. })
        );
        let error = anyhow::Error::new(error);
        if is_final { error.context(Permanent(format!("payment {payment_id} cannot be settled"))) } else { error }
    })?;
    Ok(())
}

/// What an event says of its session, as far as it can be read.
struct Session {
    id: String,
    /// our payment's id, as we gave it to the gateway
    payment_id: Option<PaymentId>,
}

impl Session {
    fn read(payload: &str) -> Option<Self> {
        let event: Value = serde_json::from_str(payload).ok()?;
        let object = &event["data"]["object"];
        let payment_id = object["client_reference_id"].as_str().or_else(|| object["metadata"]["payment_id"].as_str());
        Some(Self { id: object["id"].as_str()?.to_owned(), payment_id: payment_id.map(|id| PaymentId(id.to_owned())) })
    }
}

/// The payment of a session. Where the answer to its creation was lost, the event is the first to tell the
/// session's id: it is kept then.
fn find_payment(
    conn: &mut DbConn,
    now: Timestamp,
    provider: Provider,
    session: &Session,
) -> QueryResult<Option<PaymentId>> {
    let known = payments::table.filter(payments::provider.eq(provider).and(payments::reference.eq(&session.id)));
    if let Some(id) = known.select(payments::id).first(conn).optional()? {
        return Ok(Some(id));
    }
    let Some(id) = &session.payment_id else { return Ok(None) };
    lock_row(conn, "payments", id.as_str())?;
    let adopted = payments::table
        .find(id)
        .filter(payments::provider.eq(provider).and(payments::reference.is_null()))
        .filter(payments::status.eq_any([PaymentStatus::Pending, PaymentStatus::Expired]));
    let changed = diesel::update(adopted)
        .set((payments::reference.eq(&session.id), payments::updated_at.eq(now)))
        .execute(conn)?;
    Ok((changed == 1).then(|| id.clone()))
}
