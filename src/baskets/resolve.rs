//! From typed lines to variants.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::put::Change;
use super::quick::{self, Typed};
use crate::catalog::ListingStatus;
use crate::db::DbConn;
use crate::db::schema::{products, variants};
use crate::ids::VariantId;

/// A line that cannot be ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub line: usize,
    pub text: String,
    /// the message that says what to do
    pub key: &'static str,
}

#[derive(Debug, Default)]
pub struct Resolved {
    pub good: Vec<Change>,
    pub faults: Vec<Fault>,
    /// the text of those that are wrong, to be mended
    pub rest: String,
}

/// In one statement, however many lines.
pub fn resolve(conn: &mut DbConn, text: &str) -> QueryResult<Resolved> {
    let typed = quick::read(text);
    if typed.len() > quick::MOST_LINES {
        let fault = Fault { line: quick::MOST_LINES + 1, text: String::new(), key: "basket-line-too-many" };
        return Ok(Resolved { good: Vec::new(), faults: vec![fault], rest: text.to_owned() });
    }
    // spreadsheets and people write them in small letters too
    let skus: Vec<String> = typed
        .iter()
        .filter_map(|typed| typed.wish.as_ref().ok())
        .flat_map(|(sku, _)| [sku.clone(), sku.to_uppercase()])
        .collect();
    let rows: Vec<(String, VariantId, bool, ListingStatus)> = variants::table
        .inner_join(products::table)
        .filter(variants::sku.eq_any(skus))
        .select((variants::sku, variants::id, variants::is_active, products::status))
        .load(conn)?;
    let known: HashMap<String, (VariantId, bool)> = rows
        .into_iter()
        .map(|(sku, id, is_active, status)| (sku, (id, is_active && status == ListingStatus::Published)))
        .collect();
    let mut resolved = Resolved::default();
    for Typed { line, text, wish } in typed {
        let found = wish.and_then(|(sku, quantity)| {
            let variant = known.get(&sku).or_else(|| known.get(&sku.to_uppercase()));
            match variant {
                None => Err("basket-line-unknown"),
                Some((_, false)) => Err("basket-line-not-sold"),
                Some((id, true)) => Ok((id.clone(), quantity)),
            }
        });
        match found {
            Ok(change) => resolved.good.push(change),
            Err(key) => {
                resolved.rest.push_str(&text);
                resolved.rest.push('\n');
                resolved.faults.push(Fault { line, text, key });
            }
        }
    }
    Ok(resolved)
}
