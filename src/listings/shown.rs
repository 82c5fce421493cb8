//! Contents in words: what a field holds, in the reader's language.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::Serialize;

use super::content::ListingContent;
use super::difference::{Difference, Value};
use super::numbers::sides_text;
use super::submission::Comment;
use crate::catalog::queries::categories;
use crate::db::DbConn;
use crate::db::schema::{producers, villages};
use crate::ids::ProducerId;
use crate::money::{Money, group_thousands};
use crate::web::{Visitor, format};

/// The names behind the codes of some contents.
#[derive(Debug, Default)]
pub struct Names {
    /// in both languages
    categories: HashMap<String, (String, String)>,
    villages: HashMap<String, String>,
    makers: HashMap<ProducerId, String>,
}

pub fn names(conn: &mut DbConn, contents: &[&ListingContent]) -> QueryResult<Names> {
    let codes: HashSet<&str> = contents.iter().map(|content| content.village_code.as_str()).collect();
    let ids: HashSet<&ProducerId> = contents.iter().filter_map(|content| content.producer.id.as_ref()).collect();
    let named: Vec<(String, String)> =
        villages::table.filter(villages::code.eq_any(codes)).select((villages::code, villages::name)).load(conn)?;
    let makers: Vec<(ProducerId, String)> =
        producers::table.filter(producers::id.eq_any(ids)).select((producers::id, producers::name)).load(conn)?;
    let categories = categories(conn)?.into_iter().map(|row| (row.code, (row.name_id, row.name_en)));
    Ok(Names {
        categories: categories.collect(),
        villages: named.into_iter().collect(),
        makers: makers.into_iter().collect(),
    })
}

/// A field before and after, in words, with what the curator says of it.
#[derive(Debug, Serialize)]
pub struct ShownDifference {
    pub field: String,
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub is_change: bool,
    pub comments: Vec<Comment>,
}

pub fn shown(visitor: &Visitor, names: &Names, rows: Vec<Difference>, comments: &[Comment]) -> Vec<ShownDifference> {
    let show = |row: Difference| ShownDifference {
        label: label(visitor, &row.label, &row.of),
        is_change: row.is_change(),
        before: row.before.as_ref().map(|value| words(visitor, names, value)),
        after: row.after.as_ref().map(|value| words(visitor, names, value)),
        comments: comments.iter().filter(|comment| comment.field == row.field).cloned().collect(),
        field: row.field,
    };
    rows.into_iter().map(show).collect()
}

/// `Harga · besar`
pub fn label(visitor: &Visitor, key: &str, of: &str) -> String {
    let name = visitor.text(key, &[]);
    if of.is_empty() { name } else { format!("{name} · {of}") }
}

fn words(visitor: &Visitor, names: &Names, value: &Value) -> String {
    let text = |key: String| visitor.text(&key, &[]);
    let number = |n: i64| format::number(n, visitor.language);
    match value {
        Value::Text(text) | Value::NewMaker(text) => text.clone(),
        Value::Category(code) => match names.categories.get(code) {
            Some((id, en)) => visitor.language.pick(id, en).to_owned(),
            None => code.clone(),
        },
        Value::Village(code) => names.villages.get(code).unwrap_or(code).clone(),
        Value::Maker(id) => names.makers.get(id).cloned().unwrap_or_default(),
        Value::Unit(unit) => text(format!("listing-unit-{unit}")),
        Value::OptionName(name) => text(format!("catalog-option-{name}")),
        Value::Choice(code, choice) => text(format!("attribute-{code}-{choice}")),
        Value::Measure(unit, n) => visitor.text(&format!("attribute-unit-{unit}"), &[("n", (*n).into())]),
        Value::Money(minor) => Money::idr(*minor).display(visitor.language),
        Value::Grams(grams) => format::weight(*grams, visitor.language),
        Value::SidesMm(sides) => format!("{} cm", sides_text(sides)),
        Value::Number(n) => number(*n),
        Value::Making(making) => text(format!("listing-making-{making}")),
        Value::Days(n) => visitor.text("listing-days", &[("n", (*n).into())]),
        Value::Tiers(tiers) => {
            let tier = |(quantity, price): &(i64, i64)| {
                let price = Money::idr(*price).display(visitor.language);
                visitor.text("listing-tier", &[("n", (*quantity).into()), ("price", price.into())])
            };
            tiers.iter().map(tier).collect::<Vec<_>>().join("\n")
        }
        Value::Pictures(pictures) => {
            let picture = |(n, picture): (i64, &super::content::ListedPicture)| {
                let alt = visitor.language.pick(&picture.alt_id, &picture.alt_en);
                format!("{n}. {alt}").trim_end().to_owned()
            };
            (1..).zip(pictures).map(picture).collect::<Vec<_>>().join("\n")
        }
    }
}

/// A number as it stands in a field: its thousands apart.
pub fn typed(number: Option<i64>) -> String {
    number.map(|n| group_thousands(n.unsigned_abs(), '.')).unwrap_or_default()
}
