//! The short lists that suggestions name beside products: villages and categories.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use diesel::prelude::*;
use serde::Serialize;

use super::words::fold;
use crate::app::App;
use crate::db::schema::{categories, regions, villages};
use crate::db::{DbConn, DbError};
use crate::i18n::Language;
use crate::regions::short_name;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VillageEntry {
    pub name: String,
    pub slug: String,
    pub regency: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryEntry {
    pub name: String,
    pub code: String,
}

struct Category {
    code: String,
    name_id: String,
    name_en: String,
    words: Vec<String>,
}

#[derive(Default)]
struct Lists {
    /// by name
    villages: Vec<(Vec<String>, VillageEntry)>,
    /// by position
    categories: Vec<Category>,
}

/// Read again whenever the catalogue changed.
#[derive(Default)]
pub struct Directory {
    lists: RwLock<Arc<Lists>>,
    is_loaded: AtomicBool,
}

impl Directory {
    pub async fn reload(&self, app: &App) -> Result<(), DbError> {
        let lists = app.read::<_, DbError>(|conn| Ok(load(conn)?)).await?;
        *self.lists.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lists);
        self.is_loaded.store(true, Ordering::Release);
        Ok(())
    }

    pub fn is_loaded(&self) -> bool {
        self.is_loaded.load(Ordering::Acquire)
    }

    /// Villages whose name has a word beginning with each of `words`; those that begin so come first.
    pub fn villages(&self, words: &[String], limit: usize) -> Vec<VillageEntry> {
        let lists = self.lists();
        let mut found: Vec<_> = lists.villages.iter().filter(|(name, _)| have_all(name, words)).collect();
        found.sort_by_key(|(name, _)| !begins(name, words));
        found.into_iter().take(limit).map(|(_, entry)| entry.clone()).collect()
    }

    /// Categories whose name, in either language, has a word beginning with each of `words`.
    pub fn categories(&self, words: &[String], language: Language, limit: usize) -> Vec<CategoryEntry> {
        self.lists()
            .categories
            .iter()
            .filter(|category| have_all(&category.words, words))
            .take(limit)
            .map(|category| CategoryEntry {
                name: match language {
                    Language::Id => category.name_id.clone(),
                    Language::En => category.name_en.clone(),
                },
                code: category.code.clone(),
            })
            .collect()
    }

    fn lists(&self) -> Arc<Lists> {
        self.lists.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn have_all(name: &[String], words: &[String]) -> bool {
    !words.is_empty() && words.iter().all(|word| name.iter().any(|n| n.starts_with(word.as_str())))
}

fn begins(name: &[String], words: &[String]) -> bool {
    name.first().zip(words.first()).is_some_and(|(n, w)| n.starts_with(w.as_str()))
}

fn load(conn: &mut DbConn) -> QueryResult<Lists> {
    let rows: Vec<(String, String, String)> = villages::table
        .filter(villages::is_shown)
        .order((villages::name, villages::code))
        .select((villages::code, villages::name, villages::slug))
        .load(conn)?;
    let regencies: std::collections::HashMap<String, String> = regions::table
        .filter(regions::level.eq(2))
        .select((regions::code, regions::name))
        .load(conn)?
        .into_iter()
        .collect();
    let villages = rows
        .into_iter()
        .map(|(code, name, slug)| {
            let regency = code.get(..5).and_then(|c| regencies.get(c)).map_or("", |n| short_name(n)).to_owned();
            (fold(&name), VillageEntry { name, slug, regency })
        })
        .collect();
    let categories: Vec<(String, String, String)> = categories::table
        .order(categories::position)
        .select((categories::code, categories::name_id, categories::name_en))
        .load(conn)?;
    let categories = categories
        .into_iter()
        .map(|(code, name_id, name_en)| Category {
            words: fold(&format!("{name_id} {name_en}")),
            code,
            name_id,
            name_en,
        })
        .collect();
    Ok(Lists { villages, categories })
}
