//! Transactions and row locks.

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::sql_types::Text;
use diesel::{Connection, QueryResult, RunQueryDsl};

use super::DbConn;

type Manager = <DbConn as Connection>::TransactionManager;

/// `BEGIN` on SQLite; on PostgreSQL a repeatable-read snapshot, so that a page is of one moment.
pub(super) fn read<T, E: From<diesel::result::Error>>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::begin_transaction(c)?,
        DbConn::Postgres(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?
        }
    }
    finish(conn, f)
}

/// `BEGIN IMMEDIATE` on SQLite: a transaction that reads first and writes later would otherwise fail
/// with "database is locked" as soon as another writer came between.
pub(super) fn write<T, E: From<diesel::result::Error>>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
        DbConn::Postgres(c) => AnsiTransactionManager::begin_transaction(c)?,
    }
    finish(conn, f)
}

fn finish<T, E: From<diesel::result::Error>>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    match f(conn) {
        Ok(value) => {
            Manager::commit_transaction(conn)?;
            Ok(value)
        }
        Err(error) => {
            Manager::rollback_transaction(conn)?;
            Err(error)
        }
    }
}

/// Holds the row of `table` with this `id` until the transaction ends, so that two requests change it
/// one after the other. SQLite's writer is alone already.
pub fn lock_row(conn: &mut DbConn, table: &'static str, id: &str) -> QueryResult<()> {
    if let DbConn::Postgres(c) = conn {
        diesel::sql_query(format!("SELECT 1 FROM {table} WHERE id = $1 FOR UPDATE")).bind::<Text, _>(id).execute(c)?;
    }
    Ok(())
}

/// Keeps others from changing the only row of `table` until the transaction ends. Any number may hold it so at the
/// same time; none of them may change it afterwards, because two of those would wait for each other.
pub fn share_row(conn: &mut DbConn, table: &'static str) -> QueryResult<()> {
    if let DbConn::Postgres(c) = conn {
        diesel::sql_query(format!("SELECT 1 FROM {table} FOR SHARE")).execute(c)?;
    }
    Ok(())
}
