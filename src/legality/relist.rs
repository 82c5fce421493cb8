//! Takes listings out of the gallery for want of a permit, and back when they have it. Nobody decides here: the event
//! names no person.

use std::collections::HashMap;

use diesel::prelude::*;

use super::PermitKind;
use super::missing::{day_in, missing_of};
use super::warning::{self, What};
use crate::catalog::{ListingStatus, version};
use crate::db::schema::{bumdes, listing_events, permit_unlistings, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId};
use crate::villages::BumdesStatus;

/// Of these products of a BUMDes, puts back those that left the gallery here and lack nothing any more that they must
/// have. One that a person took out since stays out. Notes and returns which came back; telling is the caller's.
pub fn relist(
    conn: &mut DbConn,
    now: Timestamp,
    bumdes_id: &BumdesId,
    ids: &[ProductId],
) -> QueryResult<Vec<ProductId>> {
    let out: HashMap<ProductId, String> = permit_unlistings::table
        .inner_join(products::table.on(products::id.eq(permit_unlistings::product_id)))
        .filter(products::bumdes_id.eq(bumdes_id))
        .filter(products::status.eq(ListingStatus::Unpublished))
        .select((permit_unlistings::product_id, permit_unlistings::event_id))
        .load::<(ProductId, String)>(conn)?
        .into_iter()
        .collect();
    let mut candidates: Vec<ProductId> = ids.iter().filter(|id| out.contains_key(id)).cloned().collect();
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    let seller = bumdes::table.find(bumdes_id).select((bumdes::village_code, bumdes::status));
    let (village_code, standing): (String, BumdesStatus) = seller.first(conn)?;
    // a suspension keeps all of it out; its end looks again
    if standing != BumdesStatus::Verified {
        return Ok(Vec::new());
    }
    let today = day_in(now, &village_code);
    let missing = missing_of(conn, now, &candidates)?;
    candidates.retain(|id| missing.get(id).is_none_or(|lacks| !lacks.iter().any(|lack| lack.is_due(today))));
    let mut back = Vec::new();
    for id in candidates {
        let latest: String = listing_events::table
            .filter(listing_events::product_id.eq(&id))
            .order((listing_events::created_at.desc(), listing_events::id.desc()))
            .select(listing_events::id)
            .first(conn)?;
        diesel::delete(permit_unlistings::table.find(&id)).execute(conn)?;
        if out.get(&id) == Some(&latest) {
            change(conn, now, &id, ListingStatus::Unpublished, ListingStatus::Published, None)?;
            warning::note(conn, now, bumdes_id, &What::Relisted { product_id: id.clone(), today })?;
            back.push(id);
        }
    }
    Ok(back)
}

/// Takes a published product out. `note` tells why.
pub fn unlist(
    conn: &mut DbConn,
    now: Timestamp,
    bumdes_id: &BumdesId,
    id: &ProductId,
    kind: PermitKind,
    note: &str,
) -> QueryResult<()> {
    let event_id = change(conn, now, id, ListingStatus::Published, ListingStatus::Unpublished, Some(note))?;
    diesel::delete(permit_unlistings::table.find(id)).execute(conn)?;
    diesel::insert_into(permit_unlistings::table)
        .values((
            permit_unlistings::product_id.eq(id),
            permit_unlistings::event_id.eq(event_id),
            permit_unlistings::unlisted_at.eq(now),
        ))
        .execute(conn)?;
    warning::note(conn, now, bumdes_id, &What::Unlisted { product_id: id.clone(), kind, today: now.date() })
}

fn change(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ProductId,
    from: ListingStatus,
    to: ListingStatus,
    note: Option<&str>,
) -> QueryResult<String> {
    version::touch(conn, now, id)?;
    diesel::update(products::table.find(id)).set(products::status.eq(to)).execute(conn)?;
    let event_id = uuid::Uuid::now_v7().to_string();
    diesel::insert_into(listing_events::table)
        .values((
            listing_events::id.eq(&event_id),
            listing_events::product_id.eq(id),
            listing_events::from_status.eq(from.as_str()),
            listing_events::to_status.eq(to.as_str()),
            listing_events::note.eq(note),
            listing_events::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(event_id)
}
