//! Configuration: environment variables, or a TOML file (`ETALASE_CONFIG`) with the same names as keys.
//! One struct per concern; rules between fields fail at the start with one clear line.

mod mail;
mod media;
mod payments;
mod search;
mod server;
mod source;
mod webhooks;

pub use mail::{MailConfig, MailTransport};
pub use media::{MediaConfig, MediaPlace, S3Config};
pub use payments::{BankAccount, MidtransConfig, PaymentsConfig, StripeConfig};
pub use search::SearchConfig;
pub use server::ServerConfig;
pub use source::Source;
pub use webhooks::WebhooksConfig;

use std::path::PathBuf;

use crate::db::Backend;

/// How the process was started; decides what may be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The embedded demonstration: simulator on, mails in files.
    Demo,
    Serve,
}

#[derive(Debug, Clone)]
pub struct Config {
    pub mode: Mode,
    /// `DATABASE_URL`: `sqlite://path` or `postgres://…`
    pub database: Backend,
    pub server: ServerConfig,
    pub mail: MailConfig,
    pub media: MediaConfig,
    pub search: SearchConfig,
    pub payments: PaymentsConfig,
    pub webhooks: WebhooksConfig,
}

/// A value that is wrong or missing, and what to write instead.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub String);

impl Config {
    pub fn read(mode: Mode, source: &Source) -> Result<Self, ConfigError> {
        let config = Self {
            mode,
            database: Self::read_database(source)?,
            server: ServerConfig::read(mode, source)?,
            mail: MailConfig::read(source)?,
            media: MediaConfig::read(source)?,
            search: SearchConfig::read(source)?,
            payments: PaymentsConfig::read(source)?,
            webhooks: WebhooksConfig::read(source)?,
        };
        config.check()?;
        Ok(config)
    }

    /// Every setting's fault, where [`Config::read`] stops at the first.
    pub fn faults(mode: Mode, source: &Source) -> Vec<ConfigError> {
        let each = [
            Self::read_database(source).map(drop),
            ServerConfig::read(mode, source).map(drop),
            MailConfig::read(source).map(drop),
            MediaConfig::read(source).map(drop),
            SearchConfig::read(source).map(drop),
            PaymentsConfig::read(source).map(drop),
            WebhooksConfig::read(source).map(drop),
        ];
        let faults: Vec<ConfigError> = each.into_iter().filter_map(Result::err).collect();
        if faults.is_empty() { Self::read(mode, source).err().into_iter().collect() } else { faults }
    }

    /// `DATABASE_URL` alone, for commands that need nothing else.
    pub fn read_database(source: &Source) -> Result<Backend, ConfigError> {
        let url = source.required("DATABASE_URL", "sqlite://var/etalase.db or postgres://user@host/name")?;
        Backend::parse(&url).map_err(|e| ConfigError(e.to_string()))
    }

    /// Where the embedded engine keeps its index.
    pub fn search_folder(&self) -> PathBuf {
        match (&self.search.folder, &self.database) {
            (Some(folder), _) => folder.clone(),
            (None, Backend::Sqlite(file)) => file.with_file_name("search"),
            (None, Backend::Postgres(_)) => PathBuf::from("var/search"),
        }
    }

    /// Where pictures are kept.
    pub fn media_place(&self) -> MediaPlace {
        match (&self.media.place, &self.database) {
            (Some(place), _) => place.clone(),
            (None, Backend::Sqlite(file)) => MediaPlace::Folder(file.with_file_name("media")),
            (None, Backend::Postgres(_)) => MediaPlace::Folder("var/media".into()),
        }
    }

    fn check(&self) -> Result<(), ConfigError> {
        if self.mode == Mode::Serve && self.payments.simulator {
            return Err(ConfigError(
                "ETALASE_PAYMENT_SIMULATOR is on: the simulator takes no money and runs in 'etalase demo' alone; \
                 remove the setting"
                    .into(),
            ));
        }
        if self.mode == Mode::Serve && self.webhooks.allows_loopback && self.server.is_https() {
            return Err(ConfigError(
                "ETALASE_WEBHOOKS_TO_LOOPBACK is on: it lets companies reach into this machine and is for development \
                 alone; remove the setting"
                    .into(),
            ));
        }
        Ok(())
    }
}
