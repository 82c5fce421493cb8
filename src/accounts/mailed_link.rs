//! Links that prove, by being opened, that a mail has arrived: signed, and only for a time. Nothing of them is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta};

use super::team;
use crate::config::ServerConfig;
use crate::db::Timestamp;
use crate::web::sign;

/// How long the link of a forgotten password opens.
pub const PASSWORD_HOURS: i64 = 1;
/// How long the link to a new account opens.
pub const SIGN_UP_HOURS: i64 = 24;

/// What a link is for. `secret` is signed with it and not in it: when it changes, the link opens nothing any more.
#[derive(Clone, Copy)]
pub enum Purpose<'a> {
    SignUp,
    /// the password that is to be replaced: the link works once
    NewPassword {
        password_hash: &'a str,
    },
    /// when it was sent: sent again, the link before opens nothing
    CompanyInvitation {
        sent_at: &'a str,
    },
}

impl Purpose<'_> {
    fn word(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::NewPassword { .. } => "new-password",
            Self::CompanyInvitation { .. } => "company_invitation",
        }
    }

    fn secret(&self) -> &str {
        match self {
            Self::SignUp => "",
            Self::NewPassword { password_hash } => password_hash,
            Self::CompanyInvitation { sent_at } => sent_at,
        }
    }
}

/// `of.until.signature`
pub fn token(config: &ServerConfig, purpose: Purpose<'_>, of: &str, until: Timestamp) -> String {
    let (of, until) = (URL_SAFE_NO_PAD.encode(of), until.and_utc().timestamp());
    format!("{of}.{until}.{}", sign::sign(config, purpose.word(), &signed(&of, until, purpose.secret())))
}

/// Whom the token says it is of. To be believed only after [`is_valid`].
pub fn named_in(token: &str) -> Option<String> {
    let (of, _) = token.split_once('.')?;
    String::from_utf8(URL_SAFE_NO_PAD.decode(of).ok()?).ok()
}

/// Whether we made this token for this purpose, and its time is not over.
pub fn is_valid(config: &ServerConfig, purpose: Purpose<'_>, token: &str, now: Timestamp) -> bool {
    let mut parts = token.split('.');
    let (Some(of), Some(until), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some(until) = until.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0)) else { return false };
    let message = signed(of, until.timestamp(), purpose.secret());
    sign::is_signed(config, purpose.word(), &message, signature) && now < until.naive_utc()
}

fn signed(of: &str, until: i64, secret: &str) -> String {
    format!("{of} {until} {secret}")
}

/// The end of a link that was asked for at this time.
pub fn until(asked_at: Timestamp, purpose: Purpose<'_>) -> Timestamp {
    asked_at
        + match purpose {
            Purpose::SignUp => TimeDelta::hours(SIGN_UP_HOURS),
            Purpose::NewPassword { .. } => TimeDelta::hours(PASSWORD_HOURS),
            Purpose::CompanyInvitation { .. } => team::invitation::VALID,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Mode, Source};

    fn config(key: char) -> ServerConfig {
        let source = Source::from_pairs([("DATABASE_URL", "sqlite://unused")])
            .or_set("ETALASE_BIND", "127.0.0.1:0")
            .or_set("ETALASE_SECRET_KEY", key.to_string().repeat(64));
        Config::read(Mode::Demo, &source).unwrap().server
    }

    fn at(hours: i64) -> Timestamp {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap().naive_utc() + TimeDelta::hours(hours)
    }

    #[test]
    fn a_token_opens_for_its_purpose_its_time_and_its_secret_alone() {
        let (ours, theirs) = (config('a'), config('b'));
        let old = Purpose::NewPassword { password_hash: "old" };
        let token = token(&ours, old, "user-1", until(at(0), old));
        assert_eq!(named_in(&token).as_deref(), Some("user-1"));
        assert!(is_valid(&ours, old, &token, at(0)));
        assert!(!is_valid(&ours, old, &token, at(1)), "an hour is over");
        assert!(!is_valid(&ours, Purpose::NewPassword { password_hash: "new" }, &token, at(0)), "used");
        assert!(!is_valid(&ours, Purpose::SignUp, &token, at(0)));
        assert!(!is_valid(&theirs, old, &token, at(0)));
    }

    #[test]
    fn a_changed_token_opens_nothing() {
        let config = config('a');
        let token = token(&config, Purpose::SignUp, "ayu@contoh.id", until(at(0), Purpose::SignUp));
        assert!(is_valid(&config, Purpose::SignUp, &token, at(23)));
        let (of, rest) = token.split_once('.').unwrap();
        let (until, signature) = rest.split_once('.').unwrap();
        let other = URL_SAFE_NO_PAD.encode("sri@contoh.id");
        let later = until.parse::<i64>().unwrap() + 1;
        for changed in [
            format!("{other}.{until}.{signature}"),
            format!("{of}.{later}.{signature}"),
            format!("{of}.{until}."),
            format!("{token}.x"),
            String::new(),
            "a.b.c".into(),
        ] {
            assert!(!is_valid(&config, Purpose::SignUp, &changed, at(0)), "{changed}");
        }
    }
}
