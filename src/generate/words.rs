//! The words of `words.toml`.

use serde::Deserialize;

const WORDS: &str = include_str!("words.toml");

/// Indonesian and English.
pub type Pair = (String, String);

#[derive(Deserialize)]
pub struct Words {
    /// what a group of makers calls itself, and what it wishes for
    pub groups: Vec<String>,
    pub wishes: Vec<String>,
    pub families: Vec<Family>,
    pub collections: Vec<Collection>,
}

/// A kind of craft whose kinds, materials and ways go with each other.
#[derive(Deserialize)]
pub struct Family {
    pub category: String,
    /// in the names of groups: Kelompok **Tenun** Sukarara
    pub trade: String,
    pub known_for: Pair,
    /// how much of the catalogue it is
    pub weight: f64,
    /// how far prices lie apart
    pub spread: f64,
    pub kinds: Vec<Kind>,
    pub materials: Vec<Pair>,
    pub ways: Vec<Pair>,
    pub permits: Vec<String>,
    pub halal: Vec<String>,
    pub work: Vec<Pair>,
    pub care: Vec<Pair>,
    pub keywords: String,
}

/// Indonesian, English, rupiah at the median, packed grams, unit, options as in `products.csv`.
#[derive(Deserialize)]
pub struct Kind(pub String, pub String, pub i64, pub i64, pub String, pub String);

#[derive(Deserialize)]
pub struct Collection {
    pub slug: String,
    pub title: Pair,
    pub description: Pair,
    pub category: String,
}

impl Words {
    pub fn load() -> Result<Self, toml::de::Error> {
        toml::from_str(WORDS)
    }
}

impl Kind {
    /// `size` and `20cm`, `25cm`, `30cm`.
    pub fn options(&self) -> Option<(&str, Vec<&str>)> {
        let (name, values) = self.5.split_once('=')?;
        Some((name, values.split('|').collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_something_to_make_a_product_of() {
        let words = Words::load().unwrap();
        for family in &words.families {
            let lists = [family.materials.len(), family.ways.len(), family.work.len(), family.care.len()];
            let few = [family.kinds.len(), family.permits.len(), family.halal.len()];
            assert!(lists.iter().chain(&few).all(|count| *count > 0), "{}", family.trade);
            assert!(family.kinds.iter().all(|kind| kind.5.is_empty() || kind.options().is_some()), "{}", family.trade);
        }
        for collection in &words.collections {
            assert!(words.families.iter().any(|f| f.category == collection.category), "{}", collection.slug);
        }
    }
}
