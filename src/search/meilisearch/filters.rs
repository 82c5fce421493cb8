//! Filters as Meilisearch writes them.

use crate::search::SearchQuery;

/// What a facet's counts leave out: its own filter; of the steps of a place, widest first, the narrower
/// ones too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    Nothing,
    Category,
    Province,
    Regency,
    Village,
    Maker,
    Price,
}

/// The filter of a search, without what a facet ignores; empty when nothing is left.
pub fn expression(query: &SearchQuery, without: Without) -> String {
    use Without::{Category, Maker, Price, Province, Regency, Village};
    let mut parts = Vec::new();
    if !query.categories.is_empty() && without != Category {
        parts.push(format!("category IN [{}]", list(&query.categories)));
    }
    let mut equal = |field: &str, value: &Option<String>, is_left_out: bool| {
        if let Some(value) = value.as_ref().filter(|_| !is_left_out) {
            parts.push(format!("{field} = {}", quoted(value)));
        }
    };
    equal("province_code", &query.province, without == Province);
    equal("regency_code", &query.regency, matches!(without, Province | Regency));
    equal("village_code", &query.village, matches!(without, Province | Regency | Village));
    equal("bumdes_slug", &query.bumdes, false);
    if !query.makers.is_empty() && without != Maker {
        parts.push(format!("producer_id IN [{}]", list(&query.makers)));
    }
    // all of them must hold
    parts.extend(query.permits.iter().map(|permit| format!("permits = {}", quoted(permit))));
    let is_priced = without != Price;
    if let Some(min) = query.price_min.filter(|_| is_priced) {
        parts.push(format!("price_minor >= {min}"));
    }
    if let Some(max) = query.price_max.filter(|_| is_priced) {
        parts.push(format!("price_minor <= {max}"));
    }
    if query.in_stock {
        parts.push("is_in_stock = true".into());
    }
    if query.primary {
        parts.push("is_primary = true".into());
    }
    parts.join(" AND ")
}

fn list(values: &[String]) -> String {
    values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", ")
}

/// A value in double quotes. Meilisearch knows one escape, `\"`; a backslash before the closing quote would
/// undo it, and no value of ours has one, so backslashes go.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_value_cannot_leave_its_quotes() {
        let query =
            SearchQuery { bumdes: Some("x\" OR price_minor > 0 OR \\\"".into()), ..SearchQuery::new(Language::Id) };
        assert_eq!(expression(&query, Without::Nothing), r#"bumdes_slug = "x\" OR price_minor > 0 OR \"""#);
    }

    #[test]
    fn a_facet_leaves_out_its_own_step_and_the_narrower_ones() {
        let query = SearchQuery {
            categories: vec!["pottery".into()],
            province: Some("52".into()),
            regency: Some("52.02".into()),
            price_max: Some(9),
            ..SearchQuery::new(Language::Id)
        };
        assert_eq!(expression(&query, Without::Province), r#"category IN ["pottery"] AND price_minor <= 9"#);
        assert_eq!(
            expression(&query, Without::Regency),
            r#"category IN ["pottery"] AND province_code = "52" AND price_minor <= 9"#
        );
        assert!(!expression(&query, Without::Category).contains("category"));
    }
}
