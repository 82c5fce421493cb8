//! What shows that a BUMDes is one: the village's rule, the decree, its business number. Kept as it came, shown to its
//! own people and to curators alone.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::bumdes_evidence;
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, EvidenceId};
use crate::payments::transfer_proof::{MOST_BYTES, ProofKind};

/// For one BUMDes.
pub const MOST_FILES: i64 = 12;

crate::text_enum! {
    /// In words: the messages `standing-evidence-<kind>` and `standing-evidence-<kind>-text`.
    EvidenceKind {
        /// Peraturan Desa by which the village founded it (UU 6/2014, article 88)
        VillageRule = "village_rule",
        /// Surat Keputusan that names who runs it, or its certificate of the Ministry of Law
        Decree = "decree",
        /// Nomor Induk Berusaha
        Nib = "nib",
        Other = "other",
    }
}

impl EvidenceKind {
    /// Nobody is verified without these.
    pub const REQUIRED: &'static [Self] = &[Self::VillageRule, Self::Decree];

    pub fn is_required(self) -> bool {
        Self::REQUIRED.contains(&self)
    }
}

/// A file that may be kept.
#[derive(Debug, Queryable)]
pub struct Evidence {
    pub media_type: ProofKind,
    pub content: Vec<u8>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitEvidence {
    Missing,
    TooLarge,
    OtherKind,
}

impl TryFrom<Vec<u8>> for Evidence {
    type Error = UnfitEvidence;

    fn try_from(content: Vec<u8>) -> Result<Self, UnfitEvidence> {
        match ProofKind::of(&content) {
            _ if content.is_empty() => Err(UnfitEvidence::Missing),
            _ if content.len() > MOST_BYTES => Err(UnfitEvidence::TooLarge),
            None | Some(ProofKind::Webp) => Err(UnfitEvidence::OtherKind),
            Some(media_type) => Ok(Self { media_type, content }),
        }
    }
}

/// A file without its content.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct EvidenceRow {
    pub id: EvidenceId,
    pub kind: EvidenceKind,
    pub media_type: ProofKind,
    pub received_at: Timestamp,
}

/// Of one BUMDes, the oldest first.
pub fn list(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<EvidenceRow>> {
    bumdes_evidence::table
        .filter(bumdes_evidence::bumdes_id.eq(bumdes_id))
        .order(bumdes_evidence::id)
        .select((bumdes_evidence::id, bumdes_evidence::kind, bumdes_evidence::media_type, bumdes_evidence::received_at))
        .load(conn)
}

/// A file of this BUMDes; another's is not found.
pub fn find(conn: &mut DbConn, bumdes_id: &BumdesId, id: &EvidenceId) -> QueryResult<Option<Evidence>> {
    bumdes_evidence::table
        .filter(bumdes_evidence::id.eq(id).and(bumdes_evidence::bumdes_id.eq(bumdes_id)))
        .select((bumdes_evidence::media_type, bumdes_evidence::content))
        .first(conn)
        .optional()
}

/// What is required and not there.
pub fn missing(rows: &[EvidenceRow]) -> Vec<EvidenceKind> {
    let is_there = |kind: &EvidenceKind| rows.iter().any(|row| row.kind == *kind);
    EvidenceKind::REQUIRED.iter().copied().filter(|kind| !is_there(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_pdfs_are_kept_and_nothing_else() {
        assert_eq!(Evidence::try_from(b"%PDF-1.7".to_vec()).unwrap().media_type, ProofKind::Pdf);
        assert_eq!(Evidence::try_from(b"\xFF\xD8\xFF\xE0".to_vec()).unwrap().media_type, ProofKind::Jpeg);
        for other in [&b"RIFF\0\0\0\0WEBPVP8 "[..], b"<svg onload=alert(1)>", b"PK\x03\x04"] {
            assert_eq!(Evidence::try_from(other.to_vec()).unwrap_err(), UnfitEvidence::OtherKind);
        }
        assert_eq!(Evidence::try_from(vec![]).unwrap_err(), UnfitEvidence::Missing);
        let mut large = b"%PDF-".to_vec();
        large.resize(MOST_BYTES + 1, b' ');
        assert_eq!(Evidence::try_from(large).unwrap_err(), UnfitEvidence::TooLarge);
    }
}
