//! What an index on disk was made of. It travels in the payload of each commit, so that it is as true as
//! the commit itself; an index made of something else is thrown away.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assets;
use crate::catalog::version;
use crate::db::schema::products;
use crate::db::{Backend, DbConn};
use crate::ids::ProductId;
use crate::search::document::DOCUMENT_FORMAT;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub made_of: MadeOf,
    /// the newest catalogue version it holds; -1 for none
    pub version: i64,
    /// the product that took this version
    pub witness: Option<String>,
    /// the first build came to its end
    pub is_whole: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeOf {
    format: u32,
    /// fingerprint of `search-config/`
    settings: String,
    /// fingerprint of where the database is, without passwords
    database: String,
    /// the oldest product, by which two databases at the same place are told apart
    first_product: Option<String>,
}

impl Stamp {
    pub fn empty(made_of: MadeOf) -> Self {
        Self { made_of, version: -1, witness: None, is_whole: false }
    }

    /// Why an index with this stamp is of no use for this database; `None` when it is.
    pub fn objection(&self, conn: &mut DbConn, made_of: &MadeOf) -> QueryResult<Option<&'static str>> {
        if self.made_of.format != made_of.format {
            return Ok(Some("another version of the program made it"));
        }
        if self.made_of.settings != made_of.settings {
            return Ok(Some("search-config/ changed"));
        }
        if self.version < 0 {
            return Ok(None);
        }
        if self.made_of != *made_of {
            return Ok(Some("it belongs to another database"));
        }
        if version::current(conn)? < self.version {
            return Ok(Some("the database is older than the index"));
        }
        let Some(witness) = &self.witness else { return Ok(None) };
        let there: Option<i64> =
            products::table.find(ProductId(witness.clone())).select(products::version).first(conn).optional()?;
        Ok(there.is_none_or(|version| version < self.version).then_some("the database was restored from a backup"))
    }
}

impl MadeOf {
    /// Of an index that no database was read for yet.
    pub fn nothing() -> Self {
        Self { format: DOCUMENT_FORMAT, settings: String::new(), database: String::new(), first_product: None }
    }

    pub fn now(conn: &mut DbConn, backend: &Backend) -> QueryResult<Self> {
        let first_product: Option<ProductId> =
            products::table.select(products::id).order(products::id).first(conn).optional()?;
        Ok(Self {
            format: DOCUMENT_FORMAT,
            settings: fingerprint_of_settings(),
            database: fingerprint(address(backend).as_bytes()),
            first_product: first_product.map(|id| id.0),
        })
    }
}

fn address(backend: &Backend) -> String {
    match backend {
        Backend::Sqlite(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()).display().to_string(),
        Backend::Postgres(url) => match url::Url::parse(url) {
            Ok(mut url) => {
                // fails for addresses that can have no password
                let _ = url.set_password(None);
                url.to_string()
            }
            Err(_) => String::new(),
        },
    }
}

fn fingerprint_of_settings() -> String {
    let mut all = Vec::new();
    let mut files: Vec<_> = assets::SearchConfig::iter().collect();
    files.sort();
    for file in files {
        all.extend_from_slice(file.as_bytes());
        all.extend(assets::SearchConfig::get(&file).into_iter().flat_map(|found| found.data.into_owned()));
    }
    fingerprint(&all)
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
