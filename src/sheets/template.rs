//! Files to begin with: the headings, examples that an upload reads over, and what to write into each column.

use super::columns::{SKU, STOCK};
use super::products::columns_of;
use super::sheet::{Cell, Sheet};
use super::words::Words;
use crate::i18n::Language;
use crate::listings::places::Places;

/// SKUs of examples in either language. Nothing is sold under them.
const EXAMPLES: [(Language, [&str; 2]); 2] =
    [(Language::Id, ["CONTOH-01", "CONTOH-02"]), (Language::En, ["EXAMPLE-01", "EXAMPLE-02"])];

/// What a template for products is made for.
pub struct Shop<'a> {
    pub places: &'a Places,
    /// the categories it sells in today
    pub categories: &'a [String],
}

/// Whether a row is one of those that the template came with.
pub fn is_example(sku: &str) -> bool {
    EXAMPLES.iter().any(|(_, skus)| skus.iter().any(|example| example.eq_ignore_ascii_case(sku.trim())))
}

pub fn stock(words: Words<'_>) -> Sheet {
    let cell = |column: &&str| match *column {
        SKU => Cell::text(sku(words.language, 0)),
        "product" => Cell::text(words.text("sheet-example-name")),
        "option" => Cell::text(words.text("sheet-example-option")),
        "on-hand" => Cell::Number(12),
        "held" => Cell::Number(2),
        "free" => Cell::Number(10),
        "counted" => Cell::Number(11),
        _ => Cell::text(words.text("stock-reason-broken")),
    };
    let rows = vec![STOCK.iter().map(cell).collect()];
    Sheet { title: words.text("sheet-stock"), columns: STOCK.to_vec(), rows, has_help: true }
}

/// One product of one kind, and one that comes in two sizes.
pub fn products(shop: &Shop<'_>, words: Words<'_>) -> Sheet {
    let columns = columns_of(shop.categories.iter().map(String::as_str));
    let row = |n: usize| columns.iter().map(|column| example(column, n, shop, &words)).collect();
    let rows = vec![row(0), row(1)];
    Sheet { title: words.text("sheet-products"), columns, rows, has_help: true }
}

fn example(column: &str, n: usize, shop: &Shop<'_>, words: &Words<'_>) -> Cell {
    let has_sizes = n == 1;
    let in_language = |language: Language, key: &str| Cell::text(words.translations.text(language, key, &[]));
    match column {
        SKU => Cell::text(sku(words.language, n)),
        "name-id" if has_sizes => in_language(Language::Id, "sheet-example-other-name"),
        "name-en" if has_sizes => in_language(Language::En, "sheet-example-other-name"),
        "name-id" => in_language(Language::Id, "sheet-example-name"),
        "name-en" => in_language(Language::En, "sheet-example-name"),
        "category" => Cell::text(category(shop, words)),
        "village" => Cell::text(shop.places.villages.first().map_or("", |village| village.name.as_str())),
        "maker" => match shop.places.makers.first() {
            Some(maker) => Cell::text(&maker.name),
            None => Cell::text(words.text("sheet-example-maker")),
        },
        "description-id" => in_language(Language::Id, "sheet-example-description"),
        "description-en" => in_language(Language::En, "sheet-example-description"),
        "materials" => Cell::text(words.text("sheet-example-materials")),
        "care-id" => in_language(Language::Id, "sheet-example-care"),
        "care-en" => in_language(Language::En, "sheet-example-care"),
        "unit" => Cell::text(words.text("listing-unit-pcs")),
        "options" if has_sizes => Cell::text(words.text("sheet-example-options")),
        "price" if has_sizes => Cell::text("85000;120000"),
        "price" => Cell::Number(45_000),
        "weight" if has_sizes => Cell::text("650;900"),
        "weight" => Cell::Number(280),
        "tiers" if !has_sizes => Cell::text("10:40000;50:35000"),
        "minimum" => Cell::Number(1),
        "making" => Cell::text(words.text("listing-making-stock")),
        "lead-time" => Cell::Number(5),
        "capacity" => Cell::Number(40),
        "opening" if has_sizes => Cell::text("5;3"),
        "opening" => Cell::Number(12),
        _ => Cell::Empty,
    }
}

fn sku(language: Language, n: usize) -> &'static str {
    let own = EXAMPLES.iter().find(|(of, _)| *of == language).unwrap_or(&EXAMPLES[0]);
    own.1[n]
}

/// One of theirs, or the first there is.
fn category<'a>(shop: &'a Shop<'_>, words: &Words<'_>) -> &'a str {
    let is_own = |code: &str| shop.categories.first().is_none_or(|own| own == code);
    let category = shop.places.categories.iter().find(|category| is_own(&category.code));
    category.map_or("", |category| words.language.pick(&category.name_id, &category.name_en))
}
