//! The columns of each sheet. A column is known by its key, by its heading in either language, and by what the
//! command line's file calls it.

use crate::i18n::{Language, Translations};
use crate::listings::attributes;

crate::text_enum! {
    /// What a file can bring.
    Kind { Products = "products", Stock = "stock" }
}

pub const SKU: &str = "sku";

/// Those of a product's category (`attribute-…`) stand behind them.
pub const PRODUCTS: &[&str] = &[
    SKU,
    "name-id",
    "name-en",
    "category",
    "village",
    "maker",
    "description-id",
    "description-en",
    "materials",
    "care-id",
    "care-en",
    "unit",
    "options",
    "price",
    "weight",
    "tiers",
    "minimum",
    "making",
    "lead-time",
    "capacity",
    "opening",
];

pub const STOCK: &[&str] = &[SKU, "product", "option", "on-hand", "held", "free", "counted", "reason"];

pub const ORDERS: &[&str] = &[
    "number",
    "ordered-on",
    "status",
    "delivery",
    "buyer",
    "destination",
    SKU,
    "product",
    "option",
    "quantity",
    "unit-price",
    "line-total",
    "shipping",
    "note",
];

/// What the command line's file calls some of them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("producer", "maker"),
    ("village_code", "village"),
    ("price_idr", "price"),
    ("weight_g", "weight"),
    ("wholesale_tiers", "tiers"),
    ("min_order_qty", "minimum"),
    ("lead_time_days", "lead-time"),
    ("monthly_capacity", "capacity"),
    ("stock", "opening"),
];

impl Kind {
    /// All that may stand in its file.
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Self::Products => PRODUCTS.iter().copied().chain(attributes::all().iter().map(attribute_column)).collect(),
            Self::Stock => STOCK.to_vec(),
        }
    }

    /// Without them nothing can be read from its file.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Self::Products => &["name-id"],
            Self::Stock => &[SKU, "counted"],
        }
    }
}

/// `attribute-foodsafe`, as long as the program runs.
pub fn attribute_column(attribute: &'static attributes::Attribute) -> &'static str {
    use std::collections::HashMap;
    use std::sync::LazyLock;
    static COLUMNS: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
        attributes::all().iter().map(|one| (one.code.as_str(), format!("attribute-{}", one.code))).collect()
    });
    COLUMNS[attribute.code.as_str()].as_str()
}

/// The attribute that a column holds.
pub fn attribute(column: &str) -> Option<&'static attributes::Attribute> {
    attributes::find(column.strip_prefix("attribute-")?)
}

/// The message that names a column.
pub fn heading_key(column: &str) -> String {
    match attribute(column) {
        Some(_) => column.to_owned(),
        None => format!("sheet-column-{column}"),
    }
}

pub fn heading(column: &str, translations: &Translations, language: Language) -> String {
    translations.text(language, &heading_key(column), &[])
}

/// Which of `columns` a heading means: capitals, spaces and the star of a required one do not count.
pub fn find(columns: &[&'static str], typed: &str, translations: &Translations) -> Option<&'static str> {
    let typed = plain(typed);
    let dashed = typed.replace([' ', '_'], "-");
    let dashed = OTHER_NAMES.iter().find(|(other, _)| *other == typed).map_or(dashed.as_str(), |(_, own)| *own);
    let is_meant = |column: &&&'static str| {
        **column == dashed || Language::ALL.iter().any(|l| plain(&heading(column, translations, *l)) == typed)
    };
    columns.iter().find(is_meant).copied()
}

fn plain(text: &str) -> String {
    let words: Vec<String> = text.replace('*', " ").split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_heading_in_both_languages_and_no_heading_means_two() {
        let translations = Translations::load().unwrap();
        for kind in Kind::ALL {
            let columns = kind.columns();
            for column in &columns {
                for language in Language::ALL {
                    let heading = heading(column, &translations, *language);
                    assert_eq!(find(&columns, &heading, &translations), Some(*column), "{heading}");
                    let shouted = format!(" {}  *", heading.to_uppercase());
                    assert_eq!(find(&columns, &shouted, &translations), Some(*column), "{shouted}");
                }
                assert_eq!(find(&columns, column, &translations), Some(*column));
            }
        }
    }

    #[test]
    fn the_headings_of_the_command_lines_file_are_understood() {
        let translations = Translations::load().unwrap();
        let columns = Kind::Products.columns();
        for name in crate::import::products::COLUMNS {
            // decided by others than the BUMDes, or told by the tiers
            let is_not_theirs =
                ["is_primary", "wholesale_moq", "halal", "permit_kind", "search_keywords"].contains(name);
            assert_eq!(find(&columns, name, &translations).is_none(), is_not_theirs, "{name}");
        }
        assert_eq!(find(&columns, "", &translations), None);
    }
}
