//! Whatever bytes come: no panic, no half import, and every row is either imported or rejected.

use diesel::result::Error::RollbackTransaction;
use etalase::db::DbError;
use etalase::import::{self, ImportError, OnInvalid, Outcome};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::sheet::{PRODUCT_COLUMNS, Shop, VILLAGE_COLUMNS, now, products, villages};

/// Imports and takes it back, so that one database serves all cases.
fn tried(shop: &Shop, file: &[u8], on_invalid: OnInvalid) -> Outcome {
    let mut outcome = None;
    let rolled_back = shop.database.db.write::<(), ImportError>(|conn| {
        outcome = Some(import::products::import(conn, now(), file, on_invalid)?);
        Err(RollbackTransaction.into())
    });
    assert!(matches!(rolled_back, Err(ImportError::Database(DbError::Query(RollbackTransaction)))), "{rolled_back:?}");
    outcome.unwrap()
}

fn check(shop: &Shop, file: &[u8]) -> Result<(), TestCaseError> {
    let refused = tried(shop, file, OnInvalid::Refuse);
    prop_assert_eq!(refused.is_imported, refused.findings.is_empty());
    for finding in &refused.findings {
        prop_assert!(finding.line >= 1 && finding.column >= 1);
        prop_assert!(!finding.to_string().contains(char::is_control), "{:?}", finding);
    }
    let skipped = tried(shop, file, OnInvalid::Skip);
    prop_assert_eq!(&skipped.findings, &refused.findings);
    for row in &skipped.rejected {
        prop_assert!(skipped.findings.iter().any(|f| f.line == row.line), "no reason for line {}", row.line);
    }
    Ok(())
}

fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() }).run(strategy, test).unwrap();
}

#[test]
fn random_bytes_below_a_good_header_never_do_harm() {
    let shop = Shop::new();
    let header = products().csv();
    run(200, &prop::collection::vec(any::<u8>(), 0..400), |bytes| check(&shop, &[&header, &bytes[..]].concat()));
}

#[test]
fn random_bytes_alone_never_do_harm() {
    let shop = Shop::new();
    run(200, &prop::collection::vec(any::<u8>(), 0..400), |bytes| check(&shop, &bytes));
}

#[test]
fn a_good_row_with_one_strange_cell_never_does_harm() {
    let shop = Shop::new();
    let strange = prop_oneof![
        any::<String>(),
        "[=+@0-9;:|.,\" -]{0,20}",
        "(size|weight|rasa)=[a-z0-9 |]{0,20}",
        Just("\"".to_owned()),
        "\\PC{0,200}",
    ];
    run(300, &(0..PRODUCT_COLUMNS.len(), strange), |(column, cell)| {
        check(&shop, &products().row(&[(PRODUCT_COLUMNS[column], &cell)]).row(&[("sku", "UJI-02")]).csv())
    });
}

#[test]
fn a_village_with_one_strange_cell_never_does_harm() {
    let shop = Shop::new();
    run(150, &(0..VILLAGE_COLUMNS.len(), prop_oneof![any::<String>(), "\\PC{0,200}"]), |(column, cell)| {
        let file = villages().row(&[(VILLAGE_COLUMNS[column], &cell)]).csv();
        let mut outcome = None;
        let rolled_back = shop.database.db.write::<(), ImportError>(|conn| {
            outcome = Some(import::villages::import(conn, now(), &file, OnInvalid::Skip)?);
            Err(RollbackTransaction.into())
        });
        prop_assert!(rolled_back.is_err());
        let outcome = outcome.unwrap();
        prop_assert_eq!(outcome.new + outcome.rejected.len(), 1);
        Ok(())
    });
}

#[test]
fn line_ends_a_byte_order_mark_quotes_and_blank_lines_make_no_difference() {
    let shop = Shop::new();
    let crlf =
        String::from_utf8(products().row(&[]).row(&[("sku", "UJI-02"), ("name_id", "Kain \"Sesek\", biru")]).csv());
    let crlf = crlf.unwrap();
    assert!(shop.products(crlf.as_bytes(), OnInvalid::Refuse).is_imported);
    let lf = crlf.replace("\r\n", "\n");
    let all_quoted = {
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(crlf.as_bytes()).records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    let spaced = lf.replace("\n", "\n\n") + ",,,\n \n";
    for file in
        [format!("\u{feff}{crlf}"), lf.clone(), lf.trim_end().to_owned(), lf.replace('\n', "\r"), all_quoted, spaced]
    {
        let outcome = shop.products(file.as_bytes(), OnInvalid::Refuse);
        assert_eq!((outcome.unchanged, &outcome.findings[..]), (2, &[][..]), "{file:?}");
    }
}

#[test]
fn a_huge_cell_is_one_finding() {
    let shop = Shop::new();
    let huge = "a".repeat(20_000_000);
    let outcome = shop.products(&products().row(&[("description_id", &huge)]).csv(), OnInvalid::Refuse);
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.findings[0].to_string().len() < 200, "{}", outcome.findings[0]);
    let open_quote = [&products().csv()[..], b"\"", huge.as_bytes()].concat();
    assert_eq!(shop.products(&open_quote, OnInvalid::Refuse).findings.len(), 1);
}
