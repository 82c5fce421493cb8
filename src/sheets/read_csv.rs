//! CSV as people's programs write it: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::read::{MOST_COLUMNS, RawRow};
use crate::import::Fault;

pub fn rows(bytes: &[u8], most: usize) -> Result<Vec<RawRow>, Fault> {
    let text = decode(bytes);
    // texts have no such signs; pictures, documents and programs do
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')) {
        return Err(Fault::new("sheet-file-type"));
    }
    let (separator, text) = separator(&text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut line = 0;
    for record in reader.records() {
        let record = record.map_err(|_| Fault::new("sheet-file-broken"))?;
        if record.len() > MOST_COLUMNS {
            return Err(Fault::new("sheet-file-columns").with("most", MOST_COLUMNS as i64));
        }
        line += 1 + blank_lines(text.as_bytes(), record.position().map_or(0, |p| p.byte() as usize));
        rows.push(RawRow { line, cells: record.iter().map(str::to_owned).collect() });
        if rows.len() >= most {
            break;
        }
    }
    Ok(rows)
}

/// What is not UTF-8 was written by a spreadsheet of before it: in Indonesia that is Windows-1252.
fn decode(bytes: &[u8]) -> String {
    match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, mark)), _) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Which sign parts the cells: told in a first line of its own (`sep=;`), or the one that the headings have most of.
fn separator(text: &str) -> (u8, &str) {
    const KNOWN: [u8; 3] = [b';', b',', b'\t'];
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let told =
        first.trim().strip_prefix("sep=").and_then(|sign| KNOWN.iter().find(|known| [**known] == *sign.as_bytes()));
    if let Some(told) = told {
        let after = text.find(first).map_or(0, |start| start + first.len());
        return (*told, &text[after..]);
    }
    let count = |sign: &u8| {
        let mut is_quoted = false;
        let parts = |byte: &u8| {
            is_quoted ^= *byte == b'"';
            byte == sign && !is_quoted
        };
        first.bytes().filter(parts).count()
    };
    let most = KNOWN.iter().rev().max_by_key(|sign| count(sign));
    (most.copied().unwrap_or(b','), text)
}

/// The lines between the end of the row above and this one: the reader leaves them out, spreadsheets number them.
fn blank_lines(bytes: &[u8], start: usize) -> usize {
    let above = start.checked_sub(1).map(|last| bytes[last]);
    let mut rest = bytes[start..].iter().copied().take_while(|byte| matches!(byte, b'\r' | b'\n')).peekable();
    // the second half of the break that ended the row above
    if above == Some(b'\r') && rest.peek() == Some(&b'\n') {
        rest.next();
    }
    let mut breaks = 0;
    let mut before = 0;
    for byte in rest {
        if !(byte == b'\n' && before == b'\r') {
            breaks += 1;
        }
        before = byte;
    }
    let has_ended = matches!(above, None | Some(b'\r' | b'\n'));
    if has_ended { breaks } else { breaks - usize::from(breaks > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        rows(bytes, 100).unwrap().into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn every_usual_separator_is_seen() {
        for text in ["a;b,c;d\n1;2;3", "a\tb,c\td\n1\t2\t3", "a,\"b,c;;;\",d\n1,2,3", "sep=;\r\na;b;c\r\n1;2;3"] {
            let rows = read(text.as_bytes());
            assert_eq!(rows.last().unwrap().1, ["1", "2", "3"], "{text}");
        }
        assert_eq!(read(b"sku\nA-1\n")[1].1, ["A-1"]);
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let utf16: Vec<u8> = "\u{feff}né;1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in ["né;1".as_bytes(), b"\xEF\xBB\xBFn\xC3\xA9;1", b"n\xE9;1", &utf16] {
            assert_eq!(read(bytes)[0].1, ["né", "1"], "{bytes:?}");
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
        let lines = |text: &str| read(text.as_bytes()).iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n1,2\n3,4"), [1, 2, 3]);
        assert_eq!(lines("a,b\r\n1,2\r\n\r\n3,4\r\n"), [1, 2, 4]);
        assert_eq!(lines("\n\na,b\n\"two\nlines\",2\n3,4"), [3, 4, 5]);
        assert_eq!(lines("a,b\r1,2\r\r3,4"), [1, 2, 4]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\xFF\xD8\xFF\xE0\x00\x10JFIF"[..], b"%PDF-1.7\n\x00\x01", b"\x7FELF\x02\x01\x01\x00"] {
            assert!(rows(bytes, 10).is_err(), "{bytes:?}");
        }
    }
}
