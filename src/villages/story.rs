//! What the gallery tells of a village: the curator writes it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::forms::FormErrors;
use super::queries::VillageRow;
use crate::catalog::version;
use crate::db::schema::{categories, villages};
use crate::db::{DbConn, Timestamp};
use crate::regions::RegionPath;
use crate::regions::queries::paths;
use crate::web::CuratorScope;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct StoryForm {
    /// `preview` shows it, anything else saves it
    #[serde(skip_serializing)]
    pub action: String,
    pub sector: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub story_id: String,
    pub story_en: String,
    pub cluster: String,
    pub programme: String,
}

/// What may be kept. English may be missing: its readers get the Indonesian.
#[derive(Debug, Clone, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = villages, treat_none_as_null = true)]
pub struct Story {
    pub sector: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub story_id: String,
    pub story_en: String,
    pub cluster: Option<String>,
    pub programme: Option<String>,
}

impl From<&VillageRow> for StoryForm {
    fn from(row: &VillageRow) -> Self {
        Self {
            action: String::new(),
            sector: row.sector.clone(),
            primary_product_id: row.primary_product_id.clone(),
            primary_product_en: row.primary_product_en.clone(),
            story_id: row.story_id.clone(),
            story_en: row.story_en.clone(),
            cluster: row.cluster.clone().unwrap_or_default(),
            programme: row.programme.clone().unwrap_or_default(),
        }
    }
}

impl TryFrom<&StoryForm> for Story {
    type Error = FormErrors;

    fn try_from(form: &StoryForm) -> Result<Self, FormErrors> {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let given = |text: &str| Some(line(text)).filter(|text| !text.is_empty());
        let story = Self {
            sector: form.sector.clone(),
            primary_product_id: line(&form.primary_product_id),
            primary_product_en: line(&form.primary_product_en),
            story_id: line(&form.story_id),
            story_en: line(&form.story_en),
            cluster: given(&form.cluster),
            programme: given(&form.programme),
        };
        let mut errors = FormErrors::new();
        let mut check = |field, text: &str, least, most, key| {
            if !(least..=most).contains(&text.chars().count()) {
                errors.insert(field, key);
            }
        };
        check("sector", &story.sector, 1, 40, "register-error-sector");
        check("primary_product_id", &story.primary_product_id, 1, 120, "story-error-known");
        check("primary_product_en", &story.primary_product_en, 0, 120, "story-error-known-long");
        check("story_id", &story.story_id, 20, 1500, "story-error-story");
        check("story_en", &story.story_en, 0, 1500, "story-error-story-long");
        check("cluster", story.cluster.as_deref().unwrap_or_default(), 0, 120, "story-error-line");
        check("programme", story.programme.as_deref().unwrap_or_default(), 0, 120, "story-error-line");
        if errors.is_empty() { Ok(story) } else { Err(errors) }
    }
}

/// Returns whether there is such a village and such a category.
pub fn write_story(
    conn: &mut DbConn,
    now: Timestamp,
    _: &CuratorScope,
    code: &str,
    story: &Story,
) -> QueryResult<bool> {
    let sector: Option<String> =
        categories::table.find(&story.sector).select(categories::code).first(conn).optional()?;
    if sector.is_none() {
        return Ok(false);
    }
    version::touch_gallery(conn)?;
    let changed =
        diesel::update(villages::table.find(code)).set((story, villages::updated_at.eq(now))).execute(conn)?;
    Ok(changed == 1)
}

pub const PER_PAGE: usize = 40;

/// A village in the curators' list.
#[derive(Debug, Serialize)]
pub struct StoryRow {
    pub code: String,
    pub name: String,
    pub is_shown: bool,
    pub has_story: bool,
    pub has_english: bool,
    pub place: Option<RegionPath>,
}

/// One page by the code, behind `after`, and whether there are more. Two queries, however many.
pub fn list(conn: &mut DbConn, q: &str, after: &str) -> QueryResult<(Vec<StoryRow>, bool)> {
    use crate::curation::queries::{lower, pattern};
    let mut query = villages::table.filter(villages::code.gt(after.to_owned())).into_boxed();
    if !q.is_empty() {
        query = query.filter(lower(villages::name).like(pattern(q)));
    }
    let mut rows: Vec<(String, String, bool, String, String)> = query
        .order(villages::code)
        .limit(PER_PAGE as i64 + 1)
        .select((villages::code, villages::name, villages::is_shown, villages::story_id, villages::story_en))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let mut places = paths(conn, rows.iter().map(|row| row.0.as_str()))?;
    let row = |(code, name, is_shown, story_id, story_en): (String, String, bool, String, String)| StoryRow {
        place: places.remove(&code),
        has_story: !story_id.is_empty(),
        has_english: !story_en.is_empty(),
        code,
        name,
        is_shown,
    };
    Ok((rows.into_iter().map(row).collect(), has_more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_needs_its_indonesian_and_english_may_follow() {
        let form = StoryForm {
            sector: "pottery".into(),
            primary_product_id: "Gerabah".into(),
            story_id: "Di desa ini\n\n tanah liat menjadi gentong.".into(),
            cluster: " ".into(),
            ..StoryForm::default()
        };
        let story = Story::try_from(&form).unwrap();
        assert_eq!(story.story_id, "Di desa ini tanah liat menjadi gentong.");
        assert_eq!((story.cluster, story.story_en.as_str()), (None, ""));
        let errors = Story::try_from(&StoryForm::default()).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["primary_product_id", "sector", "story_id"]);
    }
}
