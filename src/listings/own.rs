//! Whether a product is the BUMDes's own: asked by everything that is done with one.

use diesel::prelude::*;

use crate::catalog::ListingStatus;
use crate::db::schema::products;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

#[derive(Debug, Clone, Queryable)]
pub struct Own {
    pub status: ListingStatus,
    pub published_at: Option<Timestamp>,
}

impl Own {
    /// What is reviewed waits for the curator from then on.
    pub fn was_published(&self) -> bool {
        self.published_at.is_some()
    }
}

/// None for another's product, and for none at all.
pub fn own(conn: &mut DbConn, scope: &ListingScope, id: &ProductId) -> QueryResult<Option<Own>> {
    products::table
        .filter(products::id.eq(id).and(products::bumdes_id.eq(scope.bumdes_id())))
        .select((products::status, products::published_at))
        .first(conn)
        .optional()
}
