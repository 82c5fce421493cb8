//! The proof of a bank transfer: a picture or a PDF that the buyer sends in. It decides nothing; the operator looks at
//! it beside the bank statement.

use diesel::prelude::*;

use super::payment::Payment;
use super::status::{PaymentStatus, Provider};
use crate::db::schema::{payments, transfer_proofs};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PaymentId;

pub const MOST_BYTES: usize = 5 << 20;

crate::text_enum! {
    ProofKind {
        Jpeg = "image/jpeg",
        Png = "image/png",
        Webp = "image/webp",
        Pdf = "application/pdf",
    }
}

impl ProofKind {
    /// By the first bytes, whatever the file calls itself.
    pub fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// A file that may be kept.
#[derive(Debug, Queryable)]
pub struct Proof {
    pub kind: ProofKind,
    pub content: Vec<u8>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitProof {
    Missing,
    TooLarge,
    NoPicture,
}

impl TryFrom<Vec<u8>> for Proof {
    type Error = UnfitProof;

    fn try_from(content: Vec<u8>) -> Result<Self, UnfitProof> {
        match ProofKind::of(&content) {
            _ if content.is_empty() => Err(UnfitProof::Missing),
            _ if content.len() > MOST_BYTES => Err(UnfitProof::TooLarge),
            None => Err(UnfitProof::NoPicture),
            Some(kind) => Ok(Self { kind, content }),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum AttachProofError {
    #[error("the payment is taken by {0}")]
    NotATransfer(Provider),
    /// Confirmed already: nothing is left to prove.
    #[error("the payment is {0}")]
    Closed(PaymentStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AttachProofError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Keeps the proof of a transfer that is not confirmed yet; another one takes its place. A transfer past its time may
/// be proven too: the money is late then, not lost.
pub fn attach(
    conn: &mut DbConn,
    now: Timestamp,
    payment_id: &PaymentId,
    proof: &Proof,
) -> Result<(), AttachProofError> {
    lock_row(conn, "payments", payment_id.as_str())?;
    let payment: Payment = payments::table.find(payment_id).select(Payment::as_select()).first(conn)?;
    if payment.provider != Provider::BankTransfer {
        return Err(AttachProofError::NotATransfer(payment.provider));
    }
    if !matches!(payment.status, PaymentStatus::Pending | PaymentStatus::Expired) {
        return Err(AttachProofError::Closed(payment.status));
    }
    diesel::delete(transfer_proofs::table.find(payment_id)).execute(conn)?;
    diesel::insert_into(transfer_proofs::table)
        .values((
            transfer_proofs::payment_id.eq(payment_id),
            transfer_proofs::media_type.eq(proof.kind),
            transfer_proofs::content.eq(&proof.content),
            transfer_proofs::received_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut DbConn, payment_id: &PaymentId) -> QueryResult<Option<Proof>> {
    transfer_proofs::table
        .find(payment_id)
        .select((transfer_proofs::media_type, transfer_proofs::content))
        .first(conn)
        .optional()
}

/// When the buyer sent it in.
pub fn received_at(conn: &mut DbConn, payment_id: &PaymentId) -> QueryResult<Option<Timestamp>> {
    transfer_proofs::table.find(payment_id).select(transfer_proofs::received_at).first(conn).optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(ProofKind::of(b"\x89PNG\r\n\x1a\nrest"), Some(ProofKind::Png));
        assert_eq!(ProofKind::of(b"%PDF-1.7"), Some(ProofKind::Pdf));
        assert_eq!(ProofKind::of(b"RIFF\0\0\0\0WEBPVP8 "), Some(ProofKind::Webp));
        assert_eq!(ProofKind::of(b"<svg onload=alert(1)>"), None);
        assert_eq!(ProofKind::of(b"MZ"), None);
    }

    #[test]
    fn nothing_too_much_and_something_else_are_refused() {
        assert_eq!(Proof::try_from(Vec::new()).unwrap_err(), UnfitProof::Missing);
        assert_eq!(Proof::try_from(b"GIF89a".to_vec()).unwrap_err(), UnfitProof::NoPicture);
        let mut large = b"\xFF\xD8\xFF".to_vec();
        large.resize(MOST_BYTES + 1, 0);
        assert_eq!(Proof::try_from(large).unwrap_err(), UnfitProof::TooLarge);
    }
}
