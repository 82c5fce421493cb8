//! `/portal/wholesale/catalogue`: what there is, at the company's own prices.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::catalogue::entries;
use crate::catalog::queries::categories;
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::ProductId;
use crate::search::{SearchQuery, Sort};
use crate::web::pagination::Pages;
use crate::web::{CompanyScope, Visitor};

pub const CATALOGUE: &str = "/portal/wholesale/catalogue";
const PER_PAGE: u32 = 20;
/// Nobody turns so many pages; what is not found by then wants another word.
const MOST_PAGES: u32 = 500;

/// What cannot be understood is left out.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    category: String,
    page: String,
}

impl Asked {
    fn words(&self) -> String {
        self.q.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect()
    }

    fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, MOST_PAGES)
    }

    fn query(&self, visitor: &Visitor) -> SearchQuery {
        let text = self.words();
        SearchQuery {
            sort: if text.is_empty() { Sort::Popular } else { Sort::Relevance },
            text,
            categories: Some(self.category.clone()).filter(|code| !code.is_empty()).into_iter().collect(),
            page: self.page(),
            per_page: PER_PAGE,
            ..SearchQuery::new(visitor.language)
        }
    }

    fn address(&self, page: u32) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.words()).append_pair("category", &self.category);
        format!("{CATALOGUE}?{}", query.append_pair("page", &page.to_string()).finish())
    }
}

/// `GET /portal/wholesale/catalogue?q=&category=&page=`
pub async fn show(visitor: Visitor, scope: CompanyScope, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let is_approved = scope.status() == CompanyStatus::Approved;
    let (now, asked) = (visitor.app.clock.now(), asked.into_inner());
    let mut found = Vec::new();
    let mut total = 0;
    if is_approved {
        let results = visitor.app.search.search(&asked.query(&visitor)).await;
        let results = results.map_err(|error| AppError::Unavailable(error.to_string()))?;
        total = results.total;
        found = results.items.into_iter().map(|card| ProductId(card.product_id)).collect();
    }
    let read = move |conn: &mut DbConn| {
        Ok::<_, AppError>((entries(conn, now, scope.company_id(), &found)?, categories(conn)?))
    };
    let (entries, categories) = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("is_approved", &is_approved);
    context.insert("q", &asked.words());
    context.insert("category", &asked.category);
    context.insert("categories", &categories);
    context.insert("total", &total);
    context.insert("back", &asked.address(asked.page()));
    context.insert("pages", &Pages::new(asked.page(), total, PER_PAGE, |page| asked.address(page)));
    context.insert("entries", &entries);
    visitor.page("portal/wholesale/catalogue.html", context)
}
