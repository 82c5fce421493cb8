use std::path::PathBuf;

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
            Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => MailTransport::Smtp(url),
            Some(_) => return Err(ConfigError("SMTP_URL must begin with smtp:// or smtps://".into())),
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
