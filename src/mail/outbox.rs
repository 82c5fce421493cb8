//! Reads back what was written to the outbox folder. Blocks: call it on a thread for blocking work.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::DateTime;
use mailparse::{MailHeaderMap, ParsedMail, parse_headers, parse_mail};
use serde::Serialize;

use crate::db::Timestamp;

/// The head of a mail in the folder.
#[derive(Debug, Clone, Serialize)]
pub struct OutboxEntry {
    /// the file's name: sorts by time
    pub name: String,
    pub to: String,
    pub subject: String,
    pub sent_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutboxMail {
    pub name: String,
    pub from: String,
    pub to: String,
    pub reply_to: Option<String>,
    pub subject: String,
    pub sent_at: Option<Timestamp>,
    pub message_id: String,
    pub text: String,
    pub html: String,
}

/// The newest mails first. A folder that is not there yet holds none.
pub fn list(folder: &Path, limit: usize) -> anyhow::Result<Vec<OutboxEntry>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let names = entries.map(|entry| Ok(entry?.file_name().into_string().unwrap_or_default()));
    let mut names = names.collect::<std::io::Result<Vec<String>>>()?;
    names.retain(|name| is_mail(name));
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.truncate(limit);
    names.into_iter().map(|name| head(folder, name)).collect()
}

/// One mail by its file's name; none when there is no such file.
pub fn read(folder: &Path, name: &str) -> anyhow::Result<Option<OutboxMail>> {
    if !is_mail(name) {
        return Ok(None);
    }
    let bytes = match fs::read(folder.join(name)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let mail = parse_mail(&bytes)?;
    let header = |key: &str| mail.headers.get_first_value(key);
    Ok(Some(OutboxMail {
        name: name.to_owned(),
        from: header("From").unwrap_or_default(),
        to: header("To").unwrap_or_default(),
        reply_to: header("Reply-To"),
        subject: header("Subject").unwrap_or_default(),
        sent_at: header("Date").as_deref().and_then(sent_at),
        message_id: header("Message-ID").unwrap_or_default(),
        text: body(&mail, "text/plain")?,
        html: body(&mail, "text/html")?,
    }))
}

/// A name from a URL must stay inside the folder.
fn is_mail(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    name.ends_with(".eml") && !name.starts_with('.') && name.chars().all(is_plain)
}

fn head(folder: &Path, name: String) -> anyhow::Result<OutboxEntry> {
    let bytes = fs::read(folder.join(&name))?;
    let (headers, _) = parse_headers(&bytes)?;
    let header = |key: &str| headers.get_first_value(key).unwrap_or_default();
    let sent_at = sent_at(&header("Date"));
    Ok(OutboxEntry { to: header("To"), subject: header("Subject"), sent_at, name })
}

/// The `Date` of a mail, in UTC.
fn sent_at(date: &str) -> Option<Timestamp> {
    Some(DateTime::parse_from_rfc2822(date).ok()?.naive_utc())
}

fn body(mail: &ParsedMail<'_>, mime: &str) -> anyhow::Result<String> {
    match mail.parts().find(|part| part.ctype.mimetype == mime) {
        Some(part) => Ok(part.get_body()?.replace("\r\n", "\n")),
        None => Ok(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_the_folder_is_no_mail() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("outbox");
        fs::create_dir(&inside).unwrap();
        fs::write(folder.path().join("secret.eml"), "Subject: secret\r\n\r\nx").unwrap();
        fs::write(inside.join("a.eml"), "Subject: open\r\n\r\nx").unwrap();
        assert_eq!(read(&inside, "a.eml").unwrap().unwrap().subject, "open");
        for name in ["../secret.eml", "..%2fsecret.eml", "/etc/x.eml", ".a.eml", "b.eml", ""] {
            assert!(read(&inside, name).unwrap().is_none(), "{name}");
        }
    }

    #[test]
    fn the_newest_mail_is_listed_first_and_an_unfinished_one_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        assert!(list(&folder.path().join("missing"), 5).unwrap().is_empty());
        for name in ["20261122T030000000000-a.eml", "20261122T040000000000-b.eml", ".20261122T050000000000-c.eml.part"]
        {
            fs::write(
                folder.path().join(name),
                "Subject: =?utf-8?b?SMOgbG8=?=\r\nDate: Sun, 22 Nov 2026 10:00:00 +0700\r\n\r\nx",
            )
            .unwrap();
        }
        let names: Vec<String> = list(folder.path(), 5).unwrap().into_iter().map(|m| m.name).collect();
        assert_eq!(names, ["20261122T040000000000-b.eml", "20261122T030000000000-a.eml"]);
        let newest = list(folder.path(), 1).unwrap().remove(0);
        assert_eq!(newest.subject, "Hàlo");
        assert_eq!(newest.sent_at, "2026-11-22T03:00:00".parse().ok());
    }
}
