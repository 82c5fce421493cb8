//! The database: one pool type over SQLite and PostgreSQL, and the only place that knows which is which.
//!
//! Owns connections, transactions, row locks, column types and the schema. Must not know any domain.

pub mod columns;
mod connection;
pub mod migrations;
mod pool;
pub mod schema;
mod transaction;

pub use connection::{Backend, DatabaseUrlError, DbConn};
pub use pool::{Db, DbError};
pub use transaction::{lock_row, share_row};

/// A time in UTC with microseconds, as both backends store it. Comes from the app's clock only.
pub type Timestamp = chrono::NaiveDateTime;

/// Runs the same statement on whichever backend is there, for what Diesel cannot express over both
/// at once (bulk inserts): `each_backend!(conn, |c| diesel::insert_into(t).values(rows).execute(c))`.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::db::DbConn::Sqlite($c) => $body,
            $crate::db::DbConn::Postgres($c) => $body,
        }
    };
}

/// Inserts a `&Vec` of rows with `$columns` columns each: by `COPY` on PostgreSQL, by as many rows a
/// statement as SQLite takes values (32,766). Rows must not leave a column to its default where they
/// have none (`treat_none_as_default_value = false`).
#[macro_export]
macro_rules! bulk_insert {
    ($conn:expr, $table:expr, $rows:expr, $columns:literal) => {
        match $conn {
            $crate::db::DbConn::Sqlite(c) => $rows
                .chunks(32_766 / $columns)
                .try_for_each(|some| diesel::insert_into($table).values(some).execute(c).map(drop)),
            $crate::db::DbConn::Postgres(c) => {
                use diesel::ExecuteCopyFromDsl as _;
                diesel::copy_from($table).from_insertable($rows).execute(c).map(drop)
            }
        }
    };
}
