//! The address people use, and the key that signs.

use std::collections::HashSet;

use super::Finding;
use crate::config::ServerConfig;

/// 64 hex digits of a random key have 16 letters, nearly always.
const FEW_LETTERS: usize = 12;

pub fn examine(config: &ServerConfig) -> Vec<Finding> {
    vec![secret_key(&config.secret_key.0), base_url(config)]
}

fn secret_key(key: &str) -> Finding {
    let letters = key.chars().collect::<HashSet<char>>().len();
    if letters < FEW_LETTERS {
        let says = format!("ETALASE_SECRET_KEY has {letters} different characters: it can be guessed");
        return Finding::fault("secret", says, "make one with 'openssl rand -hex 64'; everybody must sign in again");
    }
    Finding::ok("secret", "ETALASE_SECRET_KEY is long and mixed")
}

fn base_url(config: &ServerConfig) -> Finding {
    let url = &config.base_url;
    let host = url.split("://").nth(1).unwrap_or_default();
    let is_here = ["localhost", "127.", "[::1]"].iter().any(|start| host.starts_with(start));
    if !config.is_https() && !is_here {
        let says = format!("{url} has no TLS: passwords and cookies can be read on the way");
        return Finding::warning(
            "address",
            says,
            "end TLS in a proxy and set ETALASE_BASE_URL to its https:// address",
        );
    }
    if is_here {
        let says = format!("{url} can be reached on this machine alone; links in mails lead there");
        return Finding::warning("address", says, "set ETALASE_BASE_URL to the address people use");
    }
    if !config.trust_proxy && config.bind.ip().is_loopback() {
        let says = format!("{url} is served by a proxy whose X-Forwarded-For is not read: all people count as one");
        return Finding::warning("address", says, "set ETALASE_TRUST_PROXY=1 if a proxy on this machine sets it");
    }
    Finding::ok("address", url)
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    #[test]
    fn a_key_of_few_letters_is_a_fault() {
        assert_eq!(secret_key(&"abc".repeat(30)).level, Level::Fault);
        assert_eq!(secret_key(&"0123456789abcdef".repeat(8)).level, Level::Ok);
    }
}
