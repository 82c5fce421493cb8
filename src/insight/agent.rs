//! Whether a request says that no person is behind it.

use actix_web::http::header::{self, HeaderMap};

/// Programs that say so in their name; `preview` and the messengers fetch a page to show a card of it.
const SIGNS: &[&[u8]] = &[
    b"bot",
    b"crawl",
    b"curl",
    b"facebookexternalhit",
    b"headless",
    b"lighthouse",
    b"preview",
    b"python",
    b"scrap",
    b"slurp",
    b"spider",
    b"wget",
    b"whatsapp/",
];

/// A browser that only fetches ahead is no look either.
pub fn is_program(headers: &HeaderMap) -> bool {
    let ahead = ["sec-purpose", "purpose"].iter().filter_map(|name| headers.get(*name));
    let agent = headers.get(header::USER_AGENT).map_or(&b""[..], |agent| agent.as_bytes());
    ahead.into_iter().any(|purpose| purpose.as_bytes().starts_with(b"prefetch")) || says_program(agent)
}

fn says_program(agent: &[u8]) -> bool {
    let begins = |rest: &[u8]| {
        SIGNS.iter().any(|sign| rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign)))
    };
    let first = |letter: &u8| matches!(letter | 0x20, b'b' | b'c' | b'f' | b'h' | b'l' | b'p' | b's' | b'w');
    (0..agent.len()).any(|at| first(&agent[at]) && begins(&agent[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_say_what_they_are_and_browsers_are_people() {
        for program in [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "facebookexternalhit/1.1",
            "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0",
            "curl/8.5.0",
            "Baiduspider",
        ] {
            assert!(says_program(program.as_bytes()), "{program}");
        }
        for browser in [
            "",
            "Mozilla/5.0 (Linux; Android 13; SM-A047F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
            "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80) Presto/2.5.25 Version/10.54",
        ] {
            assert!(!says_program(browser.as_bytes()), "{browser}");
        }
    }
}
