//! The letter to a BUMDes about its permits: what ends, what is needed, what left the gallery or came back.

use serde::Serialize;
use tera::Context;

use super::Mail;
use super::compose::write;
use super::letter::{Correspondent, Letter};
use super::queries::bumdes_of;
use crate::app::App;
use crate::db::{DbError, Timestamp};
use crate::i18n::Language;
use crate::ids::BumdesId;
use crate::legality::warning::{self, Line};

/// A line with the product's name in the reader's language.
#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    line: Line,
    name: String,
}

pub(super) async fn letter(app: &App, mail: &Mail, id: &BumdesId, told_at: Timestamp) -> anyhow::Result<Letter> {
    let id = id.clone();
    let read = move |conn: &mut _| Ok((bumdes_of(conn, &id)?, warning::lines(conn, &id, told_at)?));
    let (bumdes, lines) = app.read::<_, DbError>(read).await?;
    let language = bumdes.language;
    let view = |line: Line| {
        let names = (line.name_id.as_deref().unwrap_or(""), line.name_en.as_deref().unwrap_or(""));
        let name = if language == Language::Id { names.0 } else { names.1 };
        View { name: name.to_owned(), line }
    };
    let lines: Vec<View> = lines.into_iter().map(view).collect();
    let mut context = Context::new();
    context.insert("lang", &language);
    context.insert("bumdes", &bumdes.name);
    context.insert("has_unlisted", &lines.iter().any(|view| view.line.what == "unlisted"));
    context.insert("has_warning", &lines.iter().any(|view| view.line.days > 0));
    context.insert("lines", &lines);
    let to = Correspondent { name: bumdes.name, email: bumdes.email };
    write(app, mail, context, to, None)
}
