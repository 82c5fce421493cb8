//! Templates and public files: inside the binary in release builds, read from disk in development.

pub mod bundle;

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates/"]
pub struct Templates;

#[derive(RustEmbed)]
#[folder = "public/"]
pub struct Public;

#[derive(RustEmbed)]
#[folder = "search-config/"]
pub struct SearchConfig;

impl Templates {
    /// The file's text; fails when it is missing or not UTF-8.
    pub fn text(path: &str) -> anyhow::Result<String> {
        let file = Self::get(path).ok_or_else(|| anyhow::anyhow!("no template {path}"))?;
        Ok(String::from_utf8(file.data.into_owned())?)
    }
}

impl Public {
    /// The first 12 hex digits of a hash over the content, for its `?v=` in links.
    pub fn version(path: &str) -> Option<String> {
        bundle::version(path).or_else(|| {
            let file = Self::get(path)?;
            Some(file.metadata.sha256_hash()[..6].iter().map(|b| format!("{b:02x}")).collect())
        })
    }

    /// Where a file is asked for: kept for as long as its content is this one.
    pub fn address(path: &str) -> Option<String> {
        Self::version(path).map(|version| format!("/public/{path}?v={version}"))
    }

    /// The bytes and content type of a file or a bundle.
    pub fn read(path: &str) -> Option<(Cow<'static, [u8]>, String)> {
        if let Some((bytes, mime)) = bundle::read(path) {
            return Some((bytes.into(), mime.to_owned()));
        }
        let file = Self::get(path)?;
        let mime = file.metadata.mimetype().to_owned();
        Some((file.data, mime))
    }
}
