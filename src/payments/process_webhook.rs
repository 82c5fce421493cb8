//! Acts on a stored event. The event only says which payment to ask about: amounts and states come from the
//! gateway's own answer, so that events may come late, twice and in any order.

use anyhow::Context;
use diesel::prelude::*;

use super::gateway::{GatewayError, Subject};
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
    let gateway = app.gateways.get(event.provider).with_context(|| format!("{} is turned off", event.provider))?;
    // an event that is about neither a payment nor a failed refund of ours is kept, and that is all
    if let Some(subject) = gateway.subject(&event.kind, &event.payload) {
        act(app, &event, subject).await?;
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

async fn act(app: &App, event: &WebhookEvent, subject: Subject) -> anyhow::Result<()> {
    let (now, provider) = (app.clock.now(), event.provider);
    let payment_id = app.write::<_, DbError>(move |conn| Ok(find_payment(conn, now, provider, &subject)?)).await?;
    let Some(payment_id) = payment_id else {
        // the same account at the gateway may serve other shops
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

/// The payment that the gateway knows by this reference. Where the answer to its creation was lost, the event is the
/// first to tell the reference: it is kept then.
fn find_payment(
    conn: &mut DbConn,
    now: Timestamp,
    provider: Provider,
    subject: &Subject,
) -> QueryResult<Option<PaymentId>> {
    let known = payments::table.filter(payments::provider.eq(provider).and(payments::reference.eq(&subject.reference)));
    if let Some(id) = known.select(payments::id).first(conn).optional()? {
        return Ok(Some(id));
    }
    let Some(id) = &subject.payment_id else { return Ok(None) };
    lock_row(conn, "payments", id.as_str())?;
    let adopted = payments::table
        .find(id)
        .filter(payments::provider.eq(provider).and(payments::reference.is_null()))
        .filter(payments::status.eq_any([PaymentStatus::Pending, PaymentStatus::Expired]));
    let changed = diesel::update(adopted)
        .set((payments::reference.eq(&subject.reference), payments::updated_at.eq(now)))
        .execute(conn)?;
    Ok((changed == 1).then(|| id.clone()))
}
