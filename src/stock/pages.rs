//! `/portal/bumdes/stock`: all that a BUMDes has on its shelves, and a field to write each count into.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::forms::{Changes, CountForm, Filter, seen_text};
use super::queries::{self, Elsewhere, PER_PAGE, Row, Which};
use super::{CountError, Reason, Saved, Seen, TooFew, count};
use crate::catalog::with_option;
use crate::error::AppError;
use crate::ids::{ProductId, VariantId};
use crate::media::{Photo, shown};
use crate::web::{BumdesScope, Form, StockScope, Visitor};

pub(super) const PAGE: &str = "/portal/bumdes/stock";
/// More rows than this are not told one by one.
const MOST_TOLD: usize = 3;

/// A row with what is typed into it.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    row: Row,
    #[serde(flatten)]
    elsewhere: Elsewhere,
    photo: Option<Photo>,
    free: i64,
    /// what can be ordered this month still
    places: i64,
    seen: String,
    count: String,
    reason: String,
    low: String,
    low_seen: String,
}

impl Line {
    /// What was typed stays typed, and its count stays of the moment when its page was opened.
    fn new(row: Row, elsewhere: Elsewhere, photo: Option<Photo>, typed: Option<&CountForm>) -> Self {
        let id = &row.variant_id;
        let posted = |field: &str| typed.and_then(|form| form.fields.get(&format!("{field}_{id}"))).cloned();
        let low = row.low_at.map(|mark| mark.to_string()).unwrap_or_default();
        let seen = Seen { on_hand: row.on_hand, corrected: row.corrected };
        Self {
            seen: posted("seen").unwrap_or_else(|| seen_text(&seen)),
            count: posted("count").unwrap_or_else(|| row.on_hand.to_string()),
            reason: posted("reason").unwrap_or_default(),
            low_seen: posted("lowseen").unwrap_or_else(|| low.clone()),
            low: posted("low").unwrap_or(low),
            free: row.on_hand - row.reserved,
            places: (row.capacity - row.ordered.unwrap_or(0)).max(0),
            photo,
            elsewhere,
            row,
        }
    }
}

/// `GET /portal/bumdes/stock?q=&low=&after=`
pub async fn list(visitor: Visitor, scope: StockScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, StatusCode::OK, filter.into_inner(), None, &BTreeMap::new()).await
}

async fn render(
    visitor: &Visitor,
    scope: &BumdesScope,
    status: StatusCode,
    filter: Filter,
    typed: Option<&CountForm>,
    errors: &BTreeMap<String, String>,
) -> Result<HttpResponse, AppError> {
    let after = Some(filter.after.clone()).filter(|id| !id.is_empty()).map(VariantId);
    let which = match typed {
        Some(form) => Which::These(form.variants()),
        None => Which::Matching { q: filter.q.clone(), is_low: filter.low == "1", after },
    };
    let scope = scope.clone();
    let (mut rows, mut elsewhere, photos, low) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let rows = queries::rows(conn, &scope, &which)?;
            let ids: Vec<&VariantId> = rows.iter().map(|row| &row.variant_id).collect();
            let elsewhere = queries::elsewhere(conn, &scope, &ids)?;
            let low = queries::count_low(conn, &scope)?;
            let products: Vec<&ProductId> = rows.iter().map(|row| &row.product_id).collect();
            let photos = shown::first_of(conn, &products)?;
            Ok((rows, elsewhere, photos, low))
        })
        .await?;
    let has_more = rows.len() > PER_PAGE as usize;
    rows.truncate(PER_PAGE as usize);
    let next = rows.last().filter(|_| has_more).map(|row| row.variant_id.to_string());
    let next = typed.map_or(next, |form| Some(form.text("next").to_owned()).filter(|next| !next.is_empty()));
    let lines: Vec<Line> = rows
        .into_iter()
        .map(|row| {
            let elsewhere = elsewhere.remove(&row.variant_id).unwrap_or_default();
            let photo = photos.get(&row.product_id).cloned();
            Line::new(row, elsewhere, photo, typed)
        })
        .collect();
    let mut context = Context::new();
    context.insert("rows", &lines);
    context.insert("next", &next);
    context.insert("low", &low);
    context.insert("wanted", &filter);
    context.insert("reasons", &Reason::ALL);
    context.insert("errors", errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/stock.html", context)
}

