//! Which pictures the gallery shows of a product, in their order: `product_pictures`.

use std::collections::HashMap;

use diesel::prelude::*;

use super::photo::{Photo, ShownPhoto};
use crate::db::DbConn;
use crate::db::schema::{pictures, product_pictures};
use crate::ids::{PictureId, ProductId};

/// More than that nobody looks at, and a phone on a slow line does not want.
pub const MOST_SHOWN: usize = 12;

/// A picture's place in the order, with what it shows in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub picture_id: PictureId,
    pub alt_id: String,
    pub alt_en: String,
}

/// Shows these and no others, at most [`MOST_SHOWN`]. Another product's pictures are left out: whoever guesses an id
/// shows nothing of anybody's. Tell the catalogue's version afterwards.
pub fn show_pictures(conn: &mut DbConn, product_id: &ProductId, places: &[Place]) -> QueryResult<()> {
    let own: Vec<PictureId> =
        pictures::table.filter(pictures::product_id.eq(product_id)).select(pictures::id).load(conn)?;
    diesel::delete(product_pictures::table.filter(product_pictures::product_id.eq(product_id))).execute(conn)?;
    let mut shown: Vec<&Place> = Vec::new();
    for place in places.iter().filter(|place| own.contains(&place.picture_id)) {
        if !shown.iter().any(|earlier| earlier.picture_id == place.picture_id) {
            shown.push(place);
        }
    }
    for (position, place) in (0..).zip(shown.into_iter().take(MOST_SHOWN)) {
        let position: i32 = position;
        diesel::insert_into(product_pictures::table)
            .values((
                product_pictures::product_id.eq(product_id),
                product_pictures::position.eq(position),
                product_pictures::picture_id.eq(&place.picture_id),
                product_pictures::alt_id.eq(&place.alt_id),
                product_pictures::alt_en.eq(&place.alt_en),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// What stands for each of these products on cards, where there is a photo.
pub fn first_of(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Photo>> {
    let rows: Vec<(ProductId, Photo)> = product_pictures::table
        .inner_join(pictures::table)
        .filter(product_pictures::position.eq(0).and(product_pictures::product_id.eq_any(ids.iter().copied())))
        .select((product_pictures::product_id, Photo::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Everything that was sent in for a product and is still there, shown or not.
pub fn kept_for(conn: &mut DbConn, product_id: &ProductId) -> QueryResult<HashMap<PictureId, Photo>> {
    let photos: Vec<Photo> =
        pictures::table.filter(pictures::product_id.eq(product_id)).select(Photo::as_select()).load(conn)?;
    Ok(photos.into_iter().map(|photo| (photo.id.clone(), photo)).collect())
}

/// All photos of a product in their order.
pub fn of_product(conn: &mut DbConn, product_id: &ProductId) -> QueryResult<Vec<ShownPhoto>> {
    let rows: Vec<(Photo, String, String)> = product_pictures::table
        .inner_join(pictures::table)
        .filter(product_pictures::product_id.eq(product_id))
        .order(product_pictures::position)
        .select((Photo::as_select(), product_pictures::alt_id, product_pictures::alt_en))
        .load(conn)?;
    Ok(rows.into_iter().map(|(photo, alt_id, alt_en)| ShownPhoto { photo, alt_id, alt_en }).collect())
}
