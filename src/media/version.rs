//! The version in a drawing's address: of the painter itself, so that a drawing may be kept for ever and a changed
//! painter has new addresses.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::motif::View;

/// The painter's own source: whatever is changed there may change every drawing.
#[derive(RustEmbed)]
#[folder = "src/media/motif/"]
struct Painter;

static MOTIF: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for file in Painter::iter().filter_map(|name| Painter::get(&name)) {
        hash.update(file.metadata.sha256_hash());
    }
    short(&hash.finalize())
});

static SHARE: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new_with_prefix(include_str!("share.rs"));
    hash.update(MOTIF.as_str());
    short(&hash.finalize())
});

/// Where the motif of what has no photo is, to be kept for ever.
pub fn motif_address(category: &str, slug: &str, view: View) -> String {
    let view = match view {
        View::Whole => "",
        View::Close => "view=close&",
        View::Edge => "view=edge&",
    };
    format!("/motif/{category}/{slug}.svg?{view}v={}", motif())
}

/// Of the motifs.
pub fn motif() -> &'static str {
    &MOTIF
}

/// Of the pictures beside shared links.
pub fn share() -> &'static str {
    &SHARE
}

fn short(hash: &[u8]) -> String {
    hash[..4].iter().map(|b| format!("{b:02x}")).collect()
}
