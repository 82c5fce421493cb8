//! Rows of villages and sellers, as they are written many at a time.

use diesel::prelude::*;

use crate::db::Timestamp;
use crate::db::schema::{bumdes, bumdes_villages, collection_items, producers, villages};

#[derive(Insertable)]
#[diesel(table_name = villages, treat_none_as_default_value = false)]
pub struct NewVillage {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub sector: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub story_id: String,
    pub story_en: String,
    pub cluster: Option<String>,
    pub programme: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = bumdes, treat_none_as_default_value = false)]
pub struct NewBumdes {
    pub id: String,
    pub slug: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub village_code: String,
    pub allows_pickup: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = bumdes_villages, treat_none_as_default_value = false)]
pub struct Serves {
    pub bumdes_id: String,
    pub village_code: String,
}

#[derive(Insertable)]
#[diesel(table_name = producers, treat_none_as_default_value = false)]
pub struct NewMaker {
    pub id: String,
    pub village_code: String,
    pub name: String,
}

#[derive(Insertable)]
#[diesel(table_name = collection_items, treat_none_as_default_value = false)]
pub struct CollectionItem {
    pub collection_id: String,
    pub product_id: String,
    pub position: i32,
}
