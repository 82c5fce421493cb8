//! `/portal/curator/insight`

use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use tera::Context;

use super::filter::{DAYS, Filter};
use super::queries::{self, StockOut};
use crate::charts::Bars;
use crate::error::AppError;
use crate::villages::browse::areas;
use crate::web::age::Age;
use crate::web::{CuratorScope, Visitor};

/// Bars of a chart: the first rows of its table.
const DRAWN: usize = 10;

#[derive(Serialize)]
struct GoneRow {
    #[serde(flatten)]
    product: StockOut,
    name: String,
    age: Age,
}

/// `GET /portal/curator/insight?province=52&regency=52.02&days=90`
pub async fn show(visitor: Visitor, _: CuratorScope, request: HttpRequest) -> Result<HttpResponse, AppError> {
    let (now, filter) = (visitor.app.clock.now(), Filter::parse(request.query_string()));
    let asked = filter.clone();
    let (searches, ways, gone, provinces, regencies) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            Ok((
                queries::searches_for_nothing(conn, now, &asked)?,
                queries::ways(conn, now, &asked)?,
                queries::stock_outs(conn, &asked)?,
                areas(conn, None)?,
                match &asked.province {
                    Some(province) => areas(conn, Some(province))?,
                    None => Vec::new(),
                },
            ))
        })
        .await?;
    let mut context = Context::new();
    context.insert("searches_chart", &chart(searches.iter().map(|row| (row.words.clone(), row.searches))));
    context.insert("searches", &searches);
    context.insert("ways_chart", &chart(ways.rows.iter().map(|row| (row.name.clone(), row.way.views))));
    context.insert("ways", &ways);
    let total = gone.first().map_or(0, |row| row.total);
    context.insert("gone_more", &(total - gone.len() as i64));
    context.insert("gone_total", &total);
    let row = |product: StockOut| GoneRow {
        name: product.name(visitor.language).to_owned(),
        age: Age::of(product.since, now),
        product,
    };
    context.insert("gone", &gone.into_iter().map(row).collect::<Vec<_>>());
    context.insert("provinces", &provinces);
    context.insert("regencies", &regencies);
    context.insert("all_days", &DAYS);
    context.insert("wanted", &filter);
    visitor.page("portal/curator/insight.html", context)
}

fn chart(values: impl Iterator<Item = (String, i64)>) -> Bars {
    Bars::of(values.take(DRAWN))
}
