//! Files to keep: `/portal/bumdes/sheets/{products,stock,orders}/{csv,xlsx}`, and templates of those that can be sent
//! back. Each is drawn on the thread that reads, and holds so many rows at most: it is made in memory.

use actix_web::{HttpResponse, web};
use diesel::prelude::*;

use super::columns::Kind;
use super::forms::{OrderFilter, OrderForm};
use super::pages::PAGE;
use super::sheet::Sheet;
use super::template::{self, Shop};
use super::words::Words;
use super::write::Format;
use super::{orders, products, stock};
use crate::audit::{self, Act, ActKind};
use crate::db::DbConn;
use crate::db::schema::products as products_table;
use crate::error::AppError;
use crate::listings::places::places;
use crate::web::{ListingScope, OrderScope, StockScope, Visitor};

/// `GET /portal/bumdes/sheets/products/{format}`
pub async fn products(
    visitor: Visitor,
    scope: ListingScope,
    format: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let draw = move |conn: &mut DbConn, words: Words<'_>| products::products(conn, &scope, words);
    file(&visitor, &format, "sheet-file-products", draw).await
}

/// `GET /portal/bumdes/sheets/stock/{format}`
pub async fn stock(visitor: Visitor, scope: StockScope, format: web::Path<String>) -> Result<HttpResponse, AppError> {
    let draw = move |conn: &mut DbConn, words: Words<'_>| stock::stock(conn, &scope, words);
    file(&visitor, &format, "sheet-file-stock", draw).await
}

/// `GET /portal/bumdes/sheets/orders/{format}?status=&from=&until=`. Names of buyers leave the house with it, so that
/// the trail says who took them.
pub async fn orders(
    visitor: Visitor,
    scope: OrderScope,
    format: web::Path<String>,
    form: web::Query<OrderForm>,
) -> Result<HttpResponse, AppError> {
    let filter = OrderFilter::from(form.into_inner());
    let (asked, wanted) = (scope.clone(), filter.clone());
    let draw = move |conn: &mut DbConn, words: Words<'_>| orders::orders(conn, &asked, &wanted, words);
    let answer = file(&visitor, &format, "sheet-file-orders", draw).await?;
    if answer.status().is_success() {
        let (now, months) = (visitor.app.clock.now(), filter.months());
        let leave = move |conn: &mut DbConn| {
            let act = Act::by(&scope, ActKind::OrdersExported, format.as_str());
            let act = Act { note: months.as_deref(), ..act };
            Ok::<_, AppError>(audit::record(conn, now, &act)?)
        };
        visitor.app.write(leave).await?;
    }
    Ok(answer)
}

/// `GET /portal/bumdes/sheets/templates/{kind}/{format}`
pub async fn template(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (kind, format) = path.into_inner();
    let kind = Kind::parse(&kind).ok_or(AppError::NotFound)?;
    let draw = move |conn: &mut DbConn, words: Words<'_>| match kind {
        Kind::Stock => QueryResult::Ok(Some(template::stock(words))),
        Kind::Products => {
            let categories: Vec<String> = products_table::table
                .filter(products_table::bumdes_id.eq(scope.bumdes_id()))
                .order(products_table::category_code)
                .select(products_table::category_code)
                .distinct()
                .load(conn)?;
            let places = places(conn, scope.bumdes_id())?;
            Ok(Some(template::products(&Shop { places: &places, categories: &categories }, words)))
        }
    };
    let name = match kind {
        Kind::Products => "sheet-file-template-products",
        Kind::Stock => "sheet-file-template-stock",
    };
    file(&visitor, &format, name, draw).await
}

/// Draws a sheet and hands it over; one that would be too large is refused on the page it was asked from.
async fn file(
    visitor: &Visitor,
    format: &str,
    name_key: &'static str,
    draw: impl FnOnce(&mut DbConn, Words<'_>) -> QueryResult<Option<Sheet>> + Send + 'static,
) -> Result<HttpResponse, AppError> {
    let format = Format::parse(format).ok_or(AppError::NotFound)?;
    let (app, language) = (visitor.app.clone(), visitor.language);
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let words = Words { translations: &app.translations, language };
            let sheet = draw(conn, words)?;
            sheet.map(|sheet| format.write(&sheet, &words).map_err(AppError::Internal)).transpose()
        })
        .await?;
    match body {
        Some(body) => {
            let name = format!("{}-{}", visitor.text(name_key, &[]), visitor.app.clock.now().date());
            Ok(format.answer(&name, body))
        }
        None => {
            visitor.flash("bad", visitor.text("sheet-too-many", &[]))?;
            Ok(visitor.redirect(PAGE))
        }
    }
}
