//! `--skip-invalid`: the good rows go in, the others into a file that can be corrected.

use diesel::prelude::*;
use etalase::db::schema::products as products_table;
use etalase::import::{OnInvalid, write_rejected};

use super::sheet::{PRODUCT_COLUMNS, Shop, places, products};

#[test]
fn good_rows_are_imported_and_rejected_rows_can_be_corrected_and_imported() {
    let shop = Shop::new();
    let file = products()
        .row(&[])
        .row(&[("sku", "UJI-02"), ("price_idr", "-5"), ("halal", "?")])
        .row(&[("sku", "UJI-03")])
        .row(&[("sku", "UJI-04"), ("name_id", "=1+1")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Skip);
    assert_eq!((outcome.new, outcome.rejected.len(), outcome.is_imported), (2, 2, true));

    let mut rejected = Vec::new();
    write_rejected(&mut rejected, PRODUCT_COLUMNS, &outcome).unwrap();
    let text = String::from_utf8(rejected).unwrap();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert!(lines[0].ends_with(",search_keywords,reason"), "{text}");
    assert!(lines[1].starts_with("UJI-02,"), "{text}");
    assert!(lines[1].contains("line 3, column 13 (price_idr): '-5' is negative; line 3, column 21 (halal)"), "{text}");
    // safe to open in a spreadsheet
    assert!(lines[2].contains(",'=1+1,"), "{text}");

    let corrected = text.replace(",-5,", ",5000,").replace(",?,", ",na,").replace("'=1+1", "Satu");
    let outcome = shop.products(corrected.as_bytes(), OnInvalid::Refuse);
    assert_eq!((outcome.new, &outcome.findings[..]), (2, &[][..]));
}

#[test]
fn a_signature_cannot_move_from_a_row_that_is_rejected() {
    let shop = Shop::new();
    let file = products()
        .row(&[("is_primary", "1")])
        .row(&[("sku", "NTB-DRM-KOTAKTISU-01"), ("is_primary", "0"), ("unit", "kodi")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Skip);
    assert_eq!((outcome.new, outcome.changed, outcome.rejected.len()), (0, 0, 2));
    assert_eq!(places(&outcome), ["line 2, column 3 (is_primary)", "line 3, column 11 (unit)"]);
    let primary: Vec<String> = shop.read(|conn| {
        products_table::table
            .filter(products_table::is_primary.and(products_table::village_code.eq("52.02.09.2008")))
            .select(products_table::sku)
            .load(conn)
    });
    assert_eq!(primary, ["NTB-DRM-KOTAKTISU-01"]);
}

#[test]
fn rows_of_the_wrong_width_keep_their_cells_in_the_file_of_rejected_rows() {
    let shop = Shop::new();
    let mut file = products().row(&[]).csv();
    file.extend_from_slice(b"UJI-02,52.02.09.2008\r\n");
    let outcome = shop.products(&file, OnInvalid::Skip);
    let mut rejected = Vec::new();
    write_rejected(&mut rejected, PRODUCT_COLUMNS, &outcome).unwrap();
    let mut reader = csv::Reader::from_reader(&rejected[..]);
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!((row.len(), &row[0], &row[2]), (24, "UJI-02", ""));
    assert!(row[23].contains("2 columns instead of 23"), "{row:?}");
}
