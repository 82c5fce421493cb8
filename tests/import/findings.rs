//! Every cell that is wrong is told by its line and column, and nothing is imported.

use etalase::import::{Finding, OnInvalid};

use super::sheet::{PRODUCT_COLUMNS, Shop, VILLAGE_COLUMNS, index, places, products, villages};

const LONG: usize = 5_000;

/// column, what stands there, a word of the reason
const BAD_PRODUCT_CELLS: &[(&str, &str, &str)] = &[
    ("sku", "", "empty"),
    ("sku", "UJI 01", "other signs"),
    ("sku", "=1+1", "formula"),
    ("sku", "A1234567890123456789012345678901234567890", "at most 40"),
    ("village_code", "52.02.09", "no village's code"),
    ("village_code", "52.02.09.2001", "not known"),
    ("village_code", "99.99.99.9999", "not known"),
    ("is_primary", "ya", "not one of 1, 0"),
    ("category", "elektronik", "not one of"),
    ("category", "Pottery", "not one of"),
    ("name_id", "", "empty"),
    ("name_id", "   ", "empty"),
    ("name_id", "=HYPERLINK(\"http://x\")", "formula"),
    ("name_id", "+1", "formula"),
    ("name_id", "-1", "formula"),
    ("name_id", "@SUM(A1)", "formula"),
    ("name_id", "\tx", "formula"),
    ("name_id", "Nampan\nKetak", "line break"),
    ("name_en", "Nam\u{0}pan", "control character"),
    ("description_id", "", "empty"),
    ("description_en", "-cmd|' /C calc'!A0", "formula"),
    ("producer", "", "empty"),
    ("materials", "", "empty"),
    ("unit", "kodi", "not one of pcs"),
    ("options", "size", "must look like"),
    ("options", "bentuk=bulat|kotak", "not one of size"),
    ("options", "size=S|S", "twice"),
    ("price_idr", "", "empty"),
    ("price_idr", "-45000", "negative"),
    ("price_idr", "45000.50", "no whole number"),
    ("price_idr", "45.000", "no whole number"),
    ("price_idr", "45,000", "no whole number"),
    ("price_idr", "Rp45000", "no whole number"),
    ("price_idr", "4e5", "no whole number"),
    ("price_idr", "0", "below 1"),
    ("price_idr", "99999999999999999999999", "above"),
    ("price_idr", "45000;50000", "2 prices for 1 option"),
    ("weight_g", "0", "below 1"),
    ("weight_g", "1.5", "no whole number"),
    ("stock", "-1", "negative"),
    ("stock", "banyak", "no whole number"),
    ("min_order_qty", "0", "below 1"),
    ("wholesale_moq", "10", "must be empty"),
    ("wholesale_tiers", "10", "must look like"),
    ("wholesale_tiers", "10:45000", "not below 45000"),
    ("wholesale_tiers", "10:40000;20:40000", "not below 40000"),
    ("wholesale_tiers", "10:40000;10:30000", "does not rise"),
    ("wholesale_tiers", "1:40000", "below 2"),
    ("lead_time_days", "366", "above 365"),
    ("monthly_capacity", "=9*9", "no whole number"),
    ("halal", "ya", "not one of yes"),
    ("permit_kind", "pirt", "not one of none"),
    ("search_keywords", "@x", "formula"),
];

const BAD_VILLAGE_CELLS: &[(&str, &str, &str)] = &[
    ("code", "", "empty"),
    ("code", "5202092001", "no village's code"),
    ("code", "52.02.09", "no village's code"),
    ("code", "52.02.09.9999", "not in the region list"),
    ("name", "", "empty"),
    ("name", "=A1", "formula"),
    ("primary_product_id", "", "empty"),
    ("sector", "kerajinan", "not one of"),
    ("story_en", "", "empty"),
    ("bumdes_name", "@x", "formula"),
    ("bumdes_email", "lendang-are", "no e-mail"),
    ("bumdes_email", "a@b@c", "no e-mail"),
    ("bumdes_phone", "=62812", "no phone"),
    ("bumdes_phone", "+62 812", "no phone"),
    ("bumdes_phone", "++6281200000099", "no phone"),
    ("bumdes_phone", "+62 812-0000-0099;DROP", "no phone"),
    ("programme", "-x", "formula"),
];

fn assert_single(findings: &[Finding], columns: &[&str], (column, cell, word): (&str, &str, &str)) {
    let [finding] = findings else { panic!("{column} {cell:?}: {findings:?}") };
    assert_eq!((finding.line, finding.column), (2, index(columns, column) + 1), "{finding}");
    assert!(finding.reason.contains(word), "{cell:?}: {finding}");
    let place = format!("line 2, column {} ({column}): ", finding.column);
    assert!(finding.to_string().starts_with(&place), "{finding}");
    assert!(!finding.to_string().contains(char::is_control), "{finding:?}");
}

#[test]
fn a_wrong_cell_of_a_product_is_told_by_line_and_column() {
    let shop = Shop::new();
    let before = shop.state();
    for case in BAD_PRODUCT_CELLS {
        let mut cells = vec![(case.0, case.1)];
        if case.0 == "wholesale_tiers" {
            cells.push(("wholesale_moq", case.1.split(':').next().unwrap()));
        }
        let file = products().row(&cells).row(&[("sku", "UJI-02")]).csv();
        let outcome = shop.products(&file, OnInvalid::Refuse);
        assert_single(&outcome.findings, PRODUCT_COLUMNS, *case);
        assert!(!outcome.is_imported);
    }
    assert_eq!(shop.state(), before);
}

