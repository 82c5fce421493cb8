//! What changed in the catalogue and the gallery since this process looked last.

use std::collections::HashSet;

use diesel::prelude::*;

use super::PageCache;
use crate::app::App;
use crate::db::schema::{bumdes, products};
use crate::db::{DbConn, DbError};
use crate::web::same_page;

/// Beyond this many products at once, naming them costs more than rendering pages anew.
const MOST: i64 = 5000;

/// Keys of pages, as in `web/same_page.rs`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Changed {
    pub everything: bool,
    pub keys: HashSet<String>,
}

/// The numbers of `catalog_version` that were acted on.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    catalogue: i64,
    gallery: i64,
}

/// What was read and is not acted on yet. While it lives nobody else reads.
pub struct Reading<'a> {
    feed: tokio::sync::MutexGuard<'a, Option<Seen>>,
    now: Seen,
    pub changed: Changed,
}

impl Changed {
    pub fn everything() -> Self {
        Self { everything: true, keys: HashSet::new() }
    }

    /// Whatever lists products.
    pub fn lists() -> Self {
        Self { everything: false, keys: HashSet::from([same_page::catalogue()]) }
    }

    pub fn is_empty(&self) -> bool {
        !self.everything && self.keys.is_empty()
    }
}

impl PageCache {
    /// Reads what changed. Call it before the search follows the catalogue, and [`PageCache::acted_on`] after:
    /// lists come from the search, and a list forgotten too early is rendered from the old index once more.
    pub async fn read_changes<'a>(&'a self, app: &App) -> Result<Reading<'a>, DbError> {
        let feed = self.feed.lock().await;
        let seen = *feed;
        if !self.is_on() {
            return Ok(Reading { feed, now: seen.unwrap_or_default(), changed: Changed::default() });
        }
        let (now, changed) = app.read(move |conn| Ok::<_, DbError>(since(conn, seen)?)).await?;
        Ok(Reading { feed, now, changed })
    }

    /// The search has taken in what was read: forgets the pages that show it.
    pub fn acted_on(&self, mut reading: Reading<'_>) {
        self.forget(&reading.changed);
        *reading.feed = Some(reading.now);
    }
}

fn since(conn: &mut DbConn, seen: Option<Seen>) -> QueryResult<(Seen, Changed)> {
    let (catalogue, gallery) = crate::catalog::version::both(conn)?;
    let now = Seen { catalogue, gallery };
    let changed = match seen {
        Some(seen) if seen == now => Changed::default(),
        Some(seen) if seen.gallery == gallery => products_since(conn, seen.catalogue)?,
        _ => Changed::everything(),
    };
    Ok((now, changed))
}

fn products_since(conn: &mut DbConn, catalogue: i64) -> QueryResult<Changed> {
    let rows: Vec<(String, String, String)> = products::table
        .inner_join(bumdes::table)
        .filter(products::version.gt(catalogue))
        .order(products::version)
        .limit(MOST + 1)
        .select((products::slug, products::village_code, bumdes::slug))
        .load(conn)?;
    if rows.len() as i64 > MOST {
        return Ok(Changed::everything());
    }
    // a number may be taken for what is no product: lists are forgotten all the same
    let mut keys = Changed::lists().keys;
    for (slug, village, bumdes) in rows {
        keys.extend([same_page::product(&slug), same_page::village(&village), same_page::bumdes(&bumdes)]);
    }
    Ok(Changed { everything: false, keys })
}
