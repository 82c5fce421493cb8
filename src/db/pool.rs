//! `Db`: the pools, and the two ways to use them.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};

use super::connection::{Backend, ConnectionManager, DbConn, Pooled};
use super::transaction;

/// The database could not be reached, or a query failed.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("no database connection: {0}")]
    Pool(diesel::r2d2::PoolError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error("the server is stopping")]
    Cancelled,
}

// Written out, because `#[from]` would make it the error's source too and tell the same reason twice.
impl From<diesel::r2d2::PoolError> for DbError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Pool(error)
    }
}

/// SQLite has one writer connection and several readers; PostgreSQL shares one pool.
#[derive(Clone)]
pub struct Db {
    readers: Pool<ConnectionManager>,
    writers: Pool<ConnectionManager>,
    backend: Backend,
}

impl Db {
    /// Opens the pools. `size` is the number of connections (SQLite: readers beside the one writer).
    pub fn open(backend: Backend, size: u32) -> Result<Self, DbError> {
        let pool = |size: u32, is_read_only: bool| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(10))
                .build(ConnectionManager { backend: backend.clone(), is_read_only })
        };
        let (readers, writers) = match backend {
            Backend::Sqlite(_) => {
                let writers = pool(1, false)?;
                (pool(size, true)?, writers)
            }
            Backend::Postgres(_) => {
                let both = pool(size, false)?;
                (both.clone(), both)
            }
        };
        Ok(Self { readers, writers, backend })
    }

    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Reads in one consistent snapshot. Blocks: call it from `App::read` or a worker thread.
    pub fn read<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + From<diesel::result::Error>,
    {
        let mut conn = self.readers.get().map_err(DbError::from)?;
        noted(&mut conn, |conn| transaction::read(conn, f))
    }

    /// Reads outside a transaction: a statement is a snapshot of its own, and PostgreSQL is spared two of three
    /// round trips. For a single statement, or for several that need not be of one moment.
    pub fn look<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + From<diesel::result::Error>,
    {
        let mut conn = self.readers.get().map_err(DbError::from)?;
        noted(&mut conn, f)
    }

    /// One write transaction: all of `f`, or nothing of it. Blocks, like [`Db::read`].
    pub fn write<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbError> + From<diesel::result::Error>,
    {
        let mut conn = self.writers.get().map_err(DbError::from)?;
        noted(&mut conn, |conn| transaction::write(conn, f))
    }

    /// A connection outside any transaction, for migrations and maintenance.
    pub fn writer(&self) -> Result<Writer, DbError> {
        Ok(Writer(self.writers.get()?))
    }
}

fn noted<T, E>(conn: &mut Pooled, f: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E> {
    let done = f(conn);
    conn.note(done.is_ok());
    done
}

/// A connection for maintenance; goes back to the pool when it is dropped.
pub struct Writer(PooledConnection<ConnectionManager>);

impl Deref for Writer {
    type Target = DbConn;

    fn deref(&self) -> &DbConn {
        &self.0
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut DbConn {
        &mut self.0
    }
}
