//! The folder: database, outgoing mails, secret key.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::config::{Config, ConfigError, Mode, Source};

/// What the demo takes from the environment. Not `DATABASE_URL`: that may name a real shop's database.
const FROM_ENVIRONMENT: &[&str] = &[
    "ETALASE_BIND",
    "ETALASE_BASE_URL",
    "MEILISEARCH_URL",
    "MEILISEARCH_API_KEY",
    "MEILISEARCH_SEARCH_KEY",
    "MEILISEARCH_INDEX",
    "MIDTRANS_SERVER_KEY",
    "MIDTRANS_API_BASE",
    "MIDTRANS_SNAP_BASE",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "STRIPE_API_BASE",
];

pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Makes the folder if it is not there.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder: folder.to_owned() })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The demo's configuration: simulator on, mails in files, a bank account that is none.
    pub fn config(&self, environment: &Source) -> anyhow::Result<Config> {
        let given: Vec<(&str, String)> =
            FROM_ENVIRONMENT.iter().filter_map(|name| Some((*name, environment.get(name)?))).collect();
        let source = Source::from_pairs(given.iter().map(|(name, value)| (*name, value.as_str())))
            .or_set("DATABASE_URL", format!("sqlite://{}", self.folder.join("etalase.db").display()))
            .or_set("ETALASE_SECRET_KEY", self.secret_key()?)
            .or_set("ETALASE_OUTBOX", self.folder.join("outbox").to_string_lossy())
            .or_set("MAIL_FROM", "Etalase Demo <etalase@etalase.example>")
            .or_set("ETALASE_PAYMENT_SIMULATOR", "1")
            // a receiver to try it with runs on the same machine
            .or_set("ETALASE_WEBHOOKS_TO_LOOPBACK", "1")
            .or_set("ETALASE_BANK_ACCOUNT", "Bank Demo|000-123-4567|Etalase Demo");
        let config: Result<Config, ConfigError> = Config::read(Mode::Demo, &source);
        Ok(config?)
    }

    /// Made on the first start and kept, so that sessions and order links outlive a restart.
    fn secret_key(&self) -> anyhow::Result<String> {
        let path = self.folder.join("secret-key");
        if path.exists() {
            return fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()));
        }
        let key: String = rand::random::<[u8; 64]>().iter().map(|byte| format!("{byte:02x}")).collect();
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        file.write_all(key.as_bytes()).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(key)
    }
}
