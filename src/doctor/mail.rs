//! Whether mails can leave.

use std::path::Path;
use std::time::Duration;

use lettre::{AsyncSmtpTransport, Tokio1Executor};

use super::Finding;
use crate::config::{MailConfig, MailTransport};

const LIMIT: Duration = Duration::from_secs(10);

pub async fn examine(config: &MailConfig) -> Vec<Finding> {
    match &config.transport {
        MailTransport::Smtp(url) => {
            let mut findings = vec![smtp(url).await];
            if config.from.contains("@localhost") {
                let says = format!("mails come from {}, which nobody can answer", config.from);
                findings.push(Finding::warning("mail", says, "set MAIL_FROM to an address of your domain"));
            }
            findings
        }
        MailTransport::Files(folder) => vec![files(folder)],
    }
}

async fn smtp(url: &str) -> Finding {
    let mend = "are host, port, user and password in SMTP_URL right, does the provider allow this machine?";
    let transport: AsyncSmtpTransport<Tokio1Executor> = match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(builder) => builder.timeout(Some(LIMIT)).build(),
        Err(error) => return Finding::fault("mail", format!("SMTP_URL cannot be used: {error}"), mend),
    };
    match tokio::time::timeout(LIMIT * 2, transport.test_connection()).await {
        Ok(Ok(true)) => Finding::ok("mail", "the SMTP server takes our connection"),
        Ok(Ok(false)) => Finding::fault("mail", "the SMTP server hangs up", mend),
        Ok(Err(error)) => {
            Finding::fault("mail", format!("the SMTP server does not take our connection: {error}"), mend)
        }
        Err(_) => Finding::fault("mail", "the SMTP server does not answer", mend),
    }
}

fn files(folder: &Path) -> Finding {
    if let Err(error) = is_writable(folder) {
        let says = format!("mails are files in {}, and it cannot be written to: {error}", folder.display());
        return Finding::fault(
            "mail",
            says,
            "give this user the right to write there, or set ETALASE_OUTBOX or SMTP_URL",
        );
    }
    let says = format!("mails are files in {}: nobody gets them", folder.display());
    Finding::warning("mail", says, "set SMTP_URL when the shop opens")
}

/// Tries it, and leaves nothing behind: rights alone do not tell of a full or read-only disk.
fn is_writable(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join(format!(".doctor-{}", std::process::id()));
    std::fs::write(&file, "?")?;
    std::fs::remove_file(file)
}
