//! What a second file changes, and what it leaves.

use diesel::prelude::*;
use etalase::catalog::{Product, Variant};
use etalase::db::schema::{price_tiers, products, stock_levels, variants};
use etalase::import::OnInvalid;

use super::sheet::{Shop, products};

const SIZES: &[(&str, &str)] = &[
    ("options", "size=S|M|L"),
    ("price_idr", "45000;50000;55000"),
    ("wholesale_tiers", "10:40000;50:35000"),
    ("wholesale_moq", "10"),
];

fn product(shop: &Shop, sku: &str) -> Product {
    shop.read(|conn| products::table.filter(products::sku.eq(sku)).select(Product::as_select()).first(conn))
}

/// option, SKU, price, active, pieces
fn pieces(shop: &Shop, sku: &str) -> Vec<(String, String, i64, bool, i64)> {
    shop.read(|conn| {
        variants::table
            .inner_join(products::table)
            .inner_join(stock_levels::table)
            .filter(products::sku.eq(sku))
            .order((variants::position, variants::sku))
            .select((
                variants::option_value,
                variants::sku,
                variants::price_minor,
                variants::is_active,
                stock_levels::on_hand,
            ))
            .load(conn)
    })
}

fn piece(option: &str, price: i64, is_active: bool, on_hand: i64) -> (String, String, i64, bool, i64) {
    (option.into(), format!("UJI-01-{option}"), price, is_active, on_hand)
}

#[test]
fn a_new_product_has_a_variant_for_each_option_and_its_stock_spread_over_them() {
    let shop = Shop::new();
    let outcome = shop.products(&products().row(SIZES).csv(), OnInvalid::Refuse);
    assert_eq!((outcome.new, outcome.changed, outcome.unchanged), (1, 0, 0));
    let expected = [piece("S", 45_000, true, 4), piece("M", 50_000, true, 3), piece("L", 55_000, true, 3)];
    assert_eq!(pieces(&shop, "UJI-01"), expected);
    let product = product(&shop, "UJI-01");
    assert_eq!((product.slug.as_str(), product.option_name.as_str()), ("nampan-ketak", "size"));
    assert_eq!(product.status.as_str(), "published");
}

#[test]
fn a_changed_row_changes_prices_and_texts_and_switches_off_options_that_are_gone() {
    let shop = Shop::new();
    shop.products(&products().row(SIZES).csv(), OnInvalid::Refuse);
    let before = product(&shop, "UJI-01");
    let changed = [
        ("name_id", "Nampan Ketak Besar"),
        ("options", "size=M|L|XL"),
        ("price_idr", "52000;55000;60000"),
        ("wholesale_tiers", "20:39000"),
        ("wholesale_moq", "20"),
        ("stock", "30"),
    ];
    let outcome = shop.products(&products().row(&changed).csv(), OnInvalid::Refuse);
    assert_eq!((outcome.new, outcome.changed, outcome.unchanged), (0, 1, 0));

    let after = product(&shop, "UJI-01");
    assert_eq!(after.name_id, "Nampan Ketak Besar");
    // people have shared the address
    assert_eq!((after.slug, &after.id), (before.slug, &before.id));
    assert!(after.version > before.version);
    // S is kept for orders that have it; the counts of M and L are the stock's own business
    let mut found = pieces(&shop, "UJI-01");
    found.sort();
    let mut expected = [
        piece("L", 55_000, true, 3),
        piece("M", 52_000, true, 3),
        piece("S", 45_000, false, 4),
        piece("XL", 60_000, true, 10),
    ];
    expected.sort();
    assert_eq!(found, expected);
    let tiers: Vec<(i64, i64)> = shop.read(|conn| {
        price_tiers::table
            .filter(price_tiers::product_id.eq(&before.id))
            .select((price_tiers::min_quantity, price_tiers::unit_price_minor))
            .load(conn)
    });
    assert_eq!(tiers, [(20, 39_000)]);
}

