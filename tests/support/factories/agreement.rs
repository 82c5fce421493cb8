//! What a BUMDes has agreed to, in force from now on.

use etalase::accounts::Role;
use etalase::ids::BumdesId;
use etalase::ledger::agreement::{Term, Terms};
use etalase::ledger::make_agreement;

use super::people;
use crate::support::TestApp;

/// 5% commission, 60% to the maker, Rp1.500 a piece to the cluster, 5% to the village.
pub const USUAL: Terms = Terms {
    commission: Term::Bps(500),
    maker: Term::Bps(6_000),
    cluster: Term::PerPiece(1_500),
    village: Term::Bps(500),
};

pub async fn agree(app: &TestApp, bumdes_id: &BumdesId, terms: Terms) {
    let email = format!("perjanjian-{}@contoh.id", uuid::Uuid::now_v7().simple());
    let operator = people::add(app, &email, vec![Role::Operator]).await;
    let (now, bumdes_id) = (app.app.clock.now(), bumdes_id.clone());
    app.app
        .write(move |conn| make_agreement(conn, now, &operator, &bumdes_id, now, &terms))
        .await
        .expect("the agreement is made");
}
