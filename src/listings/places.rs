//! Where a BUMDes's products may come from, and who may have made them.

use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::queries::{Category, categories};
use crate::db::DbConn;
use crate::db::schema::{bumdes_villages, producers, villages};
use crate::ids::{BumdesId, ProducerId};

#[derive(Debug, Clone, Default, Serialize)]
pub struct Places {
    pub villages: Vec<VillageChoice>,
    pub makers: Vec<MakerChoice>,
    pub categories: Vec<Category>,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct VillageChoice {
    pub code: String,
    pub name: String,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct MakerChoice {
    pub id: ProducerId,
    pub name: String,
    pub village_code: String,
}

impl Places {
    pub fn maker(&self, id: &str) -> Option<&MakerChoice> {
        self.makers.iter().find(|maker| maker.id.as_str() == id)
    }

    pub fn has_village(&self, code: &str) -> bool {
        self.villages.iter().any(|village| village.code == code)
    }

    pub fn has_category(&self, code: &str) -> bool {
        self.categories.iter().any(|category| category.code == code)
    }
}

pub fn places(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Places> {
    let villages: Vec<VillageChoice> = bumdes_villages::table
        .inner_join(villages::table)
        .filter(bumdes_villages::bumdes_id.eq(bumdes_id))
        .order((villages::name, villages::code))
        .select((villages::code, villages::name))
        .load(conn)?;
    let makers = producers::table
        .filter(producers::village_code.eq_any(villages.iter().map(|village| village.code.as_str())))
        .order((producers::name, producers::id))
        .select((producers::id, producers::name, producers::village_code))
        .load(conn)?;
    Ok(Places { villages, makers, categories: categories(conn)? })
}
