//! The papers as files: of one order, or of those that were ticked.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::queries::{self, MOST};
use super::{Ink, Kind, draw};
use crate::error::AppError;
use crate::fulfillment::forms::{Fields, Ticked};
use crate::web::{Form, OrderScope, Visitor};

/// `GET /portal/bumdes/orders/{number}/packing-slip.pdf`
pub async fn packing_slip(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    file(&visitor, scope, Kind::PackingSlip, vec![number.into_inner()]).await
}

/// `GET /portal/bumdes/orders/{number}/label.pdf`
pub async fn label(visitor: Visitor, scope: OrderScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    file(&visitor, scope, Kind::Label, vec![number.into_inner()]).await
}

/// `GET /portal/bumdes/papers/{file}?number=…&number=…`: `labels.pdf`, for one; the orders among them that are this BUMDes's own.
pub async fn show(
    visitor: Visitor,
    scope: OrderScope,
    name: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let kind = name.strip_suffix(".pdf").and_then(Kind::parse).ok_or(AppError::NotFound)?;
    file(&visitor, scope, kind, Ticked::from(query.into_inner()).numbers).await
}

/// `POST /portal/bumdes/orders/papers`: what was ticked becomes the address of a file, so that it can be opened again.
pub async fn print(visitor: Visitor, _: OrderScope, form: Form<Fields>) -> Result<HttpResponse, AppError> {
    let ticked = Ticked::from(form.0);
    let kind = ticked.paper.as_deref().and_then(Kind::parse).ok_or(AppError::NotFound)?;
    if ticked.numbers.is_empty() {
        visitor.flash("bad", visitor.text("fulfillment-bulk-nothing", &[]))?;
        return Ok(visitor.redirect(&ticked.back));
    }
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for number in ticked.numbers.iter().take(MOST) {
        query.append_pair("number", number);
    }
    Ok(visitor.redirect(&format!("/portal/bumdes/papers/{kind}.pdf?{}", query.finish())))
}

async fn file(
    visitor: &Visitor,
    scope: OrderScope,
    kind: Kind,
    numbers: Vec<String>,
) -> Result<HttpResponse, AppError> {
    let (app, language) = (visitor.app.clone(), visitor.language);
    let name = match &numbers[..] {
        [number] => format!("{number}-{kind}.pdf"),
        _ => format!("{kind}.pdf"),
    };
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let papers = queries::papers(conn, &scope, &numbers)?;
            if papers.orders.is_empty() {
                return Err(AppError::NotFound);
            }
            let ink = Ink { translations: &app.translations, language, server: &app.config.server };
            Ok(draw(kind, &papers, &ink)?)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{}\"", plain(&name))))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body))
}

/// A number comes from an address: what it found is one of ours, but it stands in a header.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect()
}