#[test]
fn an_option_that_comes_back_is_switched_on_with_the_pieces_it_had() {
    let shop = Shop::new();
    shop.products(&products().row(SIZES).csv(), OnInvalid::Refuse);
    shop.products(&products().row(&[]).csv(), OnInvalid::Refuse);
    shop.products(&products().row(SIZES).csv(), OnInvalid::Refuse);
    let sizes: Vec<_> = pieces(&shop, "UJI-01").into_iter().filter(|p| !p.0.is_empty()).collect();
    assert_eq!(sizes, [piece("S", 45_000, true, 4), piece("M", 50_000, true, 3), piece("L", 55_000, true, 3)]);
}

#[test]
fn a_product_that_the_curator_took_down_stays_down() {
    let shop = Shop::new();
    shop.products(&products().row(&[]).csv(), OnInvalid::Refuse);
    shop.database
        .db
        .write::<_, etalase::db::DbError>(|conn| {
            let row = products::table.filter(products::sku.eq("UJI-01"));
            diesel::update(row).set(products::status.eq("unpublished")).execute(conn)?;
            Ok(())
        })
        .unwrap();
    let outcome = shop.products(&products().row(&[("price_idr", "46000")]).csv(), OnInvalid::Refuse);
    assert_eq!(outcome.changed, 1);
    assert_eq!(product(&shop, "UJI-01").status.as_str(), "unpublished");
}

#[test]
fn the_signature_moves_when_the_file_takes_it_from_the_other_product() {
    let shop = Shop::new();
    let file = products()
        .row(&[("is_primary", "1")])
        .row(&[("sku", "NTB-DRM-KOTAKTISU-01"), ("is_primary", "0"), ("name_id", "Kotak Tisu")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Refuse);
    assert_eq!((outcome.new, outcome.changed, &outcome.findings[..]), (1, 1, &[][..]));
    assert!(product(&shop, "UJI-01").is_primary);
    assert!(!product(&shop, "NTB-DRM-KOTAKTISU-01").is_primary);
}

#[test]
fn two_products_of_one_name_have_two_addresses_and_option_skus_avoid_product_skus() {
    let shop = Shop::new();
    let file = products()
        .row(SIZES)
        .row(&[("sku", "UJI-01-S")])
        .row(&[("sku", "UJI-03"), ("village_code", "52.01.14.2006")])
        .row(&[("sku", "UJI-04"), ("name_id", "竹")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Refuse);
    assert_eq!((outcome.new, &outcome.findings[..]), (4, &[][..]));
    let slugs = ["UJI-01", "UJI-01-S", "UJI-03", "UJI-04"].map(|sku| product(&shop, sku).slug);
    assert_eq!(slugs, ["nampan-ketak", "nampan-ketak-darmaji", "nampan-ketak-senggigi", "uji-04"]);
    let skus: Vec<Variant> = shop.read(|conn| {
        variants::table
            .filter(variants::sku.like("UJI-01%"))
            .select(Variant::as_select())
            .order(variants::sku)
            .load(conn)
    });
    let skus: Vec<&str> = skus.iter().map(|v| v.sku.as_str()).collect();
    assert_eq!(skus, ["UJI-01-L", "UJI-01-M", "UJI-01-S", "UJI-01-S-2"]);
}

#[test]
fn text_is_stored_as_it_was_written() {
    let shop = Shop::new();
    let name = "<script>alert(1)</script> & \"Ketak\"";
    shop.products(
        &products().row(&[("name_id", name), ("description_id", "Satu.\nDua <b>tebal</b>.")]).csv(),
        OnInvalid::Refuse,
    );
    let product = product(&shop, "UJI-01");
    assert_eq!(product.name_id, name);
    assert_eq!(product.description_id, "Satu.\nDua <b>tebal</b>.");
    assert_eq!(product.slug, "script-alert-1-script-ketak");
}
