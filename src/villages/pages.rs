//! `/villages`, `/villages/{slug}`, `/bumdes/{slug}`.

use actix_web::{HttpRequest, HttpResponse, web};
use tera::Context;

use super::browse::{self, Within};
use super::{heads, queries};
use crate::catalog;
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::pagination::Pages;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{Visitor, same_page};

/// `GET /villages`: by province, by regency, village by village.
pub async fn list(visitor: Visitor, request: HttpRequest) -> Result<HttpResponse, AppError> {
    let within = Within::parse(request.query_string());
    let asked = within.clone();
    let tour = visitor.app.read::<_, AppError>(move |conn| Ok(browse::tour(conn, &asked)?)).await?;
    let tour = tour.ok_or(AppError::NotFound)?;
    let total = if tour.regency.is_some() { tour.total.unsigned_abs() } else { 0 };
    let page = u32::try_from(within.page).unwrap_or(1);
    let pages = Pages::new(page, total, browse::PER_PAGE, |page| within.address(page as usize));
    let mut context = Context::new();
    context.insert("head", &heads::list(&visitor, &within, &tour));
    context.insert("place", &tour.place().map(|area| &area.name));
    context.insert("pages", &pages);
    context.insert("tour", &tour);
    visitor.shared_page("villages/list.html", context, [same_page::catalogue()])
}

/// `GET /villages/{slug}`: its story, what it makes, who sells it.
pub async fn show(visitor: Visitor, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let load = move |conn: &mut DbConn| {
        let village = queries::find(conn, &slug)?.ok_or(AppError::NotFound)?;
        let cards = catalog::queries::of_village(conn, &village.row.code)?;
        let sellers = queries::sellers_of(conn, &village.row.code)?;
        Ok((village, cards, sellers))
    };
    let (village, cards, sellers) = visitor.app.read::<_, AppError>(load).await?;
    let mut context = Context::new();
    context.insert("head", &heads::village(&visitor, &village));
    context.insert("village", &village);
    context.insert("has_more", &(cards.len() as i64 >= catalog::queries::ON_A_PAGE));
    context.insert("cards", &cards);
    context.insert("sellers", &sellers);
    visitor.shared_page("villages/show.html", context, [same_page::village(&village.row.code)])
}

/// `GET /bumdes/{slug}`: who it is, how to reach it, what it sells.
pub async fn bumdes(visitor: Visitor, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let load = move |conn: &mut DbConn| {
        let (bumdes, villages) = queries::find_bumdes(conn, &slug)?.ok_or(AppError::NotFound)?;
        let cards = catalog::queries::of_bumdes(conn, &bumdes.id)?;
        Ok((bumdes, villages, cards))
    };
    let (bumdes, villages, cards) = visitor.app.read::<_, AppError>(load).await?;
    let mut context = Context::new();
    context.insert("head", &heads::bumdes(&visitor, &bumdes, &villages));
    context.insert("chat", &whatsapp_link(&bumdes.phone, ""));
    context.insert("bumdes", &bumdes);
    context.insert("villages", &villages);
    context.insert("has_more", &(cards.len() as i64 >= catalog::queries::ON_A_PAGE));
    context.insert("cards", &cards);
    visitor.shared_page("villages/bumdes.html", context, [same_page::bumdes(&bumdes.slug)])
}
