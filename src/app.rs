//! `App`: everything a request or a job needs, built once from the configuration.

use std::sync::Arc;

use actix_web::web;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::catalog::NameBook;
use crate::clock::Clock;
use crate::config::{BankAccount, Config};
use crate::db::{Db, DbConn, DbError};
use crate::i18n::Translations;
use crate::insight::Tally;
use crate::mail::Mailer;
use crate::media::store::MediaStore;
use crate::outbound::Sender;
use crate::payments::Gateways;
use crate::search::Search;
use crate::tokens::Pace;
use crate::web::page_cache::PageCache;
use crate::web::templates::Templates;

pub struct App {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub translations: Arc<Translations>,
    pub templates: Templates,
    pub mailer: Mailer,
    pub media: MediaStore,
    pub search: Search,
    pub gateways: Gateways,
    pub outbound: Sender,
    pub metrics: PrometheusHandle,
    pub page_cache: PageCache,
    pub names: NameBook,
    pub insight: Tally,
    pub token_pace: Pace,
}

impl App {
    /// Where transfers go; none where the house has told no account.
    pub fn pay_to(&self) -> Option<&BankAccount> {
        self.config.payments.bank_account.as_ref()
    }

    /// Opens the database (which must exist and be migrated) and compiles the templates.
    pub fn build(config: Config, db: Db, clock: Clock, metrics: PrometheusHandle) -> anyhow::Result<Self> {
        let translations = Arc::new(Translations::load()?);
        Ok(Self {
            templates: Templates::load(translations.clone())?,
            mailer: Mailer::new(&config.mail)?,
            media: MediaStore::open(&config.media_place())?,
            search: Search::new(&config.search, &clock)?,
            gateways: Gateways::new(&config)?,
            outbound: Sender::new(&config.webhooks)?,
            names: NameBook::default(),
            insight: Tally::default(),
            token_pace: Pace::default(),
            page_cache: PageCache::new(config.server.page_cache_bytes, config.server.is_https()),
            translations,
            config,
            db,
            clock,
            metrics,
        })
    }

    /// [`Db::read`] on a thread for blocking work. One closure per use case.
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + From<diesel::result::Error> + Send + 'static,
    {
        let db = self.db.clone();
        web::block(move || db.read(f)).await.map_err(|_| DbError::Cancelled)?
    }

    /// [`Db::look`] on a thread for blocking work: reads that need not be of one moment.
    pub async fn look<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + From<diesel::result::Error> + Send + 'static,
    {
        let db = self.db.clone();
        web::block(move || db.look(f)).await.map_err(|_| DbError::Cancelled)?
    }

    /// [`Db::write`] on a thread for blocking work. One closure per use case.
    pub async fn write<T, E>(&self, f: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + From<diesel::result::Error> + Send + 'static,
    {
        let db = self.db.clone();
        web::block(move || db.write(f)).await.map_err(|_| DbError::Cancelled)?
    }
}
