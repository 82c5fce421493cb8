//! A new product begins as a draft that only its BUMDes and the curators see.

use std::collections::HashSet;

use diesel::prelude::*;

use super::apply::apply;
use super::content::ListingContent;
use super::draft;
use super::forms::{StepForm, fill};
use super::places::{Places, places};
use super::problem::Problem;
use super::problems::problems;
use super::settle_maker::settle_maker;
use super::step::Step;
use crate::audit::{self, ActKind};
use crate::catalog::{ListingStatus, Making, Product, version};
use crate::curation::record;
use crate::db::schema::{products, variants};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::import::slug::{slug, take_free};
use crate::web::ListingScope;

/// What is eaten or drunk: without a certificate it is told that there is none.
const EDIBLE: &[&str] = &["coffee-tea-cocoa", "food-beverage", "marine-fishery", "spices-oils", "agriculture"];

#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// the first step comes back with what was typed
    #[error("name, category or maker is missing")]
    Incomplete { content: Box<ListingContent>, places: Places, problems: Vec<Problem> },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CreateError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn create_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    form: &StepForm,
) -> Result<ProductId, CreateError> {
    let places = places(conn, scope.bumdes_id())?;
    let content = fill(&ListingContent::default(), Step::Name, form, &places);
    let problems: Vec<Problem> = problems(&content).into_iter().filter(|p| p.step() == Step::Name).collect();
    if !problems.is_empty() {
        return Err(CreateError::Incomplete { content: Box::new(content), places, problems });
    }
    Ok(add(conn, now, scope, content)?)
}

/// Writes a content with a complete first step as a new draft.
pub(crate) fn add(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    mut content: ListingContent,
) -> QueryResult<ProductId> {
    settle_maker(conn, &mut content)?;
    let producer_id = content.producer.id.clone().ok_or(diesel::result::Error::NotFound)?;
    let is_edible = EDIBLE.contains(&content.category.as_str());
    let product = Product {
        id: ProductId::new(),
        sku: free_sku(conn, &content)?,
        slug: free_slug(conn, &content.name_id)?,
        bumdes_id: scope.bumdes_id().clone(),
        village_code: content.village_code.clone(),
        producer_id,
        category_code: content.category.clone(),
        status: ListingStatus::Draft,
        is_primary: false,
        name_id: content.name_id.clone(),
        name_en: content.name_id.clone(),
        description_id: String::new(),
        description_en: String::new(),
        materials: String::new(),
        unit: content.unit.clone(),
        option_name: String::new(),
        min_order_quantity: 1,
        lead_time_days: 0,
        monthly_capacity: 0,
        halal: if is_edible { "no" } else { "na" }.into(),
        permit_kind: "none".into(),
        search_keywords: String::new(),
        sold_count: 0,
        import_hash: None,
        version: version::next(conn)?,
        published_at: None,
        created_at: now,
        updated_at: now,
        making: Making::Stock,
    };
    diesel::insert_into(products::table).values(&product).execute(conn)?;
    apply(conn, now, &product.id, &mut content)?;
    draft::insert(conn, now, scope.user_id(), &product.id, &content)?;
    record(conn, now, scope.actor(), &product.id, (ListingStatus::Draft, ListingStatus::Draft), None)?;
    audit::record(conn, now, &scope.act(ActKind::ListingCreated, &product.name_id))?;
    Ok(product.id)
}

/// `DARMAJI-KERANJANG-01`: short enough to be printed on a label.
fn free_sku(conn: &mut DbConn, content: &ListingContent) -> QueryResult<String> {
    use crate::db::schema::villages;
    let village: String = villages::table.find(&content.village_code).select(villages::slug).first(conn)?;
    let word = |text: &str| text.split('-').find(|word| word.len() > 2).unwrap_or("X").to_uppercase();
    let cut = |text: String| text.chars().take(14).collect::<String>();
    let stem = format!("{}-{}", cut(word(&village)), cut(word(&slug(&content.name_id))));
    let pattern = format!("{stem}-%");
    let products: Vec<String> =
        products::table.filter(products::sku.like(&pattern)).select(products::sku).load(conn)?;
    let variants: Vec<String> =
        variants::table.filter(variants::sku.like(&pattern)).select(variants::sku).load(conn)?;
    let taken: HashSet<String> = products.into_iter().chain(variants).collect();
    let free = (1..).map(|n| format!("{stem}-{n:02}")).find(|sku| !taken.contains(sku));
    Ok(free.expect("numbers do not end"))
}

/// The name as an address, with a number when it is taken.
pub(super) fn free_slug(conn: &mut DbConn, name: &str) -> QueryResult<String> {
    let wish = slug(name);
    let stem = if wish.is_empty() { "etalase" } else { wish.as_str() };
    let like = products::table.filter(products::slug.eq(stem).or(products::slug.like(format!("{stem}-%"))));
    let mut taken: HashSet<String> = like.select(products::slug).load(conn)?.into_iter().collect();
    Ok(take_free(&mut taken, &[wish]))
}
