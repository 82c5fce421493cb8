//! `/portal/wholesale/quick-order`: many SKUs at once, typed, pasted or in a file.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::basket_pages::{BASKET, answer, refusal};
use super::resolve::{Fault, Resolved, resolve};
use super::{put, quick};
use crate::db::DbConn;
use crate::error::AppError;
use crate::sheets;
use crate::web::{BuyerScope, Form, Uploads, Visitor};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinesForm {
    lines: String,
    /// `good`: the lines that are right, and the others come back
    action: String,
}

/// A fault in words.
#[derive(Serialize)]
pub(super) struct ShownFault {
    line: usize,
    text: String,
    what: String,
}

pub(super) fn in_words(visitor: &Visitor, faults: &[Fault]) -> Vec<ShownFault> {
    let shown = |fault: &Fault| ShownFault {
        line: fault.line,
        text: fault.text.chars().take(80).collect(),
        what: visitor.text(fault.key, &[("max", FluentValue::from(quick::MOST_LINES))]),
    };
    faults.iter().map(shown).collect()
}

/// `GET /portal/wholesale/quick-order`
pub async fn show(visitor: Visitor, _: BuyerScope) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, "", 0, &[], None)
}

fn render(
    visitor: &Visitor,
    status: StatusCode,
    lines: &str,
    good: usize,
    faults: &[Fault],
    refused: Option<String>,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("lines", lines);
    context.insert("good", &good);
    context.insert("faults", &in_words(visitor, faults));
    context.insert("refused", &refused);
    context.insert("most_lines", &quick::MOST_LINES);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/quick_order.html", context)
}

/// `POST /portal/wholesale/quick-order`: all lines go into the basket, or none, unless somebody asks for the right ones.
pub async fn order(visitor: Visitor, scope: BuyerScope, form: Form<LinesForm>) -> Result<HttpResponse, AppError> {
    let wants_good = form.0.action == "good";
    take(&visitor, scope, form.0.lines, wants_good).await
}

/// `POST /portal/wholesale/quick-order/file`: its first two columns.
pub async fn send(visitor: Visitor, scope: BuyerScope, uploads: Uploads) -> Result<HttpResponse, AppError> {
    let refused = |text: String| render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, "", 0, &[], Some(text));
    let Some(file) = uploads.files.into_iter().next() else {
        return refused(visitor.text("sheet-file-none", &[]));
    };
    let Ok(content) = file.content else { return refused(visitor.text("basket-file-too-large", &[])) };
    match sheets::raw_rows(&content, quick::MOST_LINES + 2) {
        Ok(rows) => take(&visitor, scope, quick::text_of(rows), false).await,
        Err(fault) => refused(fault.text(&visitor.app.translations, visitor.language)),
    }
}

async fn take(visitor: &Visitor, scope: BuyerScope, text: String, wants_good: bool) -> Result<HttpResponse, AppError> {
    let asked = text.clone();
    let read = move |conn: &mut DbConn| Ok::<_, AppError>(resolve(conn, &asked)?);
    let Resolved { good, faults, rest } = visitor.app.read(read).await?;
    let n = good.len();
    if n == 0 && faults.is_empty() {
        let nothing = visitor.text("basket-lines-none", &[]);
        return render(visitor, StatusCode::UNPROCESSABLE_ENTITY, &text, 0, &[], Some(nothing));
    }
    if n == 0 || !(faults.is_empty() || wants_good) {
        return render(visitor, StatusCode::UNPROCESSABLE_ENTITY, &text, n, &faults, None);
    }
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| put::add(conn, now, &scope, &good)).await;
    match done {
        Ok(()) if !faults.is_empty() => {
            let added = visitor.text("basket-done-added", &[("n", n.into())]);
            visitor.flash("good", added)?;
            // counted anew: what was right is not among them any more
            let left = quick::read(&rest);
            let faults: Vec<Fault> = faults.into_iter().zip(left).map(|(f, l)| Fault { line: l.line, ..f }).collect();
            render(visitor, StatusCode::OK, &rest, 0, &faults, None)
        }
        Ok(()) => answer(visitor, Ok(()), visitor.text("basket-done-added", &[("n", n.into())]), BASKET),
        // what was typed stays
        Err(error) => {
            let why = refusal(visitor, error)?;
            render(visitor, StatusCode::CONFLICT, &text, n, &faults, Some(why))
        }
    }
}
