//! The secret that a receiver knows us by, and the signature made with it: `v1` of <https://www.standardwebhooks.com>.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::config::ServerConfig;
use crate::ids::OutboundEndpointId;
use crate::web::seal;

const START: &str = "whsec_";
const PURPOSE: &str = "webhook secret";

/// Never logged; kept sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(String);

impl SigningSecret {
    /// 256 random bits.
    pub fn new() -> Self {
        Self(format!("{START}{}", STANDARD.encode(rand::random::<[u8; 32]>())))
    }

    /// For the one page that shows it.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    pub(super) fn seal(&self, config: &ServerConfig, of: &OutboundEndpointId) -> String {
        seal::seal(config, PURPOSE, of.as_str(), &self.0)
    }

    pub(super) fn unseal(config: &ServerConfig, of: &OutboundEndpointId, sealed: &str) -> Option<Self> {
        seal::unseal(config, PURPOSE, of.as_str(), sealed).map(Self)
    }

    /// `v1,…` over what comes as these headers and this body.
    pub(super) fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let key = STANDARD.decode(self.0.trim_start_matches(START)).unwrap_or_default();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any key length");
        mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

impl Default for SigningSecret {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out with another program's HMAC.
    #[test]
    fn a_signature_is_what_the_scheme_says() {
        let secret = SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into());
        let signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_new_secret_is_long_and_never_the_same_and_is_not_printed() {
        let (one, other) = (SigningSecret::new(), SigningSecret::new());
        assert_ne!(one, other);
        assert_eq!(STANDARD.decode(one.expose().strip_prefix(START).unwrap()).unwrap().len(), 32);
        assert!(!format!("{one:?}").contains(one.expose()));
    }
}
