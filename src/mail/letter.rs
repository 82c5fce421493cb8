//! A written mail, and the message that goes over the wire.

use std::time::SystemTime;

use anyhow::Context;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use crate::db::Timestamp;

/// Somebody's name and address as the order or the BUMDes has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    pub name: String,
    pub email: String,
}

#[derive(Debug, Clone)]
pub struct Letter {
    pub to: Correspondent,
    pub reply_to: Option<Correspondent>,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Letter {
    /// `id` is the same each time this mail is sent, so that a mailbox can tell a second copy.
    /// Fails on an address that cannot be one.
    pub fn into_message(self, from: Mailbox, id: &str, now: Timestamp) -> anyhow::Result<Message> {
        let mut message = Message::builder()
            .from(from)
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject))
            .date(SystemTime::from(now.and_utc()))
            .message_id(Some(format!("<{id}>")));
        if let Some(reply_to) = &self.reply_to {
            message = message.reply_to(mailbox(reply_to)?);
        }
        // RFC 3834: an absence notice must not answer it
        let auto = HeaderName::new_from_ascii_str("Auto-Submitted");
        message = message.raw_header(HeaderValue::new(auto, "auto-generated".into()));
        Ok(message.multipart(MultiPart::alternative_plain_html(self.text, self.html))?)
    }
}

fn mailbox(person: &Correspondent) -> anyhow::Result<Mailbox> {
    let address: Address = person.email.parse().with_context(|| format!("no address: {:?}", person.email))?;
    let name = one_line(&person.name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// A line end in a name would begin a header of the sender's choice.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(name: &str, subject: &str) -> Letter {
        let person = |name: &str| Correspondent { name: name.into(), email: "sari@example.com".into() };
        Letter {
            to: person(name),
            reply_to: Some(person(name)),
            subject: subject.into(),
            text: "text".into(),
            html: "<p>html</p>".into(),
        }
    }

    fn headers(letter: Letter) -> String {
        let from = "Etalase <toko@etalase.test>".parse().unwrap();
        let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let bytes = letter.into_message(from, "job@etalase.test", now).unwrap().formatted();
        let message = String::from_utf8(bytes).unwrap();
        message.split("\r\n\r\n").next().unwrap().to_owned()
    }

    #[test]
    fn a_line_end_in_a_name_or_subject_makes_no_header() {
        let name = "Sari\r\nBcc: everybody@example.com\u{85}X: y";
        let headers = headers(letter(name, "Halo\r\nBcc: everybody@example.com\n\nbody"));
        let names: Vec<&str> =
            headers.lines().filter(|l| !l.starts_with([' ', '\t'])).map(|l| l.split(':').next().unwrap()).collect();
        let expected = [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, expected, "{headers}");
    }

    #[test]
    fn an_address_with_a_line_end_is_refused() {
        let mut letter = letter("Sari", "Halo");
        letter.to.email = "sari@example.com\r\nBcc: everybody@example.com".into();
        let from = "toko@etalase.test".parse().unwrap();
        assert!(letter.into_message(from, "job@etalase.test", Timestamp::default()).is_err());
    }
}
