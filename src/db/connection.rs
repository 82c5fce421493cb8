//! A connection to either backend, chosen by the scheme of `DATABASE_URL`.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, ConnectionError, PgConnection, SqliteConnection};

#[derive(diesel::MultiConnection)]
pub enum DbConn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    Sqlite(PathBuf),
    Postgres(String),
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DatabaseUrlError {
    #[error("DATABASE_URL must begin with sqlite:// or postgres://")]
    Scheme,
    #[error("DATABASE_URL names no file: write sqlite://path/to/file.db")]
    NoPath,
    #[error(
        "DATABASE_URL asks for TLS (sslmode), but this build has no TLS to PostgreSQL: \
         build with --no-default-features, which links the system's libpq"
    )]
    NoTls,
}

impl Backend {
    /// Parses `sqlite://path`, `postgres://…` or `postgresql://…`. Opens and creates nothing.
    pub fn parse(url: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err(DatabaseUrlError::NoPath);
            }
            return Ok(Self::Sqlite(Path::new(path).to_owned()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let wants_tls = ["sslmode=require", "sslmode=verify"].iter().any(|s| url.contains(s));
            if cfg!(feature = "bundled-libpq") && wants_tls {
                return Err(DatabaseUrlError::NoTls);
            }
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(DatabaseUrlError::Scheme)
    }
}

/// A connection that answered so lately is taken at its word: asking it each time before it is used would cost a
/// round trip to PostgreSQL for every page.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// A connection of the pool, and when it last did what it was asked.
pub struct Pooled {
    conn: DbConn,
    answered_at: Option<Instant>,
}

impl Pooled {
    /// After a failure the connection is asked before it is used again: it may be the failure's reason.
    pub fn note(&mut self, is_done: bool) {
        self.answered_at = is_done.then(Instant::now);
    }

    fn is_trusted(&self) -> bool {
        self.answered_at.is_some_and(|at| at.elapsed() < TRUSTED_FOR)
    }
}

impl Deref for Pooled {
    type Target = DbConn;

    fn deref(&self) -> &DbConn {
        &self.conn
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut DbConn {
        &mut self.conn
    }
}

/// Opens connections for the pool.
#[derive(Debug, Clone)]
pub struct ConnectionManager {
    pub backend: Backend,
    /// SQLite only: a reader refuses to write.
    pub is_read_only: bool,
}

impl ManageConnection for ConnectionManager {
    type Connection = Pooled;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Pooled, Self::Error> {
        let conn = open(&self.backend, self.is_read_only).map_err(diesel::r2d2::Error::ConnectionError)?;
        Ok(Pooled { conn, answered_at: Some(Instant::now()) })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Self::Error> {
        let is_trusted = pooled.is_trusted();
        match &mut pooled.conn {
            DbConn::Postgres(c) if !is_trusted => c.ping().map_err(diesel::r2d2::Error::QueryError),
            _ => Ok(()),
        }
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        match &mut pooled.conn {
            DbConn::Sqlite(c) => c.is_broken(),
            DbConn::Postgres(c) => c.is_broken(),
        }
    }
}

fn open(backend: &Backend, is_read_only: bool) -> Result<DbConn, ConnectionError> {
    match backend {
        Backend::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
            let pragmas = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
                 PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; \
                 PRAGMA cache_size = -1000;";
            conn.batch_execute(pragmas).map_err(ConnectionError::CouldntSetupConfiguration)?;
            if is_read_only {
                conn.batch_execute("PRAGMA query_only = ON;").map_err(ConnectionError::CouldntSetupConfiguration)?;
            }
            Ok(DbConn::Sqlite(conn))
        }
        Backend::Postgres(url) => {
            let mut conn = PgConnection::establish(url)?;
            conn.batch_execute("SET TIME ZONE 'UTC'; SET lock_timeout = '10s';")
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(DbConn::Postgres(conn))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_backend() {
        assert_eq!(Backend::parse("sqlite://a/b.db"), Ok(Backend::Sqlite("a/b.db".into())));
        assert!(matches!(Backend::parse("postgres://h/d"), Ok(Backend::Postgres(_))));
    }

    #[test]
    fn a_mistyped_url_is_refused_and_creates_no_file() {
        assert_eq!(Backend::parse("postgress://h/d"), Err(DatabaseUrlError::Scheme));
        assert_eq!(Backend::parse("shop.db"), Err(DatabaseUrlError::Scheme));
        assert_eq!(Backend::parse("sqlite://"), Err(DatabaseUrlError::NoPath));
    }
}
