//! A line of `villages.csv`.

use super::cells::Cells;
use super::finding::Finding;
use super::table::Row;
use crate::regions::level_of;

pub const COLUMNS: &[&str] = &[
    "code",
    "name",
    "primary_product_id",
    "primary_product_en",
    "sector",
    "story_id",
    "story_en",
    "bumdes_name",
    "bumdes_email",
    "bumdes_phone",
    "cluster",
    "programme",
];

const MOST_NAME_CHARS: usize = 120;
const MOST_STORY_CHARS: usize = 4_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageRow {
    pub line: usize,
    pub code: String,
    pub name: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub sector: String,
    pub story_id: String,
    pub story_en: String,
    pub bumdes_name: String,
    /// lower case: what a BUMDes is known by
    pub bumdes_email: String,
    pub bumdes_phone: String,
    pub cluster: Option<String>,
    pub programme: Option<String>,
}

impl VillageRow {
    /// Every cell is checked, so that one run tells all that is wrong.
    pub(super) fn parse(row: &Row, categories: &[&str], findings: &mut Vec<Finding>) -> Option<Self> {
        let mut cells = Cells::new(row, COLUMNS, findings)?;
        let code = village_code(&mut cells, "code");
        let name = cells.text("name", MOST_NAME_CHARS);
        let primary_product_id = cells.text("primary_product_id", MOST_NAME_CHARS);
        let primary_product_en = cells.text("primary_product_en", MOST_NAME_CHARS);
        let sector = cells.word("sector", categories);
        let story_id = cells.prose("story_id", MOST_STORY_CHARS);
        let story_en = cells.prose("story_en", MOST_STORY_CHARS);
        let bumdes_name = cells.text("bumdes_name", MOST_NAME_CHARS);
        let bumdes_email = cells.email("bumdes_email");
        let bumdes_phone = cells.phone("bumdes_phone");
        let cluster = cells.optional_text("cluster", MOST_NAME_CHARS);
        let programme = cells.optional_text("programme", MOST_NAME_CHARS);
        Some(Self {
            line: row.line,
            code: code?,
            name: name?,
            primary_product_id: primary_product_id?,
            primary_product_en: primary_product_en?,
            sector: sector?,
            story_id: story_id?,
            story_en: story_en?,
            bumdes_name: bumdes_name?,
            bumdes_email: bumdes_email?.to_lowercase(),
            bumdes_phone: bumdes_phone?,
            cluster: cluster?,
            programme: programme?,
        })
    }
}

/// A code of a village's shape; whether there is such a village is for the database to say.
pub(super) fn village_code(cells: &mut Cells<'_>, column: &str) -> Option<String> {
    const CODE_CHARS: usize = 13;
    let code = cells.text(column, CODE_CHARS)?;
    if level_of(&code) == Some(4) {
        return Some(code);
    }
    cells.refuse(column, format!("{} is no village's code: it looks like 52.02.09.2008", super::finding::shown(&code)));
    None
}
