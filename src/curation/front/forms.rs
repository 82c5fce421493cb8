//! What a curator fills in about the front page.

use serde::{Deserialize, Serialize};

use super::When;
use crate::catalog::front::{Block, Content, Kind};
use crate::curation::collection_forms::FormErrors;
use crate::curation::forms::one_line;
use crate::curation::house_time;
use crate::ids::CollectionId;

/// How many of the newest products may be shown.
pub const COUNTS: [usize; 2] = [4, 8];
const LONGEST_TEXT: usize = 160;

/// The revision that somebody looked at, for buttons.
#[derive(Deserialize)]
pub struct RevisionForm {
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub direction: String,
    #[serde(default)]
    pub order: String,
}

/// The settings of a block; which of them count depends on its kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct BlockForm {
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub collection: String,
    #[serde(default)]
    pub village: String,
    #[serde(default)]
    pub count: String,
    #[serde(default)]
    pub text_id: String,
    #[serde(default)]
    pub text_en: String,
}

impl BlockForm {
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    pub fn of(block: &Block) -> Self {
        let mut form = Self { kind: block.content.kind().as_str().to_owned(), ..Self::default() };
        match &block.content {
            Content::HeroCollection { collection_id } | Content::Collection { collection_id } => {
                form.collection = collection_id.0.clone();
            }
            Content::HeroVillage { village_code } | Content::Village { village_code } => {
                form.village = village_code.clone();
            }
            Content::Newest { count } => form.count = count.to_string(),
            Content::Text { text_id, text_en } => {
                (form.text_id, form.text_en) = (text_id.clone(), text_en.clone());
            }
            _ => {}
        }
        form
    }

    pub fn content(&self, kind: Kind) -> Result<Content, FormErrors> {
        if let Some(plain) = Content::plain(kind) {
            return Ok(plain);
        }
        let mut errors = FormErrors::new();
        let collection_id = CollectionId(self.collection.clone());
        let village_code = self.village.clone();
        let content = match kind {
            Kind::HeroCollection => Content::HeroCollection { collection_id },
            Kind::Collection => Content::Collection { collection_id },
            Kind::HeroVillage => Content::HeroVillage { village_code },
            Kind::Village => Content::Village { village_code },
            Kind::Newest => {
                let count = self.count.parse().ok().filter(|count| COUNTS.contains(count));
                Content::Newest { count: count.unwrap_or(COUNTS[0]) }
            }
            _ => {
                let (text_id, text_en) = (one_line(&self.text_id, 500), one_line(&self.text_en, 500));
                for (field, text) in [("text_id", &text_id), ("text_en", &text_en)] {
                    match text.chars().count() {
                        0 => errors.insert(field, "front-error-text-missing"),
                        n if n > LONGEST_TEXT => errors.insert(field, "front-error-text-long"),
                        _ => None,
                    };
                }
                Content::Text { text_id, text_en }
            }
        };
        if matches!(kind, Kind::HeroCollection | Kind::Collection) && self.collection.is_empty() {
            errors.insert("collection", "front-error-collection");
        }
        if matches!(kind, Kind::HeroVillage | Kind::Village) && self.village.is_empty() {
            errors.insert("village", "front-error-village");
        }
        if errors.is_empty() { Ok(content) } else { Err(errors) }
    }
}

/// Which kind of block is added, and what is looked for.
#[derive(Deserialize)]
pub struct SettingsQuery {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub q: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PublishForm {
    #[serde(default)]
    pub revision: i64,
    /// `now` or `later`
    #[serde(default)]
    pub when: String,
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub time: String,
}

impl PublishForm {
    pub fn when(&self) -> Result<When, FormErrors> {
        match self.when.as_str() {
            "now" => Ok(When::Now),
            "later" => match house_time::moment(self.day.trim(), self.time.trim()) {
                Some(moment) => Ok(When::At(moment)),
                None => Err(FormErrors::from([("day", "front-error-moment")])),
            },
            _ => Err(FormErrors::from([("when", "front-error-when")])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_by_kind() {
        let form = BlockForm { text_id: " Selamat  datang ".into(), ..BlockForm::default() };
        assert_eq!(form.content(Kind::How), Ok(Content::How));
        assert_eq!(form.content(Kind::Newest), Ok(Content::Newest { count: 4 }));
        let errors = |kind| form.content(kind).unwrap_err().into_keys().collect::<Vec<_>>();
        assert_eq!(errors(Kind::Text), ["text_en"]);
        assert_eq!(errors(Kind::Collection), ["collection"]);
        assert_eq!(errors(Kind::HeroVillage), ["village"]);
    }

    #[test]
    fn a_moment_needs_its_day_and_its_time() {
        let form = |when: &str, day: &str, time: &str| {
            let (when, day, time) = (when.into(), day.into(), time.into());
            PublishForm { revision: 0, when, day, time }.when()
        };
        assert_eq!(form("now", "", ""), Ok(When::Now));
        assert_eq!(form("later", "2026-12-01", "").unwrap_err().into_keys().collect::<Vec<_>>(), ["day"]);
        assert_eq!(form("", "", "").unwrap_err().into_keys().collect::<Vec<_>>(), ["when"]);
        let moment = form("later", "2026-12-01", "07:00").unwrap();
        assert_eq!(moment, When::At("2026-12-01T00:00:00".parse().unwrap()));
    }
}
