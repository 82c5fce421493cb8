//! Mails to people about their accounts and their work here, not about an order of theirs.

use diesel::prelude::*;
use fluent_bundle::FluentValue;
use serde::Serialize;
use serde_json::Value;
use tera::Context;

use super::Mail;
use super::compose::write;
use super::letter::{Correspondent, Letter};
use crate::accounts::mailed_link::{self, Purpose, SIGN_UP_HOURS};
use crate::accounts::team::{Invitation, queries};
use crate::app::App;
use crate::companies::members::{CompanyInvitation, invitation};
use crate::db::schema::{company_invitations, invitations, users};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{CompanyInvitationId, InvitationId, UserId};
use crate::notices::{self, NoticeKind};
use crate::tokens;
use crate::tokens::queries::MailedToken;
use crate::web::format;

/// A few sentences and one button.
#[derive(Serialize)]
pub(super) struct Note {
    #[serde(skip)]
    to: Correspondent,
    #[serde(skip)]
    language: Language,
    subject: String,
    heading: String,
    paragraphs: Vec<String>,
    button: String,
    url: String,
    /// beneath the button
    end: String,
}

pub(super) fn compose(app: &App, mail: &Mail, note: &Note) -> anyhow::Result<Letter> {
    let mut context = Context::new();
    context.insert("lang", &note.language);
    context.insert("mail", note);
    write(app, mail, context, note.to.clone(), None)
}

/// Writes in one language.
struct Words<'a> {
    app: &'a App,
    language: Language,
}

impl Words<'_> {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<(&str, FluentValue<'_>)> =
            arguments.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        self.app.translations.text(self.language, key, &arguments)
    }

    fn url(&self, path: &str) -> String {
        self.app.config.server.base_url.clone() + path
    }
}

/// What is read for such a mail.
pub(super) enum Facts {
    Invited {
        invitation: Invitation,
        bumdes: String,
        village_code: String,
        inviter: String,
    },
    CompanyInvited {
        invitation: CompanyInvitation,
        company: String,
        region_code: String,
        inviter: String,
    },
    Person(Reader),
    Token {
        token: MailedToken,
        reader: Reader,
    },
    /// the mail itself says everything
    Nothing,
}

/// None when it is about nobody any more.
pub(super) fn facts(conn: &mut DbConn, mail: &Mail) -> QueryResult<Option<Facts>> {
    match mail {
        Mail::Invitation { invitation_id } => invited(conn, invitation_id),
        Mail::CompanyInvitation { invitation_id } => invited_by_company(conn, invitation_id),
        Mail::TokenMade { token_id } => {
            let Some(token) = tokens::queries::mailed(conn, token_id)? else { return Ok(None) };
            Ok(person(conn, &token.user_id)?.map(|reader| Facts::Token { token, reader }))
        }
        Mail::AlreadySignedUp { user_id } | Mail::NewPassword { user_id, .. } | Mail::Notice { user_id, .. } => {
            Ok(person(conn, user_id)?.map(Facts::Person))
        }
        _ => Ok(Some(Facts::Nothing)),
    }
}

