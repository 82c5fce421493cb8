//! What goes with a request: drawings, photos, papers. Shown to the company and to whom the request was sent.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::rfq_files;
use crate::db::{DbConn, Timestamp};
use crate::ids::{RfqFileId, RfqId};
use crate::payments::transfer_proof::{MOST_BYTES, ProofKind};
use crate::web::UploadedFile;

/// With one request.
pub const MOST_FILES: usize = 5;

/// A file that may be kept.
#[derive(Debug, Clone, Queryable)]
pub struct Attachment {
    pub name: String,
    pub media_type: ProofKind,
    pub content: Vec<u8>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitFile {
    TooLarge,
    OtherKind,
}

impl TryFrom<UploadedFile> for Attachment {
    type Error = UnfitFile;

    fn try_from(file: UploadedFile) -> Result<Self, UnfitFile> {
        let content = file.content.map_err(|_| UnfitFile::TooLarge)?;
        match ProofKind::of(&content) {
            _ if content.len() > MOST_BYTES => Err(UnfitFile::TooLarge),
            None | Some(ProofKind::Webp) => Err(UnfitFile::OtherKind),
            Some(media_type) => Ok(Self { name: file.name, media_type, content }),
        }
    }
}

/// A file without its content.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct FileRow {
    pub id: RfqFileId,
    pub name: String,
    pub media_type: ProofKind,
}

pub(super) fn keep(conn: &mut DbConn, now: Timestamp, rfq: &RfqId, file: &Attachment) -> QueryResult<()> {
    diesel::insert_into(rfq_files::table)
        .values((
            rfq_files::id.eq(RfqFileId::new()),
            rfq_files::rfq_id.eq(rfq),
            rfq_files::name.eq(&file.name),
            rfq_files::media_type.eq(file.media_type),
            rfq_files::content.eq(&file.content),
            rfq_files::received_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Of one request, in the order they came.
pub(super) fn list(conn: &mut DbConn, rfq: &RfqId) -> QueryResult<Vec<FileRow>> {
    rfq_files::table
        .filter(rfq_files::rfq_id.eq(rfq))
        .order(rfq_files::id)
        .select((rfq_files::id, rfq_files::name, rfq_files::media_type))
        .load(conn)
}

/// Of this request; another's is not found.
pub(super) fn find(conn: &mut DbConn, rfq: &RfqId, id: &RfqFileId) -> QueryResult<Option<Attachment>> {
    rfq_files::table
        .filter(rfq_files::id.eq(id).and(rfq_files::rfq_id.eq(rfq)))
        .select((rfq_files::name, rfq_files::media_type, rfq_files::content))
        .first(conn)
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_pdfs_are_kept_and_nothing_else() {
        let read = |content: Vec<u8>| Attachment::try_from(UploadedFile { name: "a".into(), content: Ok(content) });
        assert_eq!(read(b"%PDF-1.7".to_vec()).unwrap().media_type, ProofKind::Pdf);
        for other in [&b""[..], b"RIFF\0\0\0\0WEBPVP8 ", b"<svg onload=alert(1)>", b"PK\x03\x04"] {
            assert_eq!(read(other.to_vec()).unwrap_err(), UnfitFile::OtherKind);
        }
        let mut large = b"%PDF-".to_vec();
        large.resize(MOST_BYTES + 1, b' ');
        assert_eq!(read(large).unwrap_err(), UnfitFile::TooLarge);
    }
}
