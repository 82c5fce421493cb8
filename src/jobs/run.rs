//! Which function does which job.

use anyhow::Context;

use super::claim::Claimed;
use super::{Job, Permanent};
use crate::app::App;
use crate::mail;

pub(super) async fn run(app: &App, job: &Claimed) -> anyhow::Result<()> {
    let parsed: Job = serde_json::from_str(&job.payload)
        .with_context(|| Permanent(format!("this program does not know the job: {}", job.payload)))?;
    match parsed {
        Job::SendMail(mail) => mail::send::run(app, &job.id, &mail).await,
        Job::ProcessWebhook { .. } | Job::SendRefund { .. } | Job::CancelPayment { .. } => {
            anyhow::bail!("nobody does {} here yet", job.kind)
        }
    }
}
