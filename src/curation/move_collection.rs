//! The curator moves a collection up or down on the front page.

use diesel::prelude::*;

use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::collections;
use crate::ids::CollectionId;
use crate::web::CuratorScope;

crate::text_enum! {
    Direction { Up = "up", Down = "down" }
}

impl Direction {
    /// Swaps `item` with its neighbour; at the end of the list nothing moves. None when it is not there.
    pub(super) fn apply<T: PartialEq>(self, list: &mut [T], item: &T) -> Option<()> {
        let here = list.iter().position(|other| other == item)?;
        let there = match self {
            Self::Up => here.checked_sub(1),
            Self::Down => Some(here + 1).filter(|next| *next < list.len()),
        };
        if let Some(there) = there {
            list.swap(here, there);
        }
        Some(())
    }
}

/// Returns whether there is such a collection.
pub fn move_collection(
    conn: &mut DbConn,
    _: &CuratorScope,
    id: &CollectionId,
    direction: Direction,
) -> QueryResult<bool> {
    // holds the catalogue's number, so that two curators move one after the other
    version::touch_gallery(conn)?;
    let mut order: Vec<CollectionId> =
        collections::table.order((collections::position, collections::slug)).select(collections::id).load(conn)?;
    if direction.apply(&mut order, id).is_none() {
        return Ok(false);
    }
    for (position, id) in (1..).zip(&order) {
        diesel::update(collections::table.find(id)).set(collections::position.eq(position)).execute(conn)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_list_stay_where_they_are() {
        let moved = |direction: Direction, item| {
            let mut list = [1, 2, 3];
            direction.apply(&mut list, &item).map(|()| list)
        };
        assert_eq!(moved(Direction::Up, 2), Some([2, 1, 3]));
        assert_eq!(moved(Direction::Up, 1), Some([1, 2, 3]));
        assert_eq!(moved(Direction::Down, 3), Some([1, 2, 3]));
        assert_eq!(moved(Direction::Down, 9), None);
    }
}
