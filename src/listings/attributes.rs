//! What buyers ask about a piece beside name and price, by category. The list is data: `attributes.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

const DATA: &str = include_str!("attributes.toml");

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Number,
    Choice,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// its label is the message `attribute-<code>`
    pub code: String,
    pub kind: Kind,
    /// of a number: the message `attribute-unit-<unit>` writes it
    #[serde(default)]
    pub unit: String,
    /// of a number: the largest that is no slip of the finger
    #[serde(default)]
    pub most: i64,
    #[serde(default)]
    pub choices: Vec<String>,
    pub required: bool,
    #[serde(skip_serializing)]
    pub categories: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    attribute: Vec<Attribute>,
}

static ALL: LazyLock<Vec<Attribute>> = LazyLock::new(|| {
    let list: List = toml::from_str(DATA).expect("attributes.toml is well formed: a test reads it");
    list.attribute
});

pub fn all() -> &'static [Attribute] {
    &ALL
}

/// What is asked of a category, in the order of the editor and of the product's page.
pub fn of_category(category: &str) -> impl Iterator<Item = &'static Attribute> {
    ALL.iter().filter(move |attribute| attribute.categories.iter().any(|code| code == category))
}

pub fn find(code: &str) -> Option<&'static Attribute> {
    ALL.iter().find(|attribute| attribute.code == code)
}

/// What a buyer reads of a product's attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownAttribute {
    pub code: &'static str,
    pub kind: Kind,
    pub unit: &'static str,
    /// a choice's code, or what was written
    pub value: String,
    /// of a number
    pub number: i64,
}

/// Those of `values` that the category asks for and that say something, in their order.
pub fn shown<'a>(category: &str, value: impl Fn(&str) -> Option<&'a str>) -> Vec<ShownAttribute> {
    of_category(category)
        .filter_map(|attribute| {
            let value = value(&attribute.code).map(str::trim).filter(|value| !value.is_empty())?;
            let number = match attribute.kind {
                Kind::Number => value.parse().ok()?,
                Kind::Choice if !attribute.choices.iter().any(|choice| choice == value) => return None,
                Kind::Text | Kind::Choice => 0,
            };
            let (code, unit) = (attribute.code.as_str(), attribute.unit.as_str());
            Some(ShownAttribute { code, kind: attribute.kind, unit, value: value.to_owned(), number })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Translations};

    #[test]
    fn every_category_asks_for_something_and_every_attribute_has_its_words() {
        let translations = Translations::load().unwrap();
        let mut missing = Vec::new();
        for attribute in all() {
            let own = format!("attribute-{}", attribute.code);
            let choices = attribute.choices.iter().map(|choice| format!("{own}-{choice}"));
            let unit = (attribute.kind == Kind::Number).then(|| format!("attribute-unit-{}", attribute.unit));
            let keys = choices.chain(unit).chain([own.clone(), format!("{own}-help")]);
            missing.extend(keys.filter(|key| Language::ALL.iter().any(|l| !translations.has(*l, key))));
            assert_eq!(attribute.kind == Kind::Choice, !attribute.choices.is_empty(), "{}", attribute.code);
            assert_eq!(attribute.kind == Kind::Number, attribute.most > 0, "{}", attribute.code);
        }
        assert!(missing.is_empty(), "{missing:#?}");
        let food = ["ingredients", "net-weight", "shelf-life", "storage"];
        let required: Vec<&str> =
            of_category("food-beverage").filter(|a| a.required).map(|a| a.code.as_str()).collect();
        assert_eq!(required, food);
        assert_eq!(of_category("no-such").count(), 0);
    }

    #[test]
    fn what_the_category_does_not_ask_for_is_not_shown() {
        let value = |code: &str| match code {
            "dye" => Some("natural"),
            "technique" => Some("by-laser"),
            "cloth-size" => Some("  "),
            "storage" => Some("room"),
            _ => None,
        };
        let codes: Vec<&str> = shown("textile-batik-weaving", value).iter().map(|a| a.code).collect();
        assert_eq!(codes, ["dye"]);
    }
}
