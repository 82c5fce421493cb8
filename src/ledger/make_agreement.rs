//! The operator writes down a new version of what a BUMDes has agreed to.

use diesel::prelude::*;

use super::agreement::{FULL_BPS, ShareAgreement, Terms};
use crate::db::schema::{bumdes, share_agreements};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{BumdesId, ShareAgreementId, UserId};

#[derive(Debug, thiserror::Error)]
pub enum MakeAgreementError {
    #[error("there is no such BUMDes")]
    NotFound,
    /// What was ordered under the old version stays as it is.
    #[error("an agreement cannot take effect before it is made")]
    InThePast,
    #[error("the shares come to {0} hundredths of a per cent, more than the whole")]
    MoreThanAll(i64),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for MakeAgreementError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Takes effect at `effective_from`, which may be now. Orders placed before keep the version they were placed under.
pub fn make_agreement(
    conn: &mut DbConn,
    now: Timestamp,
    made_by: &UserId,
    bumdes_id: &BumdesId,
    effective_from: Timestamp,
    terms: &Terms,
) -> Result<ShareAgreementId, MakeAgreementError> {
    if effective_from < now {
        return Err(MakeAgreementError::InThePast);
    }
    let chain_bps = terms.maker.bps() + terms.cluster.bps() + terms.village.bps();
    let most_bps = chain_bps.max(terms.commission.bps());
    if most_bps > FULL_BPS {
        return Err(MakeAgreementError::MoreThanAll(most_bps));
    }
    let known: Option<BumdesId> = bumdes::table.find(bumdes_id).select(bumdes::id).first(conn).optional()?;
    let agreement = ShareAgreement {
        id: ShareAgreementId::new(),
        bumdes_id: known.ok_or(MakeAgreementError::NotFound)?,
        effective_from,
        commission_bps: terms.commission.bps(),
        commission_per_piece_minor: terms.commission.per_piece_minor(),
        maker_bps: terms.maker.bps(),
        maker_per_piece_minor: terms.maker.per_piece_minor(),
        cluster_bps: terms.cluster.bps(),
        cluster_per_piece_minor: terms.cluster.per_piece_minor(),
        village_bps: terms.village.bps(),
        village_per_piece_minor: terms.village.per_piece_minor(),
        made_by: made_by.clone(),
        made_at: now,
    };
    diesel::insert_into(share_agreements::table).values(&agreement).execute(conn)?;
    Ok(agreement.id)
}
