//! `/portal/bumdes/numbers`

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::download;
use super::paid::{PaidMonth, paid_by_month};
use super::period::{Period, PeriodForm, year};
use super::sales::{self, Sold, SoldMonth};
use crate::charts::{Bars, Columns, Value};
use crate::db::DbConn;
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::ProducerId;
use crate::regions::{Month, time_zone};
use crate::web::{BumdesScope, FinanceScope, Visitor, format};

/// Rows of a table, and bars of its chart; the file has all.
const SHOWN: usize = 20;

struct Figures {
    village_code: String,
    this_month: Month,
    period: Period,
    sold_by_month: Vec<SoldMonth>,
    paid_by_month: Vec<PaidMonth>,
    products: Vec<Sold>,
}

/// `GET /portal/bumdes/numbers?period=last_month` or `?from=2026-01&to=2026-06`
pub async fn show(
    visitor: Visitor,
    scope: FinanceScope,
    form: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let figures = visitor.app.read::<_, AppError>(move |conn| {
        let village_code = village_of(conn, &scope)?;
        let this_month = Month::of(now, &village_code);
        let (period, months) = (Period::parse(&form, this_month), year(this_month));
        Ok(Figures {
            sold_by_month: sales::by_month(conn, &scope, &months, &village_code)?,
            paid_by_month: paid_by_month(conn, &scope, &months, &village_code)?,
            products: sales::by_product(conn, &scope, period.bounds(&village_code))?,
            village_code,
            this_month,
            period,
        })
    });
    let figures = figures.await?;
    let mut context = context(&figures, visitor.language);
    context.insert("when", &when(&visitor, figures.period));
    visitor.page("portal/bumdes/numbers.html", context)
}

/// `November 2026`, or from when to when.
fn when(visitor: &Visitor, period: Period) -> String {
    let [first, last] = [period.first, period.last].map(|month| format::month(month.first_day(), visitor.language));
    if period.first == period.last {
        return first;
    }
    visitor.text("numbers-from-to", &[("from", first.into()), ("to", last.into())])
}

/// `GET /portal/bumdes/numbers/products.csv`, of the same period
pub async fn products_file(
    visitor: Visitor,
    scope: FinanceScope,
    form: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let (period, rows) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let village_code = village_of(conn, &scope)?;
            let period = Period::parse(&form, Month::of(now, &village_code));
            Ok((period, sales::by_product(conn, &scope, period.bounds(&village_code))?))
        })
        .await?;
    let body = download::csv(&rows, visitor.language).map_err(AppError::Internal)?;
    let name = format!("penjualan-{}-{}.csv", period.first.text(), period.last.text());
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body))
}

fn village_of(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)
}

#[derive(Serialize)]
struct MonthRow {
    name: String,
    pieces: i64,
    worth_minor: i64,
    sent_minor: i64,
    back_minor: i64,
}

/// A product or a maker.
#[derive(Serialize, Clone)]
struct Row {
    name: String,
    /// of a product
    maker: String,
    pieces: i64,
    worth_minor: i64,
}

/// The first rows of a table and the sums of the others.
#[derive(Serialize)]
struct Table {
    chart: Bars,
    rows: Vec<Row>,
    more: usize,
    more_pieces: i64,
    more_minor: i64,
}

impl Table {
    fn of(rows: Vec<Row>) -> Self {
        let (shown, more) = rows.split_at(rows.len().min(SHOWN));
        Self {
            chart: Bars::of(shown.iter().map(|row| (row.name.clone(), row.worth_minor))),
            more: more.len(),
            more_pieces: more.iter().map(|row| row.pieces).sum(),
            more_minor: more.iter().map(|row| row.worth_minor).sum(),
            rows: shown.to_vec(),
        }
    }
}

