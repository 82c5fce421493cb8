//! What the catalogue said of permits before there were any rows of them.

use diesel::prelude::*;
use etalase::clock::Clock;
use etalase::db::schema::{permits, products};
use etalase::db::{DbError, migrations};
use etalase::legality::{PermitKind, PermitStatus};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::write_small;

#[test]
fn what_a_product_said_becomes_a_stated_permit_without_a_number() {
    let database = TestDatabase::before_migration("2026-11-22-000130");
    let shop = database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            for (id, kind, halal) in [
                (&shop.basket.id, "PIRT", "yes"),
                (&shop.bracelet.id, "none", "yes"),
                (&shop.batik.id, "SNI", "na"),
                (&shop.necklace.id, "none", "no"),
            ] {
                let says = (products::permit_kind.eq(kind), products::halal.eq(halal));
                diesel::update(products::table.find(id)).set(says).execute(conn)?;
            }
            Ok(shop)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    let rows: Vec<(String, PermitKind, String, PermitStatus, Option<String>)> = database
        .db
        .read::<_, DbError>(|conn| {
            let columns = (
                permits::product_id.assume_not_null(),
                permits::kind,
                permits::number,
                permits::status,
                permits::stated_by,
            );
            Ok(permits::table.order((permits::product_id, permits::kind)).select(columns).load(conn)?)
        })
        .unwrap();
    let row = |id: &etalase::ids::ProductId, kind| (id.to_string(), kind, String::new(), PermitStatus::Stated, None);
    let mut expected = [
        row(&shop.basket.id, PermitKind::Pirt),
        row(&shop.basket.id, PermitKind::Halal),
        row(&shop.bracelet.id, PermitKind::Halal),
        row(&shop.batik.id, PermitKind::Sni),
    ];
    // by the word in the row, whose order differs between the databases' collations: compare as sets
    expected.sort();
    let mut rows = rows;
    rows.sort();
    assert_eq!(rows, expected);
}
