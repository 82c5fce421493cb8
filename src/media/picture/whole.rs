//! Whether a file has its end. Decoders fill in grey what a broken line cut off; nobody wants to show that.

use super::Format;

pub(super) fn is_whole(format: Format, file: &[u8]) -> bool {
    match format {
        Format::Jpeg => jpeg(file),
        Format::Png => png(file).is_some(),
        Format::WebP => webp(file).is_some(),
    }
}

/// Walks over the segments to the end marker; previews inside a segment have one of their own, which does not count.
/// <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>, B.1.1
fn jpeg(file: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xFF, marker]) = file.get(at..at + 2) {
        at += match marker {
            0xD9 => return true,
            // fill bytes
            0xFF => 1,
            0x01 | 0xD0..=0xD7 => 2,
            _ => match file.get(at + 2..at + 4) {
                Some(&[high, low]) => 2 + usize::from(u16::from_be_bytes([high, low])),
                _ => return false,
            },
        };
        if marker == 0xDA {
            at = after_scan(file, at);
        }
    }
    false
}

/// The next marker behind coded pixels, where FF 00 is a byte of theirs and D0 to D7 only part them.
fn after_scan(file: &[u8], from: usize) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7);
    let coded = file.get(from..).unwrap_or_default();
    from + coded.windows(2).position(ends).unwrap_or(coded.len())
}

fn png(file: &[u8]) -> Option<()> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?);
        let kind = file.get(at + 4..at + 8)?;
        at = at.checked_add(12)?.checked_add(usize::try_from(length).ok()?)?;
        file.get(at - 1)?;
        if kind == b"IEND" {
            return Some(());
        }
    }
}

fn webp(file: &[u8]) -> Option<()> {
    let length = u32::from_le_bytes(file.get(4..8)?.try_into().ok()?);
    file.get(usize::try_from(length).ok()?.checked_add(7)?)?;
    Some(())
}
