//! Products that are like one: they share its telling words, and perhaps its category.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Searcher, Term};

use super::schema::Fields;
use crate::search::vocabulary::Words;

/// The fields whose words say what a product is.
const ALIKE_IN: &[&str] = &["name_id", "keywords"];
/// The rarest tokens say most; more of them cost and say little.
const MOST_TOKENS: usize = 6;
/// What the same category is worth beside shared words.
const SAME_CATEGORY: f32 = 2.0;

/// What others are to be like.
pub struct Like {
    pub product_id: String,
    /// of its category's name
    pub category: Vec<String>,
    /// of its name and keywords
    pub tokens: Vec<String>,
}

pub fn similar(
    searcher: &Searcher,
    fields: &Fields,
    words: &Words,
    like: &Like,
    limit: usize,
) -> tantivy::Result<Vec<DocAddress>> {
    let count = |token: &String| words.get(token).map_or(0, |known| known.count);
    let mut tokens: Vec<&String> = like.tokens.iter().filter(|token| count(token) > 1).collect();
    tokens.sort_by_key(|token| (count(token), *token));
    tokens.dedup();
    tokens.truncate(MOST_TOKENS);
    let term = |field, text: &str| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
    };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for field in fields.text.iter().filter(|f| ALIKE_IN.contains(&f.name.as_str())) {
        for token in &tokens {
            clauses.push((Occur::Should, Box::new(BoostQuery::new(term(field.stems, token), field.weight))));
        }
    }
    for field in fields.text.iter().filter(|f| f.name == "category" && !like.category.is_empty()) {
        let all = like.category.iter().map(|token| (Occur::Must, term(field.stems, token))).collect();
        let same: Box<dyn Query> = Box::new(BooleanQuery::new(all));
        clauses.push((Occur::Should, Box::new(ConstScoreQuery::new(same, SAME_CATEGORY))));
    }
    clauses.push((Occur::MustNot, term(fields.product_id, &like.product_id)));
    let best = searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit).order_by_score())?;
    Ok(best.into_iter().map(|(_, address)| address).collect())
}
