//! Share agreements: what a BUMDes has agreed to leave to the platform, its makers, their cluster and the village.
//! A version is never changed; a new one takes effect from a moment that has not passed.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{share_agreements, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ShareAgreementId, UserId};

/// A whole, in hundredths of a per cent.
pub const FULL_BPS: i64 = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", content = "value", rename_all = "snake_case")]
pub enum Term {
    /// hundredths of a per cent
    Bps(i64),
    /// rupiah for each piece sold
    PerPiece(i64),
}

impl Default for Term {
    fn default() -> Self {
        Self::Bps(0)
    }
}

impl Term {
    pub fn bps(self) -> i64 {
        match self {
            Self::Bps(bps) => bps,
            Self::PerPiece(_) => 0,
        }
    }

    pub fn per_piece_minor(self) -> i64 {
        match self {
            Self::Bps(_) => 0,
            Self::PerPiece(minor) => minor,
        }
    }

    fn of_columns(bps: i64, per_piece_minor: i64) -> Self {
        if per_piece_minor > 0 { Self::PerPiece(per_piece_minor) } else { Self::Bps(bps) }
    }
}

/// Without an agreement nobody but the BUMDes takes anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// of the price without PPN
    pub commission: Term,
    /// of what is left then, the fixed ones first
    pub maker: Term,
    pub cluster: Term,
    pub village: Term,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = share_agreements)]
pub struct ShareAgreement {
    pub id: ShareAgreementId,
    pub bumdes_id: BumdesId,
    pub effective_from: Timestamp,
    pub commission_bps: i64,
    pub commission_per_piece_minor: i64,
    pub maker_bps: i64,
    pub maker_per_piece_minor: i64,
    pub cluster_bps: i64,
    pub cluster_per_piece_minor: i64,
    pub village_bps: i64,
    pub village_per_piece_minor: i64,
    pub made_by: UserId,
    pub made_at: Timestamp,
}

impl ShareAgreement {
    pub fn terms(&self) -> Terms {
        Terms {
            commission: Term::of_columns(self.commission_bps, self.commission_per_piece_minor),
            maker: Term::of_columns(self.maker_bps, self.maker_per_piece_minor),
            cluster: Term::of_columns(self.cluster_bps, self.cluster_per_piece_minor),
            village: Term::of_columns(self.village_bps, self.village_per_piece_minor),
        }
    }
}

/// What an order placed at this time is divided by.
pub fn in_force(conn: &mut DbConn, bumdes_id: &BumdesId, at: Timestamp) -> QueryResult<Terms> {
    let agreement: Option<ShareAgreement> = share_agreements::table
        .filter(share_agreements::bumdes_id.eq(bumdes_id).and(share_agreements::effective_from.le(at)))
        .order((share_agreements::effective_from.desc(), share_agreements::made_at.desc(), share_agreements::id.desc()))
        .select(ShareAgreement::as_select())
        .first(conn)
        .optional()?;
    Ok(agreement.map(|agreement| agreement.terms()).unwrap_or_default())
}

/// Each version with the name of who made it, the one that takes effect last first.
pub fn versions(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<(ShareAgreement, String)>> {
    share_agreements::table
        .inner_join(users::table)
        .filter(share_agreements::bumdes_id.eq(bumdes_id))
        .order((share_agreements::effective_from.desc(), share_agreements::made_at.desc(), share_agreements::id.desc()))
        .select((ShareAgreement::as_select(), users::name))
        .load(conn)
}