#[test]
fn a_wrong_cell_of_a_village_is_told_by_line_and_column() {
    let shop = Shop::new();
    let before = shop.state();
    for case in BAD_VILLAGE_CELLS {
        let outcome = shop.villages(&villages().row(&[(case.0, case.1)]).csv(), OnInvalid::Refuse);
        assert_single(&outcome.findings, VILLAGE_COLUMNS, *case);
    }
    assert_eq!(shop.state(), before);
}

#[test]
fn text_that_is_too_long_or_no_utf8_is_refused_in_every_column() {
    let shop = Shop::new();
    for column in PRODUCT_COLUMNS {
        for bad in ["x".repeat(LONG).as_bytes(), b"Kain \xE9ndek"] {
            let outcome = shop.products(&products().bytes(&[(column, bad)]).csv(), OnInvalid::Refuse);
            let place = format!("line 2, column {} ({column})", index(PRODUCT_COLUMNS, column) + 1);
            assert_eq!(places(&outcome), [place], "{:?}", outcome.findings);
        }
    }
    for column in VILLAGE_COLUMNS {
        for bad in ["x".repeat(LONG).as_bytes(), b"Kain \xE9ndek"] {
            let outcome = shop.villages(&villages().bytes(&[(column, bad)]).csv(), OnInvalid::Refuse);
            let place = format!("line 2, column {} ({column})", index(VILLAGE_COLUMNS, column) + 1);
            assert_eq!(places(&outcome), [place], "{:?}", outcome.findings);
        }
    }
}

#[test]
fn one_run_tells_everything_that_is_wrong_in_the_order_of_the_file() {
    let shop = Shop::new();
    let file = products()
        .row(&[("price_idr", "-1"), ("name_en", ""), ("halal", "?")])
        .row(&[("sku", "UJI-02"), ("description_id", "satu\ndua\ntiga")])
        .row(&[("sku", "uji-02"), ("stock", "x")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Refuse);
    // the third row stands in line 6, because the second has three lines
    let expected = [
        "line 2, column 6 (name_en)",
        "line 2, column 13 (price_idr)",
        "line 2, column 21 (halal)",
        "line 6, column 15 (stock)",
    ];
    assert_eq!(places(&outcome), expected, "{:?}", outcome.findings);
}

#[test]
fn a_row_with_too_many_or_too_few_columns_is_refused() {
    let shop = Shop::new();
    let good = String::from_utf8(products().row(&[]).csv()).unwrap();
    let (header, row) = good.trim_end().split_once("\r\n").unwrap();
    let short = row.rsplit_once(",\"").unwrap().0;
    let file = format!("{header}\r\n{row},more\r\n{short}\r\n\"{row}\r\n");
    let outcome = shop.products(file.as_bytes(), OnInvalid::Refuse);
    let told: Vec<String> = outcome.findings.iter().map(ToString::to_string).collect();
    assert_eq!(told[0], "line 2, column 24: the row has 24 columns instead of 23");
    assert_eq!(told[1], "line 3, column 23 (search_keywords): the row has 22 columns instead of 23");
    assert!(told[2].starts_with("line 4, column "), "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn a_header_of_something_else_stops_the_import_even_when_rows_may_be_skipped() {
    let shop = Shop::new();
    let before = shop.state();
    for file in [villages().row(&[]).csv(), b"".to_vec(), b"sku;village_code\r\n1;2\r\n".to_vec()] {
        let outcome = shop.products(&file, OnInvalid::Skip);
        assert_eq!((outcome.findings.len(), outcome.is_imported), (1, false), "{:?}", outcome.findings);
        assert_eq!(outcome.findings[0].line, 1);
    }
    assert_eq!(shop.state(), before);
}

#[test]
fn a_sku_stands_once_in_a_file_and_belongs_to_one_village() {
    let shop = Shop::new();
    let file = products()
        .row(&[])
        .row(&[("sku", "uji-01")])
        .row(&[("sku", "NTB-SGG-GELANG-01")])
        .row(&[("sku", "NTB-DRM-KERANJANG-02-20cm")])
        .csv();
    let outcome = shop.products(&file, OnInvalid::Refuse);
    let told: Vec<String> = outcome.findings.iter().map(ToString::to_string).collect();
    assert_eq!(told[0], "line 3, column 1 (sku): 'uji-01' stands in line 2 already");
    assert!(told[1].contains("line 4, column 1 (sku): 'NTB-SGG-GELANG-01' belongs to village 52.01.14.2006 Senggigi"));
    assert!(told[2].contains("line 5") && told[2].contains("option of another product"), "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn a_village_has_one_signature_product_in_the_file_and_in_the_shop() {
    let shop = Shop::new();
    let serangan = villages().row(&[]).csv();
    assert!(shop.villages(&serangan, OnInvalid::Refuse).is_imported);
    let here = ("village_code", "52.02.09.2001");
    let file = products()
        .row(&[here, ("is_primary", "1")])
        .row(&[here, ("sku", "UJI-02"), ("is_primary", "1")])
        .row(&[("sku", "UJI-03"), ("is_primary", "1")])
        .csv();
    let told: Vec<String> = shop.products(&file, OnInvalid::Refuse).findings.iter().map(ToString::to_string).collect();
    let in_file = "line 3, column 3 (is_primary): village 52.02.09.2001 has its signature product in line 2 already";
    let in_shop = "line 4, column 3 (is_primary): village 52.02.09.2008 has the signature product \
                   NTB-DRM-KOTAKTISU-01 already";
    assert_eq!(told, [in_file, in_shop]);
}
