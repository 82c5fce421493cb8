//! Writes a mail and hands it to the mailer.

use super::Mail;
use crate::app::App;
use crate::ids::JobId;

pub async fn run(_app: &App, _job_id: &JobId, mail: &Mail) -> anyhow::Result<()> {
    anyhow::bail!("no mailer yet for {mail:?}")
}
