//! `etalase doctor` at the command line: what it says of each part, and its exit status.

use std::path::Path;
use std::process::{Command, Output};

use etalase::db::{Backend, Db, DbError};
use etalase::jobs::{Job, enqueue};
use etalase::regions::load::{self, LoadError};

use crate::support::database::TestDatabase;

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn database() -> TestDatabase {
    let database = TestDatabase::new();
    database.db.write::<_, LoadError>(load::bundled).unwrap();
    database
}

fn url(backend: &Backend) -> String {
    match backend {
        Backend::Sqlite(path) => format!("sqlite://{}", path.display()),
        Backend::Postgres(url) => url.clone(),
    }
}

fn doctor(folder: &Path, settings: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    command.current_dir(folder).env_clear().env("RUST_LOG", "off").arg("doctor");
    command.env("ETALASE_SECRET_KEY", KEY).env("ETALASE_BASE_URL", "https://toko.example.id");
    command.env("ETALASE_TRUST_PROXY", "1").env("ETALASE_BANK_ACCOUNT", "Bank NTB|0123456789|Etalase");
    let Output { status, stdout, stderr } = command.envs(settings.iter().copied()).output().unwrap();
    let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    (status.code(), said)
}

fn line<'a>(said: &'a str, part: &str) -> &'a str {
    let of = |line: &&str| line.split_whitespace().nth(1) == Some(part);
    said.lines().find(of).unwrap_or_else(|| panic!("nothing about {part} in:\n{said}"))
}

#[test]
fn a_shop_that_can_open_has_no_fault() {
    let (database, folder) = (database(), tempfile::tempdir().unwrap());
    let (status, said) = doctor(folder.path(), &[("DATABASE_URL", &url(&database.backend))]);
    assert_eq!(status, Some(0), "{said}");
    for part in ["settings", "secret", "address", "database", "payments", "pictures", "queue", "clock", "search"] {
        assert!(line(&said, part).starts_with("ok"), "{said}");
    }
    assert!(line(&said, "mail").starts_with("warning"), "mails as files reach nobody");
    assert!(line(&said, "people").starts_with("warning"), "nobody can sign in");
}

#[test]
fn a_place_for_pictures_that_cannot_be_written_to_is_told_with_what_to_do() {
    let (database, folder) = (database(), tempfile::tempdir().unwrap());
    std::fs::write(folder.path().join("file"), "").unwrap();
    let place = format!("file://{}", folder.path().join("file/media").display());
    let (status, said) = doctor(folder.path(), &[("DATABASE_URL", &url(&database.backend)), ("MEDIA_URL", &place)]);
    assert_eq!(status, Some(1), "{said}");
    assert!(line(&said, "pictures").starts_with("FAULT") && said.contains("or set MEDIA_URL"), "{said}");
}

#[test]
#[ignore = "needs S3_TEST_URL"]
fn s3_is_tried_out_and_a_missing_bucket_is_told() {
    let endpoint = std::env::var("S3_TEST_URL").expect("S3_TEST_URL names an S3-compatible server");
    let (database, folder) = (database(), tempfile::tempdir().unwrap());
    let look = |bucket: &str| {
        let settings = [
            ("DATABASE_URL", url(&database.backend)),
            ("MEDIA_URL", format!("s3://{bucket}/toko")),
            ("MEDIA_S3_ENDPOINT", endpoint.clone()),
            ("MEDIA_S3_ACCESS_KEY_ID", "contoh".into()),
            ("MEDIA_S3_SECRET_ACCESS_KEY", "rahasia".into()),
        ];
        doctor(folder.path(), &settings.each_ref().map(|(name, value)| (*name, value.as_str()))).1
    };
    let said = look("etalase-missing");
    assert!(line(&said, "pictures").starts_with("FAULT") && said.contains("is the bucket there"), "{said}");
    assert!(!said.contains("rahasia"), "{said}");
    let made = actix_web::rt::System::new().block_on(async {
        reqwest::Client::new().put(format!("{endpoint}/etalase-doctor")).send().await.unwrap().status()
    });
    assert!(made.is_success());
    assert!(line(&look("etalase-doctor"), "pictures").starts_with("ok"));
}

#[test]
fn every_wrong_setting_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let wrong =
        [("DATABASE_URL", "shop.db"), ("SMTP_URL", "x"), ("ETALASE_BIND", "here"), ("MEILISEARCH_URL", "there")];
    let (status, said) = doctor(folder.path(), &wrong);
    assert_eq!(status, Some(1), "{said}");
    for (name, _) in wrong {
        assert!(said.contains(&format!("FAULT    settings  {name}")), "{name} in:\n{said}");
    }
}

