//! Asks the gateway to send a decided refund. A job: tried again while the gateway does not answer.

use anyhow::Context;
use diesel::prelude::*;

use super::gateway::{GatewayError, RefundOutcome, RefundRequest};
use super::payment::{Payment, Refund};
use super::refund_sent::{self, RefundSentError, SentBy};
use super::status::RefundStatus;
use super::to_send_by_hand::to_send_by_hand;
use crate::app::App;
use crate::db::schema::{payments, refunds};
use crate::db::{DbError, Timestamp};
use crate::ids::RefundId;
use crate::jobs::Permanent;
use crate::money::Money;

pub async fn run(app: &App, refund_id: &RefundId) -> anyhow::Result<()> {
    let id = refund_id.clone();
    let found: Option<(Refund, Payment)> = app
        .read::<_, DbError>(move |conn| {
            let row = refunds::table.inner_join(payments::table).filter(refunds::id.eq(&id));
            Ok(row.select((Refund::as_select(), Payment::as_select())).first(conn).optional()?)
        })
        .await?;
    let (refund, payment) = found.context(Permanent(format!("there is no refund {refund_id}")))?;
    // one that the gateway sent and that came back is a person's task, as one it cannot send is
    let was_sent = refund.reference.is_some();
    if was_sent || matches!(refund.status, RefundStatus::Succeeded | RefundStatus::Manual) {
        return Ok(());
    }
    let gateway = app.gateways.get(payment.provider).with_context(|| format!("{} is turned off", payment.provider))?;
    let request = RefundRequest {
        refund_id: refund.id.clone(),
        charge_reference: payment.charge_reference,
        amount: Money::idr(refund.amount_minor),
    };
    let outcome = gateway.refund(&request).await;
    let (now, id) = (app.clock.now(), refund.id.clone());
    match outcome {
        Ok(RefundOutcome::Succeeded { reference }) => {
            app.write::<_, RefundSentError>(move |conn| {
                refund_sent::record(conn, now, &id, SentBy::Gateway { reference: &reference })
            })
            .await?;
            Ok(())
        }
        Ok(RefundOutcome::Manual) => note(app, now, &refund, RefundStatus::Manual).await,
        Err(GatewayError::Unavailable(text)) => anyhow::bail!("{text}"),
        // kept as failed, for the operator: what the gateway refuses once it refuses again
        Err(error @ GatewayError::Refused(_)) => {
            note(app, now, &refund, RefundStatus::Failed).await?;
            metrics::counter!("etalase_refunds_failed_total").increment(1);
            Err(anyhow::Error::new(error).context(Permanent(format!("refund {} was refused", refund.id))))
        }
    }
}

async fn note(app: &App, now: Timestamp, refund: &Refund, status: RefundStatus) -> anyhow::Result<()> {
    if !refund.status.can_become(status) {
        return Ok(());
    }
    let (id, from) = (refund.id.clone(), refund.status);
    app.write::<_, DbError>(move |conn| {
        let row = refunds::table.filter(refunds::id.eq(&id).and(refunds::status.eq(from)));
        let changed =
            diesel::update(row).set((refunds::status.eq(status), refunds::updated_at.eq(now))).execute(conn)?;
        if changed == 1 {
            to_send_by_hand(conn, now, &id)?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}
