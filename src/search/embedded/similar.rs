//! Products that are like one: they share its telling words, and perhaps its category.

use std::collections::HashMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};
use uuid::Uuid;

use super::schema::Fields;
use super::view::View;
use crate::search::vocabulary::Words;

/// The fields whose words say what a product is.
const ALIKE_IN: &[&str] = &["name_id", "keywords"];
/// The rarest tokens say most; more of them cost and say little.
const MOST_TOKENS: usize = 4;
/// Candidates for each product that is wanted.
const LOOKED_AT: usize = 4;
/// Of one village.
const NEIGHBOURS: usize = 2;

/// What others are to be like.
pub struct Like {
    pub product_id: String,
    pub village_code: String,
    /// of its category's name
    pub category: Vec<String>,
    /// of its name and keywords
    pub tokens: Vec<String>,
}

/// The best ones, other villages first and none too often: a product's page shows its own village's others anyway.
pub fn similar(
    view: &View,
    fields: &Fields,
    words: &Words,
    like: &Like,
    wanted: usize,
) -> tantivy::Result<Vec<DocAddress>> {
    let query = BooleanQuery::new(clauses(fields, words, like));
    let own = Uuid::parse_str(&like.product_id).map(|id| id.as_u64_pair()).ok();
    let best = view.searcher.search(&query, &TopDocs::with_limit(wanted * LOOKED_AT + 1).order_by_score())?;
    let others = best.into_iter().map(|(_, address)| address).filter(|address| Some(view.id(*address)) != own);
    let (others, own_village): (Vec<_>, Vec<_>) =
        others.map(|address| (view.village(address), address)).partition(|(village, _)| *village != like.village_code);
    let mut of_village: HashMap<&str, usize> = HashMap::new();
    let others = others.into_iter().filter(|(village, _)| {
        let seen = of_village.entry(village).or_default();
        *seen += 1;
        *seen <= NEIGHBOURS
    });
    Ok(others.chain(own_village).take(wanted).map(|(_, address)| address).collect())
}

/// Nothing but terms with their frequencies: over such a union the index leaps past whole blocks that cannot be
/// among the best.
fn clauses(fields: &Fields, words: &Words, like: &Like) -> Vec<(Occur, Box<dyn Query>)> {
    let count = |token: &String| words.get(token).map_or(0, |known| known.count);
    let mut tokens: Vec<&String> = like.tokens.iter().filter(|token| count(token) > 1).collect();
    tokens.sort_by_key(|token| (count(token), *token));
    tokens.dedup();
    tokens.truncate(MOST_TOKENS);
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for field in &fields.text {
        let asked = match field.name.as_str() {
            "category" => like.category.iter().collect(),
            name if ALIKE_IN.contains(&name) => tokens.clone(),
            _ => continue,
        };
        for token in asked {
            let term = TermQuery::new(Term::from_field_text(field.stems, token), IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(term), field.weight))));
        }
    }
    clauses
}
