//! How a mail leaves: SMTP, or files in a folder.

use crate::config::MailConfig;

pub struct Mailer;

impl Mailer {
    pub fn new(_config: &MailConfig) -> anyhow::Result<Self> {
        Ok(Self)
    }
}
