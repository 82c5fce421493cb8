use std::net::SocketAddr;

use super::{ConfigError, Mode, Source};

#[derive(Debug, Clone)]
pub struct ServerConfig {
    /// `ETALASE_BIND`, default `127.0.0.1:8080`; port 0 takes a free one
    pub bind: SocketAddr,
    /// `ETALASE_BASE_URL`: the address people use, without a slash at the end; in links and mails
    pub base_url: String,
    /// `ETALASE_SECRET_KEY`: at least 64 characters; signs cookies, order links and form tokens,
    /// seals payee accounts and the account numbers of BUMDes
    pub secret_key: SecretKey,
    /// `ETALASE_TRUST_PROXY`: 1 when a proxy in front sets X-Forwarded-For
    pub trust_proxy: bool,
    /// `ETALASE_METRICS_TOKEN`: `/metrics` answers only with `Authorization: Bearer <token>`;
    /// without one it answers only to this machine
    pub metrics_token: Option<String>,
    /// `ETALASE_DB_CONNECTIONS`, default 8
    pub db_connections: u32,
    /// `ETALASE_PAGE_CACHE_BYTES`, default 8 MiB: what kept pages may take in memory; 0 keeps none
    pub page_cache_bytes: u64,
}

/// Some two hundred pages: what most visitors look at, in a process that stays small.
const PAGE_CACHE_BYTES: u64 = 8 << 20;
const MOST_PAGE_CACHE_BYTES: u64 = 64 << 30;

/// Never printed.
#[derive(Clone)]
pub struct SecretKey(pub String);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl ServerConfig {
    pub(super) fn read(mode: Mode, source: &Source) -> Result<Self, ConfigError> {
        let default_bind = SocketAddr::from(([127, 0, 0, 1], 8080));
        let bind = source.parsed("ETALASE_BIND", default_bind, "an address like 127.0.0.1:8080")?;
        let base_url = match mode {
            Mode::Demo => source.get("ETALASE_BASE_URL").unwrap_or_else(|| format!("http://{bind}")),
            Mode::Serve => source.required("ETALASE_BASE_URL", "https://etalase.example")?,
        };
        let base_url = read_base_url(&base_url)?;
        let secret_key = source.required("ETALASE_SECRET_KEY", "$(openssl rand -hex 64)")?;
        if secret_key.len() < 64 {
            return Err(ConfigError(
                "ETALASE_SECRET_KEY is shorter than 64 characters: make one with 'openssl rand -hex 64'".into(),
            ));
        }
        Ok(Self {
            bind,
            base_url,
            secret_key: SecretKey(secret_key),
            trust_proxy: source.flag("ETALASE_TRUST_PROXY")?,
            metrics_token: source.get("ETALASE_METRICS_TOKEN"),
            page_cache_bytes: source.within("ETALASE_PAGE_CACHE_BYTES", PAGE_CACHE_BYTES, 0..=MOST_PAGE_CACHE_BYTES)?,
            db_connections: source.within("ETALASE_DB_CONNECTIONS", 8, 1..=1000)?,
        })
    }

    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// A scheme and a host, as a browser writes them: form posts are compared with it.
fn read_base_url(text: &str) -> Result<String, ConfigError> {
    let url = url::Url::parse(text).ok().filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
    match url {
        Some(url) if url.path() == "/" && url.query().is_none() && url.fragment().is_none() => {
            Ok(url.origin().ascii_serialization())
        }
        Some(_) => Err(ConfigError(format!("ETALASE_BASE_URL={text} must end with its host: no path, no query"))),
        None => {
            Err(ConfigError(format!("ETALASE_BASE_URL={text} must begin with https:// or http:// and name a host")))
        }
    }
}