/// None when it is not true any more: an invitation that was taken back, a link whose time is over.
pub(super) fn note(app: &App, now: Timestamp, mail: &Mail, facts: Facts) -> Option<Note> {
    match (mail, facts) {
        (Mail::Invitation { .. }, Facts::Invited { invitation, bumdes, village_code, inviter }) => {
            let roles = invitation.roles().iter().map(|role| format!("team-role-{role}")).collect();
            let path = invitation.path(&app.config.server);
            invitation.is_open(now).then(|| {
                let (email, language, expires_at) = (invitation.email, invitation.language, invitation.expires_at);
                let inviting = Inviting { email, language, expires_at, roles, path };
                invitation_note(app, inviting, &bumdes, &village_code, &inviter)
            })
        }
        (Mail::CompanyInvitation { .. }, Facts::CompanyInvited { invitation, company, region_code, inviter }) => {
            let roles = invitation.roles().iter().map(|role| format!("company-role-{role}")).collect();
            let path = invitation.path(&app.config.server);
            invitation.is_open(now).then(|| {
                let (email, language, expires_at) = (invitation.email, invitation.language, invitation.expires_at);
                let inviting = Inviting { email, language, expires_at, roles, path };
                invitation_note(app, inviting, &company, &region_code, &inviter)
            })
        }
        (Mail::SignUp { email, language, next, asked_at }, _) => {
            let until = mailed_link::until(*asked_at, Purpose::SignUp);
            (now < until).then(|| sign_up(app, *language, email, next, until))
        }
        (Mail::Notice { notice, arguments, link, .. }, Facts::Person(reader)) => {
            Some(told(app, reader, *notice, arguments, link))
        }
        (Mail::TokenMade { .. }, Facts::Token { token, reader }) => Some(token_made(app, reader, &token)),
        (Mail::AlreadySignedUp { .. }, Facts::Person(reader)) => Some(already_signed_up(app, reader)),
        (Mail::NewPassword { asked_at, .. }, Facts::Person(reader)) => {
            let purpose = Purpose::NewPassword { password_hash: &reader.password_hash };
            let until = mailed_link::until(*asked_at, purpose);
            (now < until).then(|| new_password(app, &reader, until))
        }
        _ => None,
    }
}

/// Somebody with an account.
#[derive(Queryable)]
pub(super) struct Reader {
    id: UserId,
    name: String,
    email: String,
    language: Language,
    password_hash: String,
}

/// Only who can sign in.
fn person(conn: &mut DbConn, id: &UserId) -> QueryResult<Option<Reader>> {
    users::table
        .find(id)
        .filter(users::is_active)
        .select((users::id, users::name, users::email, users::language, users::password_hash))
        .first(conn)
        .optional()
}

fn invited(conn: &mut DbConn, id: &InvitationId) -> QueryResult<Option<Facts>> {
    let found: Option<Invitation> =
        invitations::table.find(id).select(Invitation::as_select()).first(conn).optional()?;
    let Some(invitation) = found else { return Ok(None) };
    let (bumdes, village_code, inviter) = queries::about(conn, &invitation)?;
    Ok(Some(Facts::Invited { invitation, bumdes, village_code, inviter }))
}

fn invited_by_company(conn: &mut DbConn, id: &CompanyInvitationId) -> QueryResult<Option<Facts>> {
    let found: Option<CompanyInvitation> =
        company_invitations::table.find(id).select(CompanyInvitation::as_select()).first(conn).optional()?;
    let Some(invitation) = found else { return Ok(None) };
    let (company, region_code, inviter) = invitation::about(conn, &invitation)?;
    Ok(Some(Facts::CompanyInvited { invitation, company, region_code, inviter }))
}

/// An invitation, whoever sent it: to a BUMDes or to a company.
struct Inviting {
    email: String,
    language: Language,
    expires_at: Timestamp,
    /// messages
    roles: Vec<String>,
    path: String,
}

fn invitation_note(app: &App, inviting: Inviting, house: &str, region_code: &str, inviter: &str) -> Note {
    let Inviting { email, language, expires_at, roles, path } = inviting;
    let words = Words { app, language };
    let roles: Vec<String> = roles.iter().map(|role| words.text(role, &[])).collect();
    let expires_at = expires_at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let until = format::datetime(&expires_at, Some(region_code), language).unwrap_or_default();
    let who = [("inviter", inviter), ("bumdes", house)];
    Note {
        subject: words.text("mail-invitation-subject", &who),
        heading: words.text("mail-invitation-heading", &who),
        paragraphs: vec![
            words.text("mail-invitation-what", &who),
            words.text("mail-invitation-roles", &[("roles", &roles.join(", "))]),
            words.text("mail-invitation-until", &[("until", &until)]),
        ],
        button: words.text("mail-invitation-button", &[]),
        url: words.url(&path),
        end: words.text("mail-invitation-end", &who),
        to: Correspondent { name: String::new(), email },
        language,
    }
}

