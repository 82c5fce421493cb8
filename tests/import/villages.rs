//! Villages and the BUMDes that sells for them.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, bumdes_villages, products, villages as villages_table};
use etalase::import::OnInvalid;
use etalase::villages::BumdesStatus;

use super::sheet::{Shop, places, villages};

/// code, slug, name of the BUMDes, its e-mail
fn sellers(shop: &Shop) -> Vec<(String, String, String, String)> {
    shop.read(|conn| {
        bumdes_villages::table
            .inner_join(bumdes::table)
            .inner_join(villages_table::table)
            .order(villages_table::code)
            .select((villages_table::code, villages_table::slug, bumdes::name, bumdes::email))
            .load(conn)
    })
}

const DARMAJI: &[(&str, &str)] = &[
    ("code", "52.02.09.2008"),
    ("name", "Darmaji"),
    ("bumdes_name", "BUMDes Darmaji"),
    ("bumdes_email", "darmaji@bumdes.example"),
    ("bumdes_phone", "+62 812-0000-0001"),
];

fn darmaji_with(cells: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    DARMAJI.iter().chain(cells).copied().collect()
}

#[test]
fn rows_with_one_email_are_one_joint_bumdes() {
    let shop = Shop::new();
    let joint = [("bumdes_name", "BUMDesma Kopang"), ("bumdes_email", "Kopang@bumdes.example")];
    let serangan = [("code", "51.71.01.1001"), ("name", "Serangan")];
    let second: Vec<_> = joint.iter().chain(&serangan).copied().collect();
    let outcome = shop.villages(&villages().row(&joint).row(&second).csv(), OnInvalid::Refuse);
    assert_eq!((outcome.new, &outcome.findings[..]), (2, &[][..]));
    let ids: Vec<String> = shop.read(|conn| {
        bumdes_villages::table
            .filter(bumdes_villages::village_code.eq_any(["52.02.09.2001", "51.71.01.1001"]))
            .select(bumdes_villages::bumdes_id)
            .load(conn)
    });
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));

    let apart: Vec<_> = second.iter().copied().chain([("bumdes_name", "BUMDes Serangan")]).collect();
    let outcome = shop.villages(&villages().row(&joint).row(&apart).csv(), OnInvalid::Refuse);
    assert_eq!(places(&outcome), ["line 3, column 8 (bumdes_name)"]);
}

#[test]
fn a_changed_story_or_address_reaches_every_index_of_its_products() {
    let shop = Shop::new();
    let versions = || {
        shop.read(|conn| {
            let rows = products::table.filter(products::village_code.eq("52.02.09.2008")).order(products::sku);
            rows.select(products::version).load::<i64>(conn)
        })
    };
    let (first, new_email) = (versions(), darmaji_with(&[("bumdes_email", "toko@darmaji.example")]));
    let outcome = shop.villages(&villages().row(&new_email).csv(), OnInvalid::Refuse);
    assert_eq!((outcome.new, outcome.changed), (0, 1));
    assert!(versions().iter().zip(&first).all(|(after, before)| after > before));
    let darmaji = sellers(&shop).into_iter().find(|s| s.0 == "52.02.09.2008").unwrap();
    assert_eq!((darmaji.1.as_str(), darmaji.3.as_str()), ("darmaji", "toko@darmaji.example"));

    let again = shop.villages(&villages().row(&new_email).csv(), OnInvalid::Refuse);
    assert_eq!((again.changed, again.unchanged), (0, 1));
}

#[test]
fn a_village_does_not_change_its_bumdes_by_import() {
    let shop = Shop::new();
    let before = sellers(&shop);
    let taken = darmaji_with(&[
        ("bumdes_email", "senggigi@bumdes.example"),
        ("bumdes_name", "BUMDes Senggigi"),
        ("bumdes_phone", "+62 812-0000-0002"),
    ]);
    let outcome = shop.villages(&villages().row(&taken).csv(), OnInvalid::Refuse);
    assert_eq!(places(&outcome), ["line 2, column 9 (bumdes_email)"], "{:?}", outcome.findings);
    assert_eq!(sellers(&shop), before);
}

#[test]
fn two_bumdes_do_not_become_one_by_a_shared_new_address() {
    let shop = Shop::new();
    let shared = [("bumdes_email", "baru@bumdes.example"), ("bumdes_name", "BUMDes Baru")];
    let darmaji = darmaji_with(&shared);
    let senggigi = darmaji_with(&[shared[0], shared[1], ("code", "52.01.14.2006"), ("name", "Senggigi")]);
    let outcome = shop.villages(&villages().row(&darmaji).row(&senggigi).csv(), OnInvalid::Refuse);
    assert_eq!(places(&outcome), ["line 3, column 9 (bumdes_email)"], "{:?}", outcome.findings);
}

#[test]
fn villages_of_one_name_are_told_apart_by_their_regency() {
    let shop = Shop::new();
    let file = villages()
        .row(&[("name", "Darmaji")])
        .row(&[("code", "51.71.01.1001"), ("name", "Darmaji"), ("bumdes_email", "b@bumdes.example")])
        .row(&[("code", "31.71.01.1001"), ("name", "Darmaji"), ("bumdes_email", "c@bumdes.example")])
        .row(&[("code", "51.71.01.1001")])
        .csv();
    let outcome = shop.villages(&file, OnInvalid::Skip);
    assert_eq!((outcome.new, places(&outcome)), (3, vec!["line 5, column 1 (code)".to_owned()]));
    let slugs: Vec<String> = sellers(&shop).into_iter().map(|s| s.1).collect();
    for slug in ["darmaji", "darmaji-lombok-tengah", "darmaji-kota-denpasar", "darmaji-jakarta-pusat"] {
        assert!(slugs.contains(&slug.to_owned()), "{slugs:?}");
    }
}

#[test]
fn a_bumdes_that_is_being_checked_is_left_to_the_curators_and_a_refused_one_counts_for_nothing() {
    let shop = Shop::new();
    shop.villages(&villages().row(&[]).csv(), OnInvalid::Refuse);
    let own = |shop: &Shop| {
        let here = bumdes::table.filter(bumdes::village_code.eq("52.02.09.2001")).order(bumdes::id);
        shop.read(|conn| here.select((bumdes::status, bumdes::phone)).load::<(BumdesStatus, String)>(conn))
    };
    let set = |status: BumdesStatus| {
        let of_village = bumdes::table.filter(bumdes::village_code.eq("52.02.09.2001"));
        let change = diesel::update(of_village).set(bumdes::status.eq(status));
        shop.database.db.write::<_, DbError>(|conn| Ok(change.execute(conn)?)).unwrap();
    };
    let file = villages().row(&[("bumdes_phone", "+62 811-0000-0000")]).csv();
    set(BumdesStatus::Registered);
    let outcome = shop.villages(&file, OnInvalid::Refuse);
    assert_eq!(places(&outcome), ["line 2, column 9 (bumdes_email)"]);
    assert!(outcome.findings[0].reason.contains("is being checked"), "{}", outcome.findings[0].reason);
    set(BumdesStatus::Refused);
    let outcome = shop.villages(&file, OnInvalid::Refuse);
    assert_eq!(&outcome.findings[..], &[][..]);
    let (before, now) = ("+62 812-0000-0099".to_owned(), "+62 811-0000-0000".to_owned());
    assert_eq!(own(&shop), [(BumdesStatus::Refused, before), (BumdesStatus::Verified, now)]);
}