fn context(figures: &Figures, language: Language) -> Context {
    let months = year(figures.this_month);
    let sums = figures.sold_by_month.iter().zip(&figures.paid_by_month);
    let rows: Vec<MonthRow> = months
        .iter()
        .zip(sums)
        .map(|(month, (sold, paid))| MonthRow {
            name: format::month(month.first_day(), language),
            pieces: sold.pieces,
            worth_minor: sold.worth_minor,
            sent_minor: paid.sent_minor,
            back_minor: paid.back_minor,
        })
        .collect();
    let columns = |value: fn(&MonthRow) -> i64| {
        let first = months.first();
        Columns::of(months.iter().zip(&rows).map(|(month, row)| column(*month, value(row), first, language)))
    };
    let best = |chart: &Columns| chart.most.and_then(|(n, value)| Some((rows.get(n)?.name.clone(), value)));
    let (sold_chart, paid_chart) = (columns(|row| row.worth_minor), columns(|row| row.sent_minor));
    let period = figures.period;
    let mut context = Context::new();
    context.insert("zone", time_zone(&figures.village_code).1);
    context.insert("sold_best", &best(&sold_chart));
    context.insert("sold_chart", &sold_chart);
    context.insert("paid_best", &best(&paid_chart));
    context.insert("paid_chart", &paid_chart);
    context.insert("months", &rows);
    context.insert("choice", &period.choice);
    context.insert("period_from", &period.first.text());
    context.insert("period_to", &period.last.text());
    context.insert("this_month", &figures.this_month.text());
    context.insert("pieces", &figures.products.iter().map(|row| row.pieces).sum::<i64>());
    context.insert("worth_minor", &figures.products.iter().map(|row| row.worth_minor).sum::<i64>());
    context.insert("products", &Table::of(products(&figures.products, language)));
    context.insert("makers", &Table::of(makers(&figures.products)));
    context
}

/// A column with its month beneath it, and the year where one begins; two years side by side would run into each other.
fn column(month: Month, value: i64, first: Option<&Month>, language: Language) -> Value {
    let (day, text) = (month.first_day(), month.text());
    let is_new_year = text.ends_with("-01") || (first == Some(&month) && !text.ends_with("-12"));
    Value {
        name: format::short_month(day, language).to_owned(),
        under: is_new_year.then(|| text[..4].to_owned()),
        value,
    }
}

fn products(sold: &[Sold], language: Language) -> Vec<Row> {
    let row = |sold: &Sold| Row {
        name: sold.name(language).to_owned(),
        maker: sold.maker.clone(),
        pieces: sold.pieces,
        worth_minor: sold.worth_minor,
    };
    sold.iter().map(row).collect()
}

/// The same sums by whom the products are from, the most worth first.
fn makers(sold: &[Sold]) -> Vec<Row> {
    let mut rows: Vec<(ProducerId, Row)> = Vec::new();
    for sold in sold {
        match rows.iter_mut().find(|(id, _)| *id == sold.maker_id) {
            Some((_, row)) => {
                row.pieces += sold.pieces;
                row.worth_minor += sold.worth_minor;
            }
            None => rows.push((
                sold.maker_id.clone(),
                Row {
                    name: sold.maker.clone(),
                    maker: String::new(),
                    pieces: sold.pieces,
                    worth_minor: sold.worth_minor,
                },
            )),
        }
    }
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    rows.sort_by(|a, b| b.worth_minor.cmp(&a.worth_minor).then_with(|| a.name.cmp(&b.name)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_shows_the_first_rows_and_sums_up_the_others() {
        let row = |n: i64| Row { name: format!("Produk {n}"), maker: String::new(), pieces: 1, worth_minor: 100 - n };
        let table = Table::of((0..23).map(row).collect());
        assert_eq!((table.rows.len(), table.chart.bars.len()), (SHOWN, SHOWN));
        assert_eq!((table.more, table.more_pieces, table.more_minor), (3, 3, 80 + 79 + 78));
        assert_eq!(Table::of(vec![row(1)]).more, 0);
    }
}
