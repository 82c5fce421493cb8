//! A block of the front page with its few settings, as it is kept in an arrangement.

use serde::{Deserialize, Serialize};

use crate::ids::CollectionId;

/// A front page is looked at, not scrolled for ever.
pub const MOST_BLOCKS: usize = 16;

crate::text_enum! {
    /// Its words are the messages `front-kind-<kind>` and `front-about-<kind>`.
    Kind {
        HeroPiece = "hero_piece",
        HeroCollection = "hero_collection",
        HeroVillage = "hero_village",
        Categories = "categories",
        Collections = "collections",
        Collection = "collection",
        Newest = "newest",
        Signature = "signature",
        Village = "village",
        Villages = "villages",
        Text = "text",
        How = "how",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// tells it apart from the others of its arrangement
    pub key: String,
    #[serde(flatten)]
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// the first piece of the first collection, with its village's sentence
    HeroPiece,
    HeroCollection {
        collection_id: CollectionId,
    },
    HeroVillage {
        village_code: String,
    },
    Categories,
    /// every collection that is shown and has no strip of its own, in their order
    Collections,
    Collection {
        collection_id: CollectionId,
    },
    Newest {
        count: usize,
    },
    Signature,
    Village {
        village_code: String,
    },
    /// on the map
    Villages,
    Text {
        text_id: String,
        text_en: String,
    },
    /// who makes, who ships, where the money goes
    How,
}

impl Content {
    pub fn kind(&self) -> Kind {
        match self {
            Self::HeroPiece => Kind::HeroPiece,
            Self::HeroCollection { .. } => Kind::HeroCollection,
            Self::HeroVillage { .. } => Kind::HeroVillage,
            Self::Categories => Kind::Categories,
            Self::Collections => Kind::Collections,
            Self::Collection { .. } => Kind::Collection,
            Self::Newest { .. } => Kind::Newest,
            Self::Signature => Kind::Signature,
            Self::Village { .. } => Kind::Village,
            Self::Villages => Kind::Villages,
            Self::Text { .. } => Kind::Text,
            Self::How => Kind::How,
        }
    }

    /// Whether it shows collections, or a piece of one.
    pub fn is_of_collections(&self) -> bool {
        let kinds = [Kind::HeroPiece, Kind::HeroCollection, Kind::Collections, Kind::Collection];
        kinds.contains(&self.kind())
    }

    /// What there is nothing to say about.
    pub fn plain(kind: Kind) -> Option<Self> {
        match kind {
            Kind::HeroPiece => Some(Self::HeroPiece),
            Kind::Categories => Some(Self::Categories),
            Kind::Collections => Some(Self::Collections),
            Kind::Signature => Some(Self::Signature),
            Kind::Villages => Some(Self::Villages),
            Kind::How => Some(Self::How),
            Kind::HeroCollection | Kind::HeroVillage | Kind::Collection | Kind::Newest | Kind::Village | Kind::Text => {
                None
            }
        }
    }
}

impl Kind {
    pub fn is_hero(self) -> bool {
        matches!(self, Self::HeroPiece | Self::HeroCollection | Self::HeroVillage)
    }

    /// Whether a page may have several.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Collection | Self::Village | Self::Text)
    }
}

/// How the front page is while nobody has arranged it.
pub fn house() -> Vec<Block> {
    let contents = [
        Content::HeroPiece,
        Content::Categories,
        Content::Collections,
        Content::Signature,
        Content::Villages,
        Content::How,
    ];
    (1..).zip(contents).map(|(key, content): (u32, Content)| Block { key: key.to_string(), content }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_is_read_as_it_was_written() {
        let text = Content::Text { text_id: "Selamat datang".into(), text_en: "Welcome".into() };
        let mut blocks = house();
        blocks.push(Block { key: "7".into(), content: text });
        blocks.push(Block { key: "8".into(), content: Content::Newest { count: 4 } });
        let json = serde_json::to_string(&blocks).unwrap();
        assert!(json.contains(r#"{"key":"7","kind":"text","text_id":"Selamat datang""#), "{json}");
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).unwrap(), blocks);
    }

    #[test]
    fn the_word_of_a_kind_is_the_word_in_which_it_is_kept() {
        for block in house() {
            let json = serde_json::to_string(&block.content).unwrap();
            assert_eq!(json, format!(r#"{{"kind":"{}"}}"#, block.content.kind()));
            assert_eq!(Content::plain(block.content.kind()), Some(block.content));
        }
    }
}
