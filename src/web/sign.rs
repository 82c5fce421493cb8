//! Signatures with the server's secret key, one label per purpose.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::config::ServerConfig;

/// HMAC-SHA256 over `purpose` and `message`, as 43 characters that fit a URL.
pub fn sign(config: &ServerConfig, purpose: &str, message: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(config.secret_key.0.as_bytes()).expect("any key length");
    mac.update(purpose.as_bytes());
    mac.update(b"\0");
    mac.update(message.as_bytes());
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// Whether `signature` is ours, compared in constant time.
pub fn is_signed(config: &ServerConfig, purpose: &str, message: &str, signature: &str) -> bool {
    sign(config, purpose, message).as_bytes().ct_eq(signature.as_bytes()).into()
}

/// 32 random bytes as 43 characters that fit a URL.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}