#[test]
fn a_database_that_is_not_there_is_told_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let (status, said) = doctor(folder.path(), &[("DATABASE_URL", "sqlite://shop.db")]);
    assert_eq!(status, Some(1));
    assert!(line(&said, "database").contains("does not exist") && said.contains("etalase migrate"), "{said}");
    assert!(!folder.path().join("shop.db").exists());
}

#[test]
fn a_database_without_tables_is_older_than_the_program() {
    let folder = tempfile::tempdir().unwrap();
    drop(Db::open(Backend::Sqlite(folder.path().join("empty.db")), 1).unwrap());
    let (status, said) = doctor(folder.path(), &[("DATABASE_URL", "sqlite://empty.db")]);
    assert_eq!(status, Some(1));
    assert!(line(&said, "database").contains("older than this program"), "{said}");
}

#[test]
fn what_cannot_be_reached_is_told_with_what_to_do_and_without_secrets() {
    let (database, folder) = (database(), tempfile::tempdir().unwrap());
    let (status, said) = doctor(
        folder.path(),
        &[
            ("DATABASE_URL", &url(&database.backend)),
            ("ETALASE_SECRET_KEY", &"rahasia".repeat(12)),
            ("SMTP_URL", "smtp://toko:rahasia@127.0.0.1:9"),
            ("STRIPE_SECRET_KEY", "pk_rahasia"),
            ("STRIPE_WEBHOOK_SECRET", "rahasia"),
            ("STRIPE_API_BASE", "http://127.0.0.1:9/"),
            ("MEILISEARCH_URL", "http://127.0.0.1:9"),
            ("MEILISEARCH_API_KEY", "rahasia"),
        ],
    );
    assert_eq!(status, Some(1));
    for part in ["secret", "mail", "search"] {
        assert!(line(&said, part).starts_with("FAULT"), "{said}");
    }
    assert!(said.contains("FAULT    stripe") && said.contains("STRIPE_SECRET_KEY does not begin with sk_"), "{said}");
    assert!(!said.contains("rahasia"), "{said}");
}

#[test]
fn jobs_that_nobody_does_are_a_fault() {
    let (database, folder) = (database(), tempfile::tempdir().unwrap());
    let long_ago = "2026-01-01T00:00:00".parse().unwrap();
    let job = Job::ProcessWebhook { webhook_event_id: "none".into() };
    database.db.write::<_, DbError>(|conn| Ok(enqueue(conn, long_ago, &job)?)).unwrap();
    let (status, said) = doctor(folder.path(), &[("DATABASE_URL", &url(&database.backend))]);
    assert_eq!(status, Some(1));
    assert!(line(&said, "queue").starts_with("FAULT") && said.contains("etalase worker"), "{said}");
}

mod meilisearch {
    use super::*;
    use crate::search::engine::Engine;
    use crate::support::factories::catalog;
    use reqwest::Method;
    use serde_json::{Value, json};

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn settings_and_contents_of_the_index_are_compared() {
        let (engine, folder) = (Engine::meilisearch().await, tempfile::tempdir().unwrap());
        let small = catalog::small(&engine.app).await;
        engine.app.app.write::<_, LoadError>(load::bundled).await.unwrap();
        let (index, database) = (engine.index(), url(engine.app.app.db.backend()));
        let settings = [
            ("DATABASE_URL", database.as_str()),
            ("MEILISEARCH_URL", &index.url),
            ("MEILISEARCH_API_KEY", &index.key),
            ("MEILISEARCH_INDEX", &index.name),
        ];
        let (status, said) = doctor(folder.path(), &settings);
        assert_eq!(status, Some(0), "{said}");
        assert!(said.contains("8 products, in the index as in the database"), "{said}");
        assert!(said.contains("a key that can do nothing else"), "{said}");

        index.change(Method::PUT, &format!("/indexes/{}/settings/stop-words", index.name), &json!(["dan"])).await;
        let document = format!("/indexes/{}/documents/{}", index.name, small.basket.id);
        index.change(Method::DELETE, &document, &Value::Null).await;
        let (status, said) = doctor(folder.path(), &settings);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("differ from search-config/ in stopWords"), "{said}");
        assert!(said.contains("of 8 products 1 differ in the index"), "{said}");
        engine.finish().await;
    }
}
