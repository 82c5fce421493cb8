//! A page made small once, at levels that a stream per request could not afford.

use std::io::Write;

use actix_web::web::Bytes;
use brotli::CompressorWriter;
use flate2::write::GzEncoder;

const GZIP_LEVEL: u32 = 9;
const BROTLI_QUALITY: u32 = 9;
/// 2^18 bytes: more than a page has, and less memory than the usual window.
const BROTLI_WINDOW: u32 = 18;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The smallest of what an `Accept-Encoding` header takes.
    pub fn accepted(header: Option<&[u8]>) -> Self {
        let (mut gzip, mut brotli) = (false, false);
        for wish in header.unwrap_or_default().split(|b| *b == b',') {
            let (name, quality) = match wish.iter().position(|b| *b == b';') {
                Some(end) => (&wish[..end], &wish[end + 1..]),
                None => (wish, &b""[..]),
            };
            let is_refused = quality.trim_ascii().strip_prefix(b"q=").is_some_and(is_zero);
            match name.trim_ascii() {
                b"gzip" => gzip = !is_refused,
                b"br" => brotli = !is_refused,
                _ => {}
            }
        }
        match (brotli, gzip) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            (false, false) => Self::Identity,
        }
    }
}

fn is_zero(quality: &[u8]) -> bool {
    !quality.is_empty() && quality.iter().all(|b| matches!(b, b'0' | b'.'))
}

/// Whether an `If-None-Match` header names this tag; `W/` does not count (RFC 9110, 13.1.2).
pub fn names_tag(tags: &[u8], etag: &[u8]) -> bool {
    tags.split(|b| *b == b',').map(<[u8]>::trim_ascii).any(|tag| {
        let tag = tag.strip_prefix(b"W/").unwrap_or(tag);
        tag == b"*" || tag == etag
    })
}

pub fn gzip(page: &[u8]) -> std::io::Result<Bytes> {
    let mut packed = GzEncoder::new(Vec::with_capacity(page.len() / 4), flate2::Compression::new(GZIP_LEVEL));
    packed.write_all(page)?;
    Ok(packed.finish()?.into())
}

pub fn brotli(page: &[u8]) -> std::io::Result<Bytes> {
    let into = Vec::with_capacity(page.len() / 4);
    let mut packed = CompressorWriter::new(into, page.len().clamp(1, 1 << 16), BROTLI_QUALITY, BROTLI_WINDOW);
    packed.write_all(page)?;
    packed.flush()?;
    Ok(packed.into_inner().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_takes_is_what_it_gets() {
        let accepted = |header: &str| Encoding::accepted(Some(header.as_bytes()));
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(accepted("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(accepted("br; q=0.000,gzip"), Encoding::Gzip);
        for none in ["", "identity", "deflate", "gzip;q=0", "brotli", "x-gzip"] {
            assert_eq!(accepted(none), Encoding::Identity, "{none}");
        }
        assert_eq!(Encoding::accepted(None), Encoding::Identity);
    }
}
