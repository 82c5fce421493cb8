//! Files of `public/` that travel as one: on a slow line each file costs a round trip of its own.
//!
//! Comments and needless blanks are left out; names and order stay as they are written.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Public;

struct Bundle {
    path: &'static str,
    parts: &'static [&'static str],
}

const BUNDLES: &[Bundle] = &[
    Bundle {
        path: "css/shop.css",
        parts: &[
            "css/base.css",
            "css/site.css",
            "css/suggest.css",
            "css/components.css",
            "css/forms.css",
            "css/storefront.css",
        ],
    },
    Bundle { path: "js/shop.js", parts: &["js/etalase.js", "js/suggest.js"] },
];
/// A change of how files are put together is a change of the bundles.
const MAKING: &[u8] = b"1";

/// Each built once for each content; in development a file's change makes another.
static BUILT: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);

pub fn paths() -> impl Iterator<Item = &'static str> {
    BUNDLES.iter().map(|bundle| bundle.path)
}

fn find(path: &str) -> Option<&'static Bundle> {
    BUNDLES.iter().find(|bundle| bundle.path == path)
}

/// As a file's own version: it changes with any part.
pub fn version(path: &str) -> Option<String> {
    let mut hash = Sha256::new_with_prefix(MAKING);
    for part in find(path)?.parts {
        hash.update(Public::get(part)?.metadata.sha256_hash());
    }
    Some(hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The bundle's bytes and content type.
pub fn read(path: &str) -> Option<(Vec<u8>, &'static str)> {
    let bundle = find(path)?;
    let is_css = path.ends_with(".css");
    let key = format!("{path}?{}", version(path)?);
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if !built.contains_key(&key) {
        let mut whole = String::new();
        for part in bundle.parts {
            let data = Public::get(part)?.data;
            let text = std::str::from_utf8(&data).ok()?;
            // a module's own names stay its own between braces
            whole.push_str(&if is_css { squeeze_css(text) } else { format!("{{{}}}\n", squeeze_js(text)) });
        }
        built.insert(key.clone(), whole.into_bytes());
    }
    Some((built.get(&key)?.clone(), if is_css { "text/css" } else { "text/javascript" }))
}

/// Without comments, and with a blank only where one means something.
pub fn squeeze_css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut quote, mut is_blank) = (text, None, false);
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            is_blank = true;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if let Some(end) = quote {
            out.push(c);
            quote = (c != end).then_some(end);
        } else if c.is_whitespace() {
            is_blank = true;
        } else {
            let follows_sign = out.is_empty() || out.ends_with(['{', '}', ';', ',', '>', ':', '(']);
            if is_blank && !follows_sign && !matches!(c, '{' | '}' | ';' | ',' | '>' | ')' | '!') {
                out.push(' ');
            }
            is_blank = false;
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            quote = matches!(c, '"' | '\'').then_some(c);
            out.push(c);
        }
    }
    out
}

/// Without lines that are comments, and without indentation. Line ends stay: they end statements.
pub fn squeeze_js(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_keep_their_meaning_without_comments_and_blanks() {
        let text = "/* a; b */\n.page > * + * { margin: calc(1px + 2px) auto; }\n@media (width >= 700px) and (x: y) {\n  a:hover , b { content: \" ; /* no */ \"; color : red !important; }\n}\n";
        assert_eq!(
            squeeze_css(text),
            ".page>* + *{margin:calc(1px + 2px) auto}@media (width>= 700px) and (x:y){a:hover,b{content:\" ; /* no */ \";color :red!important}}"
        );
        assert_eq!(squeeze_css(".a :is(b) c{d:e}"), ".a :is(b) c{d:e}");
    }

    #[test]
    fn scripts_keep_their_lines() {
        assert_eq!(squeeze_js("// why\nconst a = 1\n\n  go(\"// no\") // end\n"), "const a = 1\ngo(\"// no\") // end");
    }

    #[test]
    fn every_bundle_is_whole() {
        for bundle in BUNDLES {
            let (bytes, _) = read(bundle.path).unwrap();
            assert!(bytes.len() > 1000, "{}", bundle.path);
            let text = std::str::from_utf8(&bytes).unwrap();
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{}", bundle.path);
        }
    }
}
