//! The token itself: seen once by whoever makes it, and by programs that send it.

use sha2::{Digest, Sha256};

use crate::web::sign;

/// What everybody can tell a token of ours by: scanners of published code too.
const START: &str = "etl_";
/// of the random part, in letters of six bits
const LETTERS: usize = 43;
/// how much of it people see afterwards
const SHOWN: usize = 10;

/// Never logged, and never kept: its hash is.
pub struct Secret(String);

impl Secret {
    /// 256 random bits.
    pub(super) fn new() -> Self {
        Self(format!("{START}{}", sign::random_token()))
    }

    /// None for what we did not make.
    pub fn read(text: &str) -> Option<Self> {
        let random = text.strip_prefix(START)?;
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (random.len() == LETTERS && random.bytes().all(is_letter)).then(|| Self(text.to_owned()))
    }

    /// SHA-256 without salt or stretching: those slow down whoever guesses what people think up. Nobody guesses
    /// 256 random bits, so a plain hash hides them as well, can be looked up, and costs every request nothing.
    pub(super) fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// `etl_Yk0h3v`: too little to act with.
    pub(super) fn prefix(&self) -> &str {
        &self.0[..SHOWN]
    }

    /// For the one page that shows it.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({}…)", self.prefix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_read_and_told_apart() {
        let (one, other) = (Secret::new(), Secret::new());
        assert_ne!(one.hash(), other.hash());
        assert_eq!(Secret::read(one.expose()).unwrap().hash(), one.hash());
        assert!(one.expose().starts_with("etl_") && one.expose().len() == 47, "{one:?}");
        assert!(!format!("{one:?}").contains(one.expose()));
        for foreign in ["", "etl_", "ghp_0123456789", &one.expose()[..46], &format!("{}=", one.expose()), "etl_é"] {
            assert!(Secret::read(foreign).is_none(), "{foreign}");
        }
    }
}
