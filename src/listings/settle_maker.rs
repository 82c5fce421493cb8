//! A maker who was named for the first time becomes one that is known.

use diesel::prelude::*;

use super::content::{ListingContent, Maker};
use crate::db::DbConn;
use crate::db::schema::producers;
use crate::ids::ProducerId;

/// Changes nothing where the maker is known already, or nobody is named.
pub(super) fn settle_maker(conn: &mut DbConn, content: &mut ListingContent) -> QueryResult<()> {
    let Maker { id: None, new_name, cluster } = &content.producer else { return Ok(()) };
    if new_name.is_empty() || content.village_code.is_empty() {
        return Ok(());
    }
    let known: Option<ProducerId> = producers::table
        .filter(producers::village_code.eq(&content.village_code).and(producers::name.eq(new_name)))
        .select(producers::id)
        .first(conn)
        .optional()?;
    let id = match known {
        Some(id) => id,
        None => {
            let id = ProducerId::new();
            diesel::insert_into(producers::table)
                .values((
                    producers::id.eq(&id),
                    producers::village_code.eq(&content.village_code),
                    producers::name.eq(new_name),
                    producers::cluster.eq(Some(cluster.as_str()).filter(|cluster| !cluster.is_empty())),
                ))
                .execute(conn)?;
            id
        }
    };
    content.producer = Maker { id: Some(id), ..Maker::default() };
    Ok(())
}
