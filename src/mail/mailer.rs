//! How a mail leaves: SMTP, or files in a folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use actix_web::web;
use anyhow::Context;
use lettre::message::Mailbox;
use lettre::transport::smtp;
use lettre::transport::smtp::response::Category;
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::{MailConfig, MailTransport};
use crate::db::Timestamp;
use crate::ids::JobId;

/// For connecting and for each command. Shorter than a job may take.
const SMTP_TIMEOUT: Duration = Duration::from_secs(20);
/// A worker has a handful of mails in hand at most.
const SMTP_CONNECTIONS: u32 = 4;

pub struct Mailer {
    pub from: Mailbox,
    transport: Transport,
}

enum Transport {
    Smtp {
        builder: AsyncSmtpTransportBuilder,
        /// built at the first mail, because its pool starts a task and needs the worker's runtime for it
        pool: OnceLock<AsyncSmtpTransport<Tokio1Executor>>,
    },
    Files(PathBuf),
}

/// A mail did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// The server will never take this mail: no such mailbox, for one.
    #[error("the mail server refused the mail: {0}")]
    Refused(#[source] smtp::Error),
    /// No connection, no answer, "try later": anything that may pass.
    #[error("the mail server did not take the mail: {0}")]
    Unavailable(#[source] smtp::Error),
    #[error("the mail cannot be written to {folder}: {error}")]
    File { folder: String, error: std::io::Error },
}

impl Mailer {
    /// Checks the addresses and connects nowhere.
    pub fn new(config: &MailConfig) -> anyhow::Result<Self> {
        let transport = match &config.transport {
            MailTransport::Smtp(url) => Transport::Smtp { builder: smtp_builder(url)?, pool: OnceLock::new() },
            MailTransport::Files(folder) => Transport::Files(folder.clone()),
        };
        Ok(Self { from: config.from.parse().context("MAIL_FROM is no address")?, transport })
    }

    /// Hands one mail over. `now` and `job_id` name its file, so that files sort by time.
    pub async fn send(&self, now: Timestamp, job_id: &JobId, message: Message) -> Result<(), MailerError> {
        match &self.transport {
            Transport::Smtp { builder, pool } => {
                let pool = pool.get_or_init(|| builder.clone().build());
                // whatever is not a clear refusal may pass: lettre calls a refused connection neither
                // transient nor permanent
                pool.send(message).await.map(|_| ()).map_err(|error| {
                    if is_refusal(&error) { MailerError::Refused(error) } else { MailerError::Unavailable(error) }
                })
            }
            Transport::Files(folder) => {
                let name = format!("{}-{job_id}.eml", now.format("%Y%m%dT%H%M%S%6f"));
                let (path, bytes) = (folder.clone(), message.formatted());
                let written = web::block(move || write_file(&path, &name, &bytes)).await;
                let written = written.unwrap_or_else(|_| Err(std::io::Error::other("the program is stopping")));
                written.map_err(|error| MailerError::File { folder: folder.display().to_string(), error })
            }
        }
    }
}

/// Codes 53x speak of our own sign-in at the server: the operator mends that, and the mail can leave then.
fn is_refusal(error: &smtp::Error) -> bool {
    let is_about_sign_in = error.status().is_some_and(|code| code.category == Category::Unspecified3);
    error.is_permanent() && !is_about_sign_in
}

fn smtp_builder(url: &str) -> anyhow::Result<AsyncSmtpTransportBuilder> {
    // the error may quote the URL, and the URL holds the password
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
        .map_err(|_| anyhow::anyhow!("SMTP_URL cannot be read: write smtps://user:password@host:465, for example"))?;
    let pool = PoolConfig::new().max_size(SMTP_CONNECTIONS).idle_timeout(Duration::from_secs(60));
    Ok(builder.timeout(Some(SMTP_TIMEOUT)).pool_config(pool))
}

/// Whoever reads the folder sees whole mails only.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!(".{name}.part"));
    std::fs::write(&unfinished, bytes)?;
    std::fs::rename(&unfinished, folder.join(name))
}
