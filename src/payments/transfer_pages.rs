//! `/orders/{number}/proof`: the buyer shows that the transfer was made. Only the operator sees it
//! (`operator/money.rs`).

use actix_web::{HttpResponse, web};

use super::transfer_proof::{AttachProofError, Proof, UnfitProof, attach};
use crate::error::AppError;
use crate::orders::link;
use crate::orders::pages::{Token, find};
use crate::web::{Upload, Visitor};

/// `POST /orders/{number}/proof?token=`
pub async fn send_proof(
    visitor: Visitor,
    number: web::Path<String>,
    token: web::Query<Token>,
    upload: Upload,
) -> Result<HttpResponse, AppError> {
    let detail = find(&visitor, &number, &token.token).await?;
    let order_path = link::order_path(&visitor.app.config.server, &number);
    let proof = match upload.file.map_or(Err(UnfitProof::TooLarge), Proof::try_from) {
        Ok(proof) => proof,
        Err(unfit) => {
            visitor.flash("bad", visitor.text(text_of(unfit), &[]))?;
            return Ok(visitor.redirect(&order_path));
        }
    };
    let (now, id) = (visitor.app.clock.now(), detail.payment.id);
    match visitor.app.write(move |conn| attach(conn, now, &id, &proof)).await {
        Ok(()) => visitor.flash("good", visitor.text("payment-proof-received", &[]))?,
        Err(AttachProofError::NotATransfer(_)) => return Err(AppError::NotFound),
        Err(AttachProofError::Closed(_)) => visitor.flash("bad", visitor.text("payment-proof-closed", &[]))?,
        Err(AttachProofError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&order_path))
}

fn text_of(unfit: UnfitProof) -> &'static str {
    match unfit {
        UnfitProof::Missing => "payment-proof-missing",
        UnfitProof::TooLarge => "payment-proof-too-large",
        UnfitProof::NoPicture => "payment-proof-no-picture",
    }
}
