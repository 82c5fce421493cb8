use std::path::PathBuf;

use lettre::{AsyncSmtpTransport, Tokio1Executor};

use super::{ConfigError, Source};

#[derive(Debug, Clone)]
pub struct MailConfig {
    pub transport: MailTransport,
    /// `MAIL_FROM`: `Etalase <toko@example.id>`
    pub from: String,
}

#[derive(Clone)]
pub enum MailTransport {
    /// `SMTP_URL`: `smtps://user:password@host:465`, `smtp://host:587?tls=required`, `smtp://127.0.0.1:25`
    Smtp(String),
    /// `ETALASE_OUTBOX`: a folder for .eml files, where no SMTP server is set
    Files(PathBuf),
}

impl std::fmt::Debug for MailTransport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Smtp(_) => f.write_str("Smtp(…)"),
            Self::Files(path) => write!(f, "Files({})", path.display()),
        }
    }
}

impl MailConfig {
    pub(super) fn read(source: &Source) -> Result<Self, ConfigError> {
        let transport = match source.get("SMTP_URL") {
            // the address may hold a password: it is not repeated
            Some(url) => match AsyncSmtpTransport::<Tokio1Executor>::from_url(&url) {
                Ok(_) => MailTransport::Smtp(url),
                Err(error) => {
                    let wanted = "write smtps://user:password@host:465 or smtp://user:password@host:587?tls=required";
                    return Err(ConfigError(format!("SMTP_URL cannot be used ({error}): {wanted}")));
                }
            },
            None => {
                let folder = source.get("ETALASE_OUTBOX").unwrap_or_else(|| "var/outbox".into());
                MailTransport::Files(folder.into())
            }
        };
        let from = source.get("MAIL_FROM").unwrap_or_else(|| "Etalase <etalase@localhost>".into());
        if from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(ConfigError(format!("MAIL_FROM={from} is no address: write Name <user@host>")));
        }
        Ok(Self { transport, from })
    }
}
