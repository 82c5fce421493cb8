//! Where webhooks may go: to the public internet. Whoever names an address of ours inside (a database, a cloud's
//! metadata) must not have it asked by us: looked at when it is saved and again, by what its name means then, when it is
//! sent to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

const LONGEST: usize = 500;

/// What of this machine's own may be reached beside the public internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    pub allows_loopback: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitAddress {
    #[error("not the address of a page")]
    Unreadable,
    #[error("not https://")]
    NotEncrypted,
    #[error("not on the public internet")]
    Inside,
}

impl Reach {
    /// An address as somebody typed it. What its name means is asked when it is sent to.
    pub fn read(self, text: &str) -> Result<Url, UnfitAddress> {
        let url = Url::parse(text.trim()).map_err(|_| UnfitAddress::Unreadable)?;
        let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if !matches!(url.scheme(), "http" | "https") || !is_bare || url.as_str().len() > LONGEST {
            return Err(UnfitAddress::Unreadable);
        }
        self.check(&url)?;
        Ok(url)
    }

    /// All that can be said without asking what a name means.
    pub(super) fn check(self, url: &Url) -> Result<(), UnfitAddress> {
        let is_here = match url.host() {
            Some(Host::Domain(name)) => name.trim_end_matches('.').eq_ignore_ascii_case("localhost"),
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => return Err(UnfitAddress::Unreadable),
        };
        let is_inside = match url.host() {
            Some(Host::Ipv4(ip)) => !self.allows(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => !self.allows(IpAddr::V6(ip)),
            _ => is_here && !self.allows_loopback,
        };
        if is_inside {
            return Err(UnfitAddress::Inside);
        }
        if url.scheme() == "https" || is_here { Ok(()) } else { Err(UnfitAddress::NotEncrypted) }
    }

    pub fn allows(self, ip: IpAddr) -> bool {
        (self.allows_loopback && ip.is_loopback()) || is_public(ip)
    }
}

fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// Outside the special blocks of IANA's registry.
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !is_special
}

/// Of the one block that is given out (2000::/3), without what is for documents, tunnels and old addresses in new clothes.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(old) = ip.to_ipv4_mapped() {
        return is_public_v4(old);
    }
    let [first, second, ..] = ip.segments();
    let is_special = match first {
        0x2001 => second < 0x0200 || second == 0x0db8,
        0x2002 => true,
        0x3fff => second < 0x1000,
        _ => false,
    };
    (0x2000..=0x3fff).contains(&first) && !is_special
}

/// Looks a name up, and refuses it when any of its addresses is inside: what is asked is what was looked at.
#[derive(Debug)]
pub(super) struct OutsideNames(pub Reach);

/// Found in the error of a request that it stopped.
#[derive(Debug, thiserror::Error)]
#[error("not on the public internet")]
pub(super) struct IsInside;

impl Resolve for OutsideNames {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.iter().all(|address| reach.allows(address.ip())) {
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            Err(IsInside.into())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTSIDE: Reach = Reach { allows_loopback: false };
    const HERE_TOO: Reach = Reach { allows_loopback: true };

    #[test]
    fn an_address_is_encrypted_bare_and_outside() {
        for (text, expected) in [
            ("https://erp.hotel.example/hooks?of=etalase", Ok(())),
            ("https://93.184.215.14:8443/", Ok(())),
            ("http://erp.hotel.example/", Err(UnfitAddress::NotEncrypted)),
            ("ftp://erp.hotel.example/", Err(UnfitAddress::Unreadable)),
            ("https://user:word@erp.hotel.example/", Err(UnfitAddress::Unreadable)),
            ("erp.hotel.example", Err(UnfitAddress::Unreadable)),
            ("https://localhost/", Err(UnfitAddress::Inside)),
            ("https://LOCALHOST./", Err(UnfitAddress::Inside)),
            ("https://127.1/", Err(UnfitAddress::Inside)),
            ("https://0x7f000001/", Err(UnfitAddress::Inside)),
            ("https://2130706433/", Err(UnfitAddress::Inside)),
            ("https://169.254.169.254/latest/meta-data", Err(UnfitAddress::Inside)),
            ("https://[::1]/", Err(UnfitAddress::Inside)),
            ("https://[::ffff:10.0.0.1]/", Err(UnfitAddress::Inside)),
        ] {
            assert_eq!(OUTSIDE.read(text).map(drop), expected, "{text}");
        }
        assert!(HERE_TOO.read("http://127.0.0.1:9000/hook").is_ok());
        assert_eq!(HERE_TOO.read("http://10.0.0.1/hook").map(drop), Err(UnfitAddress::Inside));
        assert_eq!(
            HERE_TOO.read(&format!("https://a.example/{}", "x".repeat(500))).map(drop),
            Err(UnfitAddress::Unreadable)
        );
    }

    #[test]
    fn what_is_not_on_the_public_internet_is_told_from_what_is() {
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
        ] {
            assert!(!OUTSIDE.allows(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["8.8.8.8", "100.63.255.255", "172.32.0.1", "193.0.0.1", "2606:4700::1", "::ffff:8.8.8.8"] {
            assert!(OUTSIDE.allows(outside.parse().unwrap()), "{outside}");
        }
        assert!(HERE_TOO.allows("::1".parse().unwrap()) && !HERE_TOO.allows("fe80::1".parse().unwrap()));
    }
}