/// `POST /portal/bumdes/stock`
pub async fn save(visitor: Visitor, scope: StockScope, form: Form<CountForm>) -> Result<HttpResponse, AppError> {
    let (form, filter) = (&form.0, form.0.filter());
    let changes = match Changes::try_from(form) {
        Ok(Changes(changes)) => changes,
        Err(errors) => {
            let errors = errors.into_iter().map(|(field, key)| (field, visitor.text(key, &[]))).collect();
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, filter, Some(form), &errors).await;
        }
    };
    let (now, own, is_any) = (visitor.app.clock.now(), BumdesScope::clone(&scope), !changes.is_empty());
    let done = visitor
        .app
        .write(move |conn| {
            let saved = count(conn, now, &own, &changes)?;
            let moved: Vec<VariantId> =
                saved.iter().filter(|one| one.moved != 0).map(|one| one.variant_id.clone()).collect();
            let names = queries::rows(conn, &own, &Which::These(moved))?;
            Ok::<_, CountError>((saved, names))
        })
        .await;
    match done {
        Ok((saved, names)) => {
            if is_any {
                visitor.flash("good", told(&visitor, &saved, &names))?;
            }
            let after = if form.text("go").is_empty() { filter.after.as_str() } else { form.text("go") };
            Ok(visitor.redirect(&filter.address(after)))
        }
        Err(CountError::BelowHeld(rows)) => {
            let errors = rows.iter().map(|row| (format!("count_{}", row.variant_id), why(&visitor, row))).collect();
            render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, filter, Some(form), &errors).await
        }
        Err(CountError::NotFound) => Err(AppError::NotFound),
        Err(CountError::Database(error)) => Err(error.into()),
    }
}

fn why(visitor: &Visitor, row: &TooFew) -> String {
    let args: [(&str, FluentValue<'_>); 3] =
        [("held", row.held.into()), ("n", row.moved.abs().into()), ("least", row.least.into())];
    let key = match row.moved {
        0 => "stock-error-held",
        ..0 => "stock-error-sold",
        _ => "stock-error-returned",
    };
    visitor.text(key, &args)
}

/// What was saved, and what happened to it while somebody counted.
fn told(visitor: &Visitor, saved: &[Saved], names: &[Row]) -> String {
    let by_id: HashMap<&VariantId, &Row> = names.iter().map(|row| (&row.variant_id, row)).collect();
    let moved: Vec<(&Saved, &Row)> = saved.iter().filter_map(|one| Some((one, *by_id.get(&one.variant_id)?))).collect();
    let mut text = match saved.len() {
        0 => visitor.text("stock-saved-marks", &[]),
        n => visitor.text("stock-saved", &[("n", n.into())]),
    };
    for (one, row) in moved.iter().take(MOST_TOLD) {
        let name = with_option(visitor.language.pick(&row.name_id, &row.name_en), &row.option_value);
        let key = if one.moved < 0 { "stock-saved-sold" } else { "stock-saved-returned" };
        let args: [(&str, FluentValue<'_>); 3] =
            [("name", name.into()), ("n", one.moved.abs().into()), ("left", one.on_hand.into())];
        text.push(' ');
        text.push_str(&visitor.text(key, &args));
    }
    if moved.len() > MOST_TOLD {
        text.push(' ');
        text.push_str(&visitor.text("stock-saved-others", &[("n", (moved.len() - MOST_TOLD).into())]));
    }
    text
}