fn sign_up(app: &App, language: Language, email: &str, next: &str, until: Timestamp) -> Note {
    let words = Words { app, language };
    let token = mailed_link::token(&app.config.server, Purpose::SignUp, email, until);
    let mut path = format!("/account/sign-up/{token}");
    if !next.is_empty() {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        path = format!("{path}?{query}");
    }
    Note {
        subject: words.text("mail-sign-up-subject", &[]),
        heading: words.text("mail-sign-up-heading", &[]),
        paragraphs: vec![words.text("mail-sign-up-what", &[("hours", &SIGN_UP_HOURS.to_string())])],
        button: words.text("mail-sign-up-button", &[]),
        url: words.url(&path),
        end: words.text("mail-not-asked", &[]),
        to: Correspondent { name: String::new(), email: email.to_owned() },
        language,
    }
}

fn already_signed_up(app: &App, reader: Reader) -> Note {
    let words = Words { app, language: reader.language };
    Note {
        subject: words.text("mail-already-subject", &[]),
        heading: words.text("mail-already-heading", &[("name", &reader.name)]),
        paragraphs: vec![
            words.text("mail-already-what", &[]),
            words.text("mail-already-forgotten", &[("url", &words.url("/account/password"))]),
        ],
        button: words.text("mail-already-button", &[]),
        url: words.url("/account/sign-in"),
        end: words.text("mail-not-asked", &[]),
        to: Correspondent { name: reader.name, email: reader.email },
        language: reader.language,
    }
}

fn new_password(app: &App, reader: &Reader, until: Timestamp) -> Note {
    let words = Words { app, language: reader.language };
    let purpose = Purpose::NewPassword { password_hash: &reader.password_hash };
    let token = mailed_link::token(&app.config.server, purpose, reader.id.as_str(), until);
    Note {
        subject: words.text("mail-password-subject", &[]),
        heading: words.text("mail-password-heading", &[("name", &reader.name)]),
        paragraphs: vec![words.text("mail-password-what", &[])],
        button: words.text("mail-password-button", &[]),
        url: words.url(&format!("/account/password/{token}")),
        end: words.text("mail-not-asked", &[]),
        to: Correspondent { name: reader.name.clone(), email: reader.email.clone() },
        language: reader.language,
    }
}

fn token_made(app: &App, reader: Reader, token: &MailedToken) -> Note {
    let words = Words { app, language: reader.language };
    let may: Vec<String> = token.scopes.iter().map(|scope| words.text(scope.message(), &[])).collect();
    let expires_at = token.expires_at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let until = format::datetime(&expires_at, Some(&token.region_code), reader.language).unwrap_or_default();
    let about = [("name", token.name.as_str()), ("bumdes", token.place.as_str())];
    Note {
        subject: words.text("token-mail-subject", &about),
        heading: words.text("token-mail-heading", &about),
        paragraphs: vec![
            words.text("token-mail-what", &[("may", &may.join("; ")), ("until", &until)]),
            words.text("token-mail-not-you", &[]),
        ],
        button: words.text("token-mail-button", &[]),
        url: words.url(token.page),
        end: words.text("token-mail-end", &[("url", &words.url("/account/password"))]),
        to: Correspondent { name: reader.name, email: reader.email },
        language: reader.language,
    }
}

fn told(app: &App, reader: Reader, kind: NoticeKind, arguments: &Value, link: &str) -> Note {
    let words = Words { app, language: reader.language };
    let text = notices::words::text(&app.translations, reader.language, kind, arguments);
    Note {
        subject: text.trim_end_matches('.').to_owned(),
        heading: text,
        paragraphs: vec![words.text(&format!("notice-next-{kind}"), &[])],
        button: words.text("notice-open", &[]),
        url: words.url(link),
        end: words.text("notice-choose", &[("url", &words.url("/account/notices"))]),
        to: Correspondent { name: reader.name, email: reader.email },
        language: reader.language,
    }
}
