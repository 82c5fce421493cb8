//! Password hashes: argon2id with the crate's defaults (19 MiB, two passes), as OWASP recommends.

use anyhow::anyhow;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};

/// Fewer characters are guessed too fast (NIST SP 800-63B, 5.1.1.2, asks for at least 8).
pub const MIN_CHARS: usize = 10;

/// A PHC string with a new random salt. Takes tens of milliseconds: not on an async thread.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| anyhow!("argon2: {e}"))?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash; a hash that cannot be read belongs to none.
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_fits_and_no_two_hashes_are_alike() {
        let first = hash("kain tenun").unwrap();
        assert!(first.starts_with("$argon2id$"));
        assert!(verify("kain tenun", &first));
        assert!(!verify("kain Tenun", &first));
        assert!(!verify("kain tenun", "not a hash"));
        assert_ne!(first, hash("kain tenun").unwrap());
    }
}
