//! `/portal/operator/mail`: the mails that were written to files, readable in the browser.

use std::path::PathBuf;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use crate::config::MailTransport;
use crate::db::DbError;
use crate::error::AppError;
use crate::mail::outbox::{self, OutboxMail};
use crate::web::{OperatorScope, Visitor};

const MOST: usize = 200;

/// A mail's own page: its styles and nothing else, no script, and links that open in the whole window.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; \
                           sandbox allow-top-navigation-by-user-activation";

/// The folder, when mails go to files.
fn folder(visitor: &Visitor) -> Option<PathBuf> {
    match &visitor.app.config.mail.transport {
        MailTransport::Files(folder) => Some(folder.clone()),
        MailTransport::Smtp(_) => None,
    }
}

/// `GET /portal/operator/mail`
pub async fn list(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let mails = match folder(&visitor) {
        Some(folder) => Some(web::block(move || outbox::list(&folder, MOST)).await.map_err(|_| DbError::Cancelled)??),
        None => None,
    };
    let mut context = Context::new();
    context.insert("mails", &mails);
    visitor.page("portal/operator/mails.html", context)
}

/// `GET /portal/operator/mail/{name}`
pub async fn show(visitor: Visitor, _: OperatorScope, name: web::Path<String>) -> Result<HttpResponse, AppError> {
    let mail = find(&visitor, name.into_inner()).await?;
    let mut context = Context::new();
    context.insert("text", &linked(&mail.text));
    context.insert("mail", &mail);
    visitor.page("portal/operator/mail.html", context)
}

/// `GET /portal/operator/mail/{name}/html`: the HTML part alone, for the frame on the mail's page.
pub async fn html(visitor: Visitor, _: OperatorScope, name: web::Path<String>) -> Result<HttpResponse, AppError> {
    let mail = find(&visitor, name.into_inner()).await?;
    let body = mail.html.replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, MAIL_POLICY))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .body(body))
}

async fn find(visitor: &Visitor, name: String) -> Result<OutboxMail, AppError> {
    let folder = folder(visitor).ok_or(AppError::NotFound)?;
    let mail = web::block(move || outbox::read(&folder, &name)).await.map_err(|_| DbError::Cancelled)??;
    mail.ok_or(AppError::NotFound)
}

/// A piece of a text: words, or an address to follow.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Piece {
    text: String,
    is_link: bool,
}

fn linked(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = [rest.find("https://"), rest.find("http://")].into_iter().flatten().min() {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        let address = from[..end].trim_end_matches(['.', ',', ')', ';']);
        pieces.push(Piece { text: before.to_owned(), is_link: false });
        pieces.push(Piece { text: address.to_owned(), is_link: true });
        rest = &from[address.len()..];
    }
    pieces.push(Piece { text: rest.to_owned(), is_link: false });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_can_be_followed_and_the_words_stay() {
        let pieces = linked("Lihat https://a.example/x?y=1.\nTerima kasih");
        let links: Vec<&str> = pieces.iter().filter(|p| p.is_link).map(|p| p.text.as_str()).collect();
        assert_eq!(links, ["https://a.example/x?y=1"]);
        let whole: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(whole, "Lihat https://a.example/x?y=1.\nTerima kasih");
    }
}
