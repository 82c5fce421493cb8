//! `etalase import` at the command line: what it prints, its exit status, the file of rejected rows.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::sheet::{Shop, products};
use etalase::db::Backend;

fn import(shop: &Shop, folder: &Path, args: &[&str]) -> Output {
    let url = match &shop.database.backend {
        Backend::Sqlite(path) => format!("sqlite://{}", path.display()),
        Backend::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    command.current_dir(folder).env_clear().env("DATABASE_URL", url).env("RUST_LOG", "off");
    command.arg("import").args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn findings_go_to_standard_output_and_the_exit_status_is_2() {
    let (shop, folder) = (Shop::new(), tempfile::tempdir().unwrap());
    let before = shop.state();
    fs::write(folder.path().join("bad.csv"), products().row(&[]).row(&[("sku", "UJI-02"), ("price_idr", "-1")]).csv())
        .unwrap();
    let output = import(&shop, folder.path(), &["products", "bad.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "line 3, column 13 (price_idr): '-1' is negative\n");
    assert_eq!(text(&output.stderr), "etalase: 1 finding in bad.csv: nothing was imported\n");
    assert_eq!(shop.state(), before);
}

#[test]
fn the_same_file_twice_is_all_unchanged() {
    let (shop, folder) = (Shop::new(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("good.csv"), products().row(&[]).row(&[("sku", "UJI-02")]).csv()).unwrap();
    let first = import(&shop, folder.path(), &["products", "good.csv"]);
    assert_eq!(text(&first.stdout), "good.csv: 2 new, 0 changed, 0 unchanged\n");
    let after = shop.state();
    let second = import(&shop, folder.path(), &["products", "good.csv"]);
    assert_eq!((second.status.code(), text(&second.stdout)), (Some(0), "good.csv: 0 new, 0 changed, 2 unchanged\n"));
    assert_eq!(shop.state(), after);
}

#[test]
fn skipped_rows_are_kept_beside_the_file_or_where_one_says() {
    let (shop, folder) = (Shop::new(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("mixed.csv"), products().row(&[]).row(&[("sku", "UJI-02"), ("stock", "x")]).csv())
        .unwrap();
    let output = import(&shop, folder.path(), &["products", "mixed.csv", "--skip-invalid"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("1 new, 0 changed, 0 unchanged"), "{}", text(&output.stdout));
    assert!(text(&output.stdout).ends_with("mixed.rejected.csv: 1 rejected\n"), "{}", text(&output.stdout));
    let rejected = fs::read_to_string(folder.path().join("mixed.rejected.csv")).unwrap();
    assert!(rejected.contains("UJI-02") && rejected.contains("column 15 (stock)"), "{rejected}");

    let args = ["products", "mixed.csv", "--skip-invalid", "--rejected", "elsewhere.csv"];
    assert!(import(&shop, folder.path(), &args).status.success());
    assert!(folder.path().join("elsewhere.csv").exists());
    let onto_itself = ["products", "mixed.csv", "--skip-invalid", "--rejected", "mixed.csv"];
    assert_eq!(import(&shop, folder.path(), &onto_itself).status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_there_is_one_clear_line() {
    let (shop, folder) = (Shop::new(), tempfile::tempdir().unwrap());
    let output = import(&shop, folder.path(), &["villages", "none.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("etalase: cannot read none.csv"), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).lines().count(), 1);
}
