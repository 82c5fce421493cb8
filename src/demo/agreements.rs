//! What some BUMDes of the demo have agreed to; the others keep all they sell for.

use diesel::prelude::*;

use super::FillError;
use super::people::bumdes_of;
use crate::db::schema::{share_agreements, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ShareAgreementId, UserId};
use crate::ledger::agreement::{Term, Terms};
use crate::ledger::{Registration, make_agreement, register_seller};

struct Agreed {
    village_code: &'static str,
    terms: Terms,
    is_pkp: bool,
}

const fn agreed(village_code: &'static str, maker: Term, cluster: Term, village: Term) -> Agreed {
    Agreed { village_code, terms: Terms { commission: Term::Bps(500), maker, cluster, village }, is_pkp: false }
}

const AGREED: &[Agreed] = &[
    agreed("52.02.09.2008", Term::Bps(6_500), Term::PerPiece(1_000), Term::Bps(500)),
    agreed("52.02.02.2010", Term::Bps(7_000), Term::Bps(500), Term::Bps(500)),
    agreed("52.01.02.2006", Term::Bps(6_000), Term::PerPiece(2_500), Term::Bps(1_000)),
    Agreed { is_pkp: true, ..agreed("32.09.36.2005", Term::Bps(6_250), Term::Bps(250), Term::Bps(500)) },
];

/// No real one.
const NPWP: &str = "0000000000000000";

/// Makes them unless there is an agreement. The operator of the demo is who made them.
pub fn make_if_none(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let known: Option<ShareAgreementId> =
        share_agreements::table.select(share_agreements::id).first(conn).optional()?;
    let operator: Option<UserId> = users::table
        .filter(users::email.eq(super::people::SIGN_INS[0].email))
        .select(users::id)
        .first(conn)
        .optional()?;
    let (None, Some(operator)) = (known, operator) else { return Ok(()) };
    for agreed in AGREED {
        let bumdes_id = bumdes_of(conn, agreed.village_code)?;
        make_agreement(conn, now, &operator, &bumdes_id, now, &agreed.terms)?;
        if agreed.is_pkp {
            register_seller(conn, now, &bumdes_id, &Registration { is_pkp: true, npwp: Some(NPWP.into()) })?;
        }
    }
    Ok(())
}
