//! The real villages and products go in whole, once.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::db::schema::{
    bumdes, price_tiers, producers, products, stock_levels, stock_movements, variants, villages,
};
use etalase::db::{DbError, Timestamp};
use etalase::import::{self, ImportError, OnInvalid};

use crate::support::database::TestDatabase;
use crate::support::factories::demo_catalog;

fn now() -> Timestamp {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap()
}

fn imported() -> TestDatabase {
    let database = TestDatabase::new();
    database.db.write::<_, ImportError>(|conn| demo_catalog::write_demo(conn, now())).unwrap();
    database
}

#[test]
fn all_villages_and_products_are_published_with_their_stock() {
    let database = imported();
    database
        .db
        .read::<_, DbError>(|conn| {
            let total: i64 = products::table.filter(products::status.eq("published")).count().get_result(conn)?;
            let primary: i64 = products::table.filter(products::is_primary).count().get_result(conn)?;
            let sellers: i64 = bumdes::table.count().get_result(conn)?;
            let makers: i64 = producers::table.count().get_result(conn)?;
            assert_eq!((total, primary, sellers, makers), (200, 72, 72, 74));
            let slugs: Vec<String> = products::table.select(products::slug).load(conn)?;
            assert!(slugs.contains(&"keranjang-ketak-bertutup".to_owned()));
            // the change feed has a number of its own for each
            let versions: Vec<i64> = products::table.select(products::version).order(products::version).load(conn)?;
            assert!(versions.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(versions.last().copied(), Some(version::current(conn)?));
            // the file's total, spread over the options
            let pieces: Vec<i64> = variants::table
                .inner_join(stock_levels::table)
                .inner_join(products::table)
                .filter(products::sku.eq_any(["NTB-SGG-GELANG-01", "JBR-TRS-KEMEJA-03"]))
                .order((products::sku, variants::position))
                .select(stock_levels::on_hand)
                .load(conn)?;
            assert_eq!(pieces, [23, 23, 22, 22, 200, 200, 200, 200]);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_same_files_again_change_nothing() {
    let database = imported();
    let counts = || {
        database.db.read::<_, DbError>(|conn| {
            Ok((
                version::current(conn)?,
                variants::table.count().get_result::<i64>(conn)?,
                price_tiers::table.count().get_result::<i64>(conn)?,
                stock_movements::table.count().get_result::<i64>(conn)?,
                villages::table.select(diesel::dsl::max(villages::updated_at)).first::<Option<Timestamp>>(conn)?,
            ))
        })
    };
    let before = counts().unwrap();
    let later = now() + chrono::TimeDelta::days(1);
    let (villages, products) = database
        .db
        .write::<_, ImportError>(|conn| {
            Ok((
                import::villages::import(conn, later, demo_catalog::VILLAGES, OnInvalid::Refuse)?,
                import::products::import(conn, later, demo_catalog::PRODUCTS, OnInvalid::Refuse)?,
            ))
        })
        .unwrap();
    assert_eq!((villages.new, villages.changed, villages.unchanged), (0, 0, 72));
    assert_eq!((products.new, products.changed, products.unchanged), (0, 0, 200));
    assert_eq!(counts().unwrap(), before);
}
