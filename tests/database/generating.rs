//! `etalase generate`: the same seed makes the same shop, and it never mixes into one by mistake.

use std::fmt::Debug;

use diesel::prelude::*;
use etalase::catalog::{PriceTier, Product, Variant};
use etalase::db::schema::{
    bumdes, bumdes_villages, catalog_version, collection_items, price_tiers, producers, products, stock_levels,
    stock_movements, variants, villages,
};
use etalase::db::{Db, DbError};
use etalase::generate::{GenerateError, Plan, generate};

use crate::support::TestApp;
use crate::support::database::TestDatabase;
use crate::support::factories::{catalog, checked_out};

fn plan(seed: u64) -> Plan {
    Plan { products: 600, villages: 40, bumdes: 30, seed, adds: false }
}

fn run(db: &Db, plan: &Plan) -> Result<(), GenerateError> {
    generate(db, plan, &mut |_| {})
}

/// The rows that were made, as text.
fn rows(db: &Db) -> Vec<String> {
    db.read::<_, DbError>(|conn| {
        let of_products: Vec<Product> = products::table.order(products::id).select(Product::as_select()).load(conn)?;
        let of_variants: Vec<Variant> = variants::table.order(variants::id).select(Variant::as_select()).load(conn)?;
        let tiers = price_tiers::table.order(price_tiers::all_columns).select(PriceTier::as_select());
        let tiers: Vec<PriceTier> = tiers.load(conn)?;
        let stories = (villages::slug, villages::story_id, villages::story_en, villages::cluster);
        let stories: Vec<(String, String, String, Option<String>)> =
            villages::table.order(villages::code).select(stories).load(conn)?;
        let sellers: Vec<(String, String, String, String)> = bumdes::table
            .order(bumdes::id)
            .select((bumdes::id, bumdes::slug, bumdes::email, bumdes::village_code))
            .load(conn)?;
        let served: Vec<(String, String)> = bumdes_villages::table.order(bumdes_villages::all_columns).load(conn)?;
        let makers: Vec<(String, String, String)> = producers::table
            .order(producers::id)
            .select((producers::id, producers::village_code, producers::name))
            .load(conn)?;
        let columns = (stock_levels::variant_id, stock_levels::on_hand, stock_levels::reserved);
        let levels: Vec<(String, i64, i64)> =
            stock_levels::table.order(stock_levels::variant_id).select(columns).load(conn)?;
        let movements: Vec<(String, i64)> = stock_movements::table
            .order(stock_movements::id)
            .select((stock_movements::id, stock_movements::quantity))
            .load(conn)?;
        let pieces: Vec<(String, String, i32)> =
            collection_items::table.order(collection_items::all_columns).load(conn)?;
        Ok([
            text(of_products),
            text(of_variants),
            text(tiers),
            text(stories),
            text(sellers),
            text(served),
            text(makers),
            text(levels),
            text(movements),
            text(pieces),
        ]
        .concat())
    })
    .unwrap()
}

fn text(rows: Vec<impl Debug>) -> Vec<String> {
    rows.iter().map(|row| format!("{row:?}")).collect()
}

#[test]
fn the_same_seed_makes_the_same_rows_and_another_seed_makes_others() {
    let (first, second, other) = (TestDatabase::new(), TestDatabase::new(), TestDatabase::new());
    run(&first.db, &plan(7)).unwrap();
    run(&second.db, &plan(7)).unwrap();
    run(&other.db, &plan(8)).unwrap();
    let (first, second, other) = (rows(&first.db), rows(&second.db), rows(&other.db));
    assert!(first.len() > 600 * 4);
    assert!(first == second, "two runs of one seed differ");
    assert!(first != other, "the seed changes nothing");
}

#[test]
fn the_catalogue_has_what_a_shop_has() {
    let database = TestDatabase::new();
    run(&database.db, &plan(1)).unwrap();
    database
        .db
        .read::<_, DbError>(|conn| {
            assert_eq!(products::table.count().get_result::<i64>(conn)?, 600);
            assert_eq!(villages::table.count().get_result::<i64>(conn)?, 40);
            assert_eq!(bumdes::table.count().get_result::<i64>(conn)?, 30);
            assert_eq!(bumdes_villages::table.count().get_result::<i64>(conn)?, 40);
            let versions: Vec<i64> = products::table.order(products::version).select(products::version).load(conn)?;
            assert_eq!(versions, (1..=600).collect::<Vec<i64>>());
            assert_eq!(catalog_version::table.select(catalog_version::version).first::<i64>(conn)?, 600);
            let submitted = products::table.filter(products::status.eq("submitted")).count().get_result::<i64>(conn)?;
            assert!((1..30).contains(&submitted), "{submitted}");
            let categories: Vec<String> = products::table.select(products::category_code).distinct().load(conn)?;
            assert_eq!(categories.len(), 11);
            let sold_out = stock_levels::table.filter(stock_levels::on_hand.eq(0)).count().get_result::<i64>(conn)?;
            let levels = stock_levels::table.count().get_result::<i64>(conn)?;
            assert_eq!(levels, variants::table.count().get_result::<i64>(conn)?);
            assert!(levels > 700 && sold_out * 3 < levels && sold_out > 0, "{sold_out} of {levels}");
            assert!(price_tiers::table.count().get_result::<i64>(conn)? > 100);
            assert!(collection_items::table.count().get_result::<i64>(conn)? > 40);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_database_with_a_catalogue_is_left_alone_unless_it_is_asked_for() {
    let database = TestDatabase::new();
    run(&database.db, &plan(1)).unwrap();
    assert!(matches!(run(&database.db, &plan(2)), Err(GenerateError::NotEmpty)));
    let again = Plan { adds: true, ..plan(1) };
    assert!(matches!(run(&database.db, &again), Err(GenerateError::SeedUsed(1))));
    run(&database.db, &Plan { adds: true, ..plan(2) }).unwrap();
    let count = database.db.read::<i64, DbError>(|conn| Ok(products::table.count().get_result(conn)?)).unwrap();
    assert_eq!(count, 1_200);
}

#[actix_web::test]
async fn a_shop_with_orders_is_never_filled() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    checked_out::two_bumdes(&app, &shop).await;
    let refused = run(&app.app.db, &Plan { adds: true, ..plan(1) });
    assert!(matches!(refused, Err(GenerateError::HasOrders)), "{refused:?}");
    app.stop().await;
}
