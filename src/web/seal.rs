//! Sealed text: what must be kept and read again, but told to nobody who only sees the database.
//!
//! AES-256-GCM, the key derived from the server's secret key with a label per purpose. The nonce is random: 96 bits
//! are enough for the few rows a shop seals. What the text belongs to is authenticated with it, so that sealed text
//! moved to another row does not open.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::config::ServerConfig;

const NONCE_BYTES: usize = 12;

/// Seals `text` for the row `of`.
pub fn seal(config: &ServerConfig, purpose: &str, of: &str, text: &str) -> String {
    let nonce: [u8; NONCE_BYTES] = rand::random();
    let payload = Payload { msg: text.as_bytes(), aad: of.as_bytes() };
    let sealed = cipher(config, purpose).encrypt(Nonce::from_slice(&nonce), payload).expect("a short text");
    URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
}

/// The text sealed for the row `of`; none when it was changed, moved, or sealed with another key.
pub fn unseal(config: &ServerConfig, purpose: &str, of: &str, sealed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
    let payload = Payload { msg: sealed, aad: of.as_bytes() };
    let text = cipher(config, purpose).decrypt(Nonce::from_slice(nonce), payload).ok()?;
    String::from_utf8(text).ok()
}

/// HMAC as the extract-and-expand of one block that RFC 5869 describes: the label keeps the keys of purposes apart,
/// and all of them apart from the signatures of `sign.rs`.
fn cipher(config: &ServerConfig, purpose: &str) -> Aes256Gcm {
    let mut extract = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(b"etalase sealed text").expect("any key length");
    extract.update(config.secret_key.0.as_bytes());
    let mut expand =
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&extract.finalize().into_bytes()).expect("any key length");
    expand.update(purpose.as_bytes());
    expand.update(&[1]);
    Aes256Gcm::new_from_slice(&expand.finalize().into_bytes()).expect("32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Mode, Source};

    fn config(key: char) -> ServerConfig {
        let source = Source::from_pairs([("DATABASE_URL", "sqlite://unused")])
            .or_set("ETALASE_BIND", "127.0.0.1:0")
            .or_set("ETALASE_SECRET_KEY", key.to_string().repeat(64));
        Config::read(Mode::Demo, &source).unwrap().server
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_purpose_and_row_alone() {
        let (ours, theirs) = (config('a'), config('b'));
        let sealed = seal(&ours, "payee", "refund-1", "BRI 0123456789");
        assert!(!sealed.contains("0123"));
        assert_eq!(unseal(&ours, "payee", "refund-1", &sealed).as_deref(), Some("BRI 0123456789"));
        assert_eq!(unseal(&ours, "payee", "refund-2", &sealed), None);
        assert_eq!(unseal(&ours, "other", "refund-1", &sealed), None);
        assert_eq!(unseal(&theirs, "payee", "refund-1", &sealed), None);
    }

    #[test]
    fn the_same_text_is_never_sealed_alike_and_a_changed_one_does_not_open() {
        let config = config('a');
        let (first, second) = (seal(&config, "payee", "1", "x"), seal(&config, "payee", "1", "x"));
        assert_ne!(first, second);
        let mut changed = first.into_bytes();
        changed[20] = if changed[20] == b'A' { b'B' } else { b'A' };
        assert_eq!(unseal(&config, "payee", "1", std::str::from_utf8(&changed).unwrap()), None);
        for text in ["", "short", "not base64!"] {
            assert_eq!(unseal(&config, "payee", "1", text), None);
        }
    }
}
