use std::path::{Path, PathBuf};

use super::{ConfigError, Source};

const WANTED: &str = "write file:///var/lib/etalase/media or s3://bucket/prefix";

#[derive(Debug, Clone)]
pub struct MediaConfig {
    /// `MEDIA_URL`: `file://…` or `s3://bucket/prefix`; default `media/` beside the SQLite file, `var/media`
    /// with PostgreSQL
    pub place: Option<MediaPlace>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaPlace {
    Folder(PathBuf),
    S3(S3Config),
}

#[derive(Clone, PartialEq, Eq)]
pub struct S3Config {
    pub bucket: String,
    /// without slashes around it; may be empty
    pub prefix: String,
    /// `MEDIA_S3_ENDPOINT`: an S3-compatible server; without one Amazon's
    pub endpoint: Option<String>,
    /// `MEDIA_S3_REGION`, default `us-east-1`, which servers without regions take
    pub region: String,
    /// `MEDIA_S3_ACCESS_KEY_ID`
    pub access_key_id: String,
    /// `MEDIA_S3_SECRET_ACCESS_KEY`
    pub secret_access_key: String,
}

impl std::fmt::Debug for S3Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let server = self.endpoint.as_deref().unwrap_or("Amazon");
        write!(f, "S3Config({}/{} at {server}, keys …)", self.bucket, self.prefix)
    }
}

impl MediaConfig {
    pub(super) fn read(source: &Source) -> Result<Self, ConfigError> {
        let Some(text) = source.get("MEDIA_URL") else { return Ok(Self { place: None }) };
        // the address of a bucket may be pasted with keys in it: it is not repeated
        let place = match text.split_once("://") {
            Some(("file", folder)) => read_folder(folder)?,
            Some(("s3", rest)) => MediaPlace::S3(read_s3(source, rest)?),
            _ => return Err(ConfigError(format!("MEDIA_URL must begin with file:// or s3://: {WANTED}"))),
        };
        Ok(Self { place: Some(place) })
    }
}

fn read_folder(folder: &str) -> Result<MediaPlace, ConfigError> {
    if folder.is_empty() || Path::new(folder) == Path::new("/") {
        return Err(ConfigError(format!("MEDIA_URL names no folder: {WANTED}")));
    }
    Ok(MediaPlace::Folder(folder.into()))
}

fn read_s3(source: &Source, rest: &str) -> Result<S3Config, ConfigError> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let is_name = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if bucket.len() < 3 || !is_name(bucket) {
        return Err(ConfigError(format!("MEDIA_URL names no bucket: {WANTED}")));
    }
    let prefix = prefix.trim_matches('/');
    if !prefix.split('/').all(|part| is_name(part) && part != "." && part != "..") {
        return Err(ConfigError("the prefix in MEDIA_URL may hold letters, digits, '-', '.', '_' and '/'".into()));
    }
    let key = |name| source.required(name, "… (the store's access key, for MEDIA_URL=s3://…)");
    Ok(S3Config {
        bucket: bucket.to_owned(),
        prefix: prefix.to_owned(),
        endpoint: source.web_address("MEDIA_S3_ENDPOINT")?,
        region: source.get("MEDIA_S3_REGION").unwrap_or_else(|| "us-east-1".into()),
        access_key_id: key("MEDIA_S3_ACCESS_KEY_ID")?,
        secret_access_key: key("MEDIA_S3_SECRET_ACCESS_KEY")?,
    })
}
