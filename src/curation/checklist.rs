//! What a curator looks at before a listing is published, by category. The list is data: `checklist.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

const DATA: &str = include_str!("checklist.toml");

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// its words are the message `review-check-<code>`
    pub code: String,
    /// none means all
    #[serde(default, skip_serializing)]
    categories: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    item: Vec<Item>,
}

static ALL: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let list: List = toml::from_str(DATA).expect("checklist.toml is well formed: a test reads it");
    list.item
});

pub fn of_category(category: &str) -> impl Iterator<Item = &'static Item> {
    ALL.iter().filter(move |item| item.categories.is_empty() || item.categories.iter().any(|code| code == category))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Translations};

    #[test]
    fn every_item_has_its_words_and_food_is_looked_at_more_closely() {
        let translations = Translations::load().unwrap();
        for item in ALL.iter() {
            let key = format!("review-check-{}", item.code);
            assert!(Language::ALL.iter().all(|language| translations.has(*language, &key)), "{key}");
        }
        let codes = |category| of_category(category).map(|item| item.code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes("pottery"), ["name", "description", "price", "weight", "foodsafe"]);
        assert!(codes("food-beverage").contains(&"permit"));
    }
}
