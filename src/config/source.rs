//! Where values come from: the environment first, then the TOML file.

use std::collections::HashMap;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::ConfigError;

#[derive(Debug, Clone, Default)]
pub struct Source {
    values: HashMap<String, String>,
}

impl Source {
    /// The process's environment over the file named by `ETALASE_CONFIG`, if it is set.
    pub fn from_environment() -> Result<Self, ConfigError> {
        let mut values = HashMap::new();
        if let Ok(path) = std::env::var("ETALASE_CONFIG") {
            let text = std::fs::read_to_string(&path)
                .map_err(|e| ConfigError(format!("ETALASE_CONFIG: cannot read {path}: {e}")))?;
            let table: toml::Table = text.parse().map_err(|e| ConfigError(format!("ETALASE_CONFIG: {path}: {e}")))?;
            for (key, value) in table {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                values.insert(key, text);
            }
        }
        values.extend(std::env::vars());
        Ok(Self { values })
    }

    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { values: pairs.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect() }
    }

    /// Sets a value unless it is there already.
    pub fn or_set(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.entry(name.to_owned()).or_insert_with(|| value.into());
        self
    }

    /// The value, trimmed; an empty one counts as missing.
    pub fn get(&self, name: &str) -> Option<String> {
        self.values.get(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
    }

    pub fn required(&self, name: &str, example: &str) -> Result<String, ConfigError> {
        self.get(name).ok_or_else(|| ConfigError(format!("{name} is not set: write, for example, {name}={example}")))
    }

    pub fn parsed<T: FromStr>(&self, name: &str, default: T, what: &str) -> Result<T, ConfigError> {
        match self.get(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| ConfigError(format!("{name}={text} is not {what}"))),
        }
    }

    /// An address of another server, `http://` or `https://`.
    pub fn web_address(&self, name: &str) -> Result<Option<String>, ConfigError> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match url::Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(Some(text)),
            _ => Err(ConfigError(format!("{name}={text} must begin with http:// or https:// and name a host"))),
        }
    }

    /// [`Source::parsed`], between two bounds.
    pub fn within<T>(&self, name: &str, default: T, range: RangeInclusive<T>) -> Result<T, ConfigError>
    where
        T: FromStr + PartialOrd + Display,
    {
        let value = self.parsed(name, default, "a number")?;
        if !range.contains(&value) {
            let (from, to) = range.into_inner();
            return Err(ConfigError(format!("{name}={value} must be between {from} and {to}")));
        }
        Ok(value)
    }

    /// `1`, `true`, `yes`, `on` and their opposites.
    pub fn flag(&self, name: &str) -> Result<bool, ConfigError> {
        match self.get(name).as_deref() {
            None | Some("0" | "false" | "no" | "off") => Ok(false),
            Some("1" | "true" | "yes" | "on") => Ok(true),
            Some(other) => Err(ConfigError(format!("{name}={other} is neither 1 nor 0"))),
        }
    }
}
