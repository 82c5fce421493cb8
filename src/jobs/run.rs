//! Which function does which job.

use anyhow::Context;

use super::claim::Claimed;
use super::{Job, Permanent};
use crate::app::App;
use crate::{catalog, mail, media, outbound, payments, purchase_orders};

pub(super) async fn run(app: &App, job: &Claimed) -> anyhow::Result<()> {
    let parsed: Job = serde_json::from_str(&job.payload)
        .with_context(|| Permanent(format!("this program does not know the job: {}", job.payload)))?;
    match parsed {
        Job::SendMail(mail) => mail::send::run(app, &job.id, &mail).await,
        Job::SendRefund { refund_id } => payments::send_refund::run(app, &refund_id).await,
        Job::ProcessWebhook { webhook_event_id } => payments::process_webhook::run(app, &webhook_event_id).await,
        Job::CancelPayment { payment_id } => payments::cancel_payment::run(app, &payment_id).await,
        Job::RemovePicture { picture_id, width } => media::sweep::remove(app, &picture_id, width).await,
        Job::RefreshGallery => catalog::timed::refresh(app).await,
        Job::DeliverWebhook { delivery_id, replay } => {
            outbound::deliver::run(app, job.attempts, &delivery_id, replay).await
        }
        Job::ReofferShare { share_id } => purchase_orders::reoffer::run(app, &share_id).await,
        Job::PlacePaid { company_id } => purchase_orders::place_paid::run(app, &company_id).await,
    }
}
