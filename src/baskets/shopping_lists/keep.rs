//! A buyer makes a shopping list, names it, says what is on it.

use diesel::prelude::*;

use crate::baskets::put::{Change, MOST_LINES, MOST_QUANTITY};
use crate::companies::CompanyStatus;
use crate::db::schema::{shopping_list_lines, shopping_lists, variants};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{ShoppingListId, VariantId};
use crate::web::CompanyScope;

/// A company that needs more of them has a system of its own.
const MOST_LISTS: i64 = 100;

#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("no such list")]
    NotFound,
    #[error("the company may not order")]
    NotApproved,
    #[error("another list has this name")]
    NameTaken,
    #[error("too many lists")]
    TooManyLists,
    #[error("the list is full")]
    Full,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ListError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The company, held: two buyers make one list of a name.
fn begin(conn: &mut DbConn, scope: &CompanyScope) -> Result<(), ListError> {
    if scope.status() != CompanyStatus::Approved {
        return Err(ListError::NotApproved);
    }
    Ok(lock_row(conn, "companies", scope.company_id().as_str())?)
}

fn check_name(
    conn: &mut DbConn,
    scope: &CompanyScope,
    key: &str,
    own: Option<&ShoppingListId>,
) -> Result<(), ListError> {
    let found: Option<ShoppingListId> = shopping_lists::table
        .filter(shopping_lists::company_id.eq(scope.company_id()).and(shopping_lists::name_key.eq(key)))
        .select(shopping_lists::id)
        .first(conn)
        .optional()?;
    if found.is_some_and(|id| own != Some(&id)) { Err(ListError::NameTaken) } else { Ok(()) }
}

/// With these lines on it.
pub fn make(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    name: &str,
    lines: &[Change],
) -> Result<ShoppingListId, ListError> {
    begin(conn, scope)?;
    let key = name.to_lowercase();
    check_name(conn, scope, &key, None)?;
    let of_company = shopping_lists::table.filter(shopping_lists::company_id.eq(scope.company_id()));
    if of_company.count().get_result::<i64>(conn)? >= MOST_LISTS {
        return Err(ListError::TooManyLists);
    }
    let id = ShoppingListId::new();
    diesel::insert_into(shopping_lists::table)
        .values((
            shopping_lists::id.eq(&id),
            shopping_lists::company_id.eq(scope.company_id()),
            shopping_lists::name.eq(name),
            shopping_lists::name_key.eq(key),
            shopping_lists::made_by.eq(scope.user_id()),
            shopping_lists::created_at.eq(now),
            shopping_lists::updated_at.eq(now),
        ))
        .execute(conn)?;
    write(conn, now, &id, &[], lines)?;
    Ok(id)
}

fn own(conn: &mut DbConn, scope: &CompanyScope, id: &ShoppingListId) -> Result<(), ListError> {
    let found: i64 = shopping_lists::table
        .find(id)
        .filter(shopping_lists::company_id.eq(scope.company_id()))
        .count()
        .get_result(conn)?;
    if found == 0 { Err(ListError::NotFound) } else { Ok(()) }
}

pub fn rename(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    id: &ShoppingListId,
    name: &str,
) -> Result<(), ListError> {
    begin(conn, scope)?;
    own(conn, scope, id)?;
    let key = name.to_lowercase();
    check_name(conn, scope, &key, Some(id))?;
    diesel::update(shopping_lists::table.find(id))
        .set((shopping_lists::name.eq(name), shopping_lists::name_key.eq(key), shopping_lists::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// So many of each instead of what the list said; none takes it off.
pub fn put_lines(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    id: &ShoppingListId,
    wanted: &[Change],
) -> Result<(), ListError> {
    begin(conn, scope)?;
    own(conn, scope, id)?;
    let there: Vec<VariantId> = shopping_list_lines::table
        .filter(shopping_list_lines::shopping_list_id.eq(id))
        .select(shopping_list_lines::variant_id)
        .load(conn)?;
    write(conn, now, id, &there, wanted)?;
    diesel::update(shopping_lists::table.find(id)).set(shopping_lists::updated_at.eq(now)).execute(conn)?;
    Ok(())
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ShoppingListId,
    there: &[VariantId],
    wanted: &[Change],
) -> Result<(), ListError> {
    let mut there = there.to_vec();
    // what is no variant is on no list
    let known: Vec<VariantId> = variants::table
        .filter(variants::id.eq_any(wanted.iter().map(|(id, _)| id).collect::<Vec<_>>()))
        .select(variants::id)
        .load(conn)?;
    for (variant, quantity) in wanted.iter().filter(|(id, _)| known.contains(id)) {
        let line = shopping_list_lines::table.find((id, variant));
        let quantity = (*quantity).clamp(0, MOST_QUANTITY);
        if quantity == 0 {
            diesel::delete(line).execute(conn)?;
            there.retain(|known| known != variant);
        } else if there.contains(variant) {
            diesel::update(line).set(shopping_list_lines::quantity.eq(quantity)).execute(conn)?;
        } else {
            if there.len() >= MOST_LINES {
                return Err(ListError::Full);
            }
            diesel::insert_into(shopping_list_lines::table)
                .values((
                    shopping_list_lines::shopping_list_id.eq(id),
                    shopping_list_lines::variant_id.eq(variant),
                    shopping_list_lines::quantity.eq(quantity),
                    shopping_list_lines::added_at.eq(now),
                ))
                .execute(conn)?;
            there.push(variant.clone());
        }
    }
    Ok(())
}

pub fn remove(conn: &mut DbConn, scope: &CompanyScope, id: &ShoppingListId) -> Result<(), ListError> {
    begin(conn, scope)?;
    own(conn, scope, id)?;
    diesel::delete(shopping_list_lines::table.filter(shopping_list_lines::shopping_list_id.eq(id))).execute(conn)?;
    diesel::delete(shopping_lists::table.find(id)).execute(conn)?;
    Ok(())
}
