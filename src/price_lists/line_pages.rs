//! `/portal/bumdes/price-lists/{id}/lines`: what one variant costs by a list.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::forms::LineForm;
use super::keep_line::{LineError, LineTerms, remove_line, save_line};
use super::line_queries::{find_pieces, one_line};
use super::pages::{Asked, LISTS, Press};
use super::price_list::find;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{PriceListId, VariantId};
use crate::quotations::typed::{FormErrors, in_words, line};
use crate::web::{Form, StockScope, Visitor};

fn address(list: &PriceListId, variant: &VariantId) -> String {
    format!("{LISTS}/{list}/lines/{variant}")
}

/// `GET /portal/bumdes/price-lists/{id}/lines?q=`: own variants by SKU or name; a whole SKU goes straight to its line.
pub async fn choose(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PriceListId>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    let words = line(&asked.q, 100);
    let (id, wanted) = (id.into_inner(), words.clone());
    let read = move |conn: &mut DbConn| {
        let list = find(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        let (found, has_more) = find_pieces(conn, &scope, &wanted)?;
        Ok::<_, AppError>((list, found, has_more))
    };
    let (list, found, has_more) = visitor.app.read(read).await?;
    let named = found.iter().find(|piece| piece.sku.eq_ignore_ascii_case(&words));
    if let Some(piece) = named {
        return Ok(visitor.redirect(&address(&list.id, &piece.variant_id)));
    }
    let mut context = Context::new();
    context.insert("q", &words);
    context.insert("list", &list);
    context.insert("found", &found);
    context.insert("has_more", &has_more);
    visitor.page("portal/bumdes/price_list_choose.html", context)
}

/// `GET /portal/bumdes/price-lists/{id}/lines/{variant_id}`
pub async fn edit(
    visitor: Visitor,
    scope: StockScope,
    ids: web::Path<(PriceListId, VariantId)>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, scope, StatusCode::OK, ids.into_inner(), None, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    scope: StockScope,
    status: StatusCode,
    (id, variant): (PriceListId, VariantId),
    typed: Option<LineForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let list = find(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        let one = one_line(conn, &scope, &id, &variant)?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>((list, one))
    };
    let (list, one) = visitor.app.read(read).await?;
    let known = || match &one.known {
        Some((minimum, lot_size, tiers)) => LineForm::of(*minimum, *lot_size, tiers),
        None => LineForm::of(one.piece.min_order_quantity, 1, &[]),
    };
    let mut context = Context::new();
    context.insert("form", &typed.unwrap_or_else(known));
    context.insert("is_on_list", &one.known.is_some());
    context.insert("piece", &one.piece);
    context.insert("usual", &one.usual);
    context.insert("list", &list);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/price_list_line.html", context)
}

/// `POST /portal/bumdes/price-lists/{id}/lines/{variant_id}`
pub async fn save(
    visitor: Visitor,
    scope: StockScope,
    ids: web::Path<(PriceListId, VariantId)>,
    form: Form<LineForm>,
) -> Result<HttpResponse, AppError> {
    let ids = ids.into_inner();
    let terms = match LineTerms::try_from(&form.0) {
        Ok(terms) => terms,
        Err(errors) => {
            return render(&visitor, scope, StatusCode::UNPROCESSABLE_ENTITY, ids, Some(form.0), &errors).await;
        }
    };
    let (now, (id, variant), own) = (visitor.app.clock.now(), ids.clone(), scope.clone());
    match visitor.app.write(move |conn| save_line(conn, now, &own, &id, &variant, &terms)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("price-list-done-line", &[]))?;
            Ok(visitor.redirect(&format!("{LISTS}/{}", ids.0)))
        }
        Err(LineError::Full) => {
            let errors = FormErrors::from([("minimum", "price-list-error-full")]);
            render(&visitor, scope, StatusCode::CONFLICT, ids, Some(form.0), &errors).await
        }
        Err(LineError::NotFound) => Err(AppError::NotFound),
        Err(LineError::Database(error)) => Err(error.into()),
    }
}

/// `POST /portal/bumdes/price-lists/{id}/lines/{variant_id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: StockScope,
    ids: web::Path<(PriceListId, VariantId)>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (id, variant) = ids.into_inner();
    let (now, list) = (visitor.app.clock.now(), id.clone());
    match visitor.app.write(move |conn| remove_line(conn, now, &scope, &list, &variant)).await {
        Ok(()) => visitor.flash("good", visitor.text("price-list-done-line-removed", &[]))?,
        Err(LineError::Database(error)) => return Err(error.into()),
        Err(LineError::NotFound | LineError::Full) => return Err(AppError::NotFound),
    }
    Ok(visitor.redirect(&format!("{LISTS}/{id}")))
}
