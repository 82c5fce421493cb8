//! Reads of shopping lists. Each takes the scope: another company's are not found.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use crate::baskets::basket::Wish;
use crate::db::DbConn;
use crate::db::schema::{shopping_list_lines, shopping_lists, users};
use crate::ids::ShoppingListId;
use crate::web::CompanyScope;

/// Id and name, by name: a company has few.
pub fn names(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<(ShoppingListId, String)>> {
    shopping_lists::table
        .filter(shopping_lists::company_id.eq(scope.company_id()))
        .order((shopping_lists::name, shopping_lists::id))
        .select((shopping_lists::id, shopping_lists::name))
        .load(conn)
}

#[derive(Debug, Serialize)]
pub struct ListRow {
    pub id: ShoppingListId,
    pub name: String,
    pub made_by: String,
    pub lines: i64,
}

/// All of the company's, by name. Two statements, however many.
pub fn lists(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<ListRow>> {
    let found: Vec<(ShoppingListId, String, String)> = shopping_lists::table
        .inner_join(users::table)
        .filter(shopping_lists::company_id.eq(scope.company_id()))
        .order((shopping_lists::name, shopping_lists::id))
        .select((shopping_lists::id, shopping_lists::name, users::name))
        .load(conn)?;
    let counted: Vec<(ShoppingListId, i64)> = shopping_list_lines::table
        .filter(shopping_list_lines::shopping_list_id.eq_any(found.iter().map(|(id, ..)| id).collect::<Vec<_>>()))
        .group_by(shopping_list_lines::shopping_list_id)
        .select((shopping_list_lines::shopping_list_id, count_star()))
        .load(conn)?;
    let counted: HashMap<ShoppingListId, i64> = counted.into_iter().collect();
    let row = |(id, name, made_by): (ShoppingListId, String, String)| ListRow {
        lines: counted.get(&id).copied().unwrap_or(0),
        id,
        name,
        made_by,
    };
    Ok(found.into_iter().map(row).collect())
}

/// Its name, and what is on it in the order it came.
pub fn one(conn: &mut DbConn, scope: &CompanyScope, id: &ShoppingListId) -> QueryResult<Option<(String, Vec<Wish>)>> {
    let name = shopping_lists::table
        .find(id)
        .filter(shopping_lists::company_id.eq(scope.company_id()))
        .select(shopping_lists::name)
        .first(conn)
        .optional()?;
    let Some(name) = name else { return Ok(None) };
    let lines = shopping_list_lines::table
        .filter(shopping_list_lines::shopping_list_id.eq(id))
        .order((shopping_list_lines::added_at, shopping_list_lines::variant_id))
        .select((shopping_list_lines::variant_id, shopping_list_lines::quantity))
        .load(conn)?;
    Ok(Some((name, lines)))
}
