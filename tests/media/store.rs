//! The same store over a folder and over a server.

use etalase::config::{Config, MediaPlace, Mode, S3Config, Source};
use etalase::media::store::MediaStore;

async fn keeps_what_it_is_given(store: &MediaStore) {
    let path = "pictures/0190-abc/640.webp";
    assert!(store.get(path).await.unwrap().is_none());
    store.put(path, &b"RIFF one"[..]).await.unwrap();
    store.put(path, &b"RIFF two"[..]).await.unwrap();
    store.put("pictures/0190-abc/320.webp", vec![7; 300_000]).await.unwrap();
    assert_eq!(store.get(path).await.unwrap().unwrap(), &b"RIFF two"[..]);
    assert_eq!(store.get("pictures/0190-abc/320.webp").await.unwrap().unwrap().len(), 300_000);
    store.delete(path).await.unwrap();
    store.delete(path).await.unwrap();
    assert!(store.get(path).await.unwrap().is_none());
    store.delete("pictures/0190-abc/320.webp").await.unwrap();
}

#[actix_web::test]
async fn a_folder_keeps_reads_and_deletes_and_leaves_no_empty_folders() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("var/media");
    keeps_what_it_is_given(&MediaStore::open(&MediaPlace::Folder(place.clone())).unwrap()).await;
    assert_eq!(std::fs::read_dir(place).unwrap().count(), 0);
}

#[actix_web::test]
async fn nothing_outside_the_folder_can_be_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret"), "key").unwrap();
    let store = MediaStore::open(&MediaPlace::Folder(folder.path().join("media"))).unwrap();
    for path in ["../secret", "pictures/../../secret", "/../secret", "pictures//x", "."] {
        assert!(store.get(path).await.is_err() || store.get(path).await.unwrap().is_none(), "{path}");
        assert!(store.put(path, &b"x"[..]).await.is_err() || !path.contains(".."), "{path}");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("secret")).unwrap(), "key");
}

#[test]
fn a_folder_that_cannot_be_made_stops_the_start_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let place = MediaPlace::Folder(folder.path().join("file/media"));
    let error = format!("{:#}", MediaStore::open(&place).err().expect("a file is no folder"));
    assert!(error.starts_with("MEDIA_URL: pictures cannot be kept in ") && !error.contains('\n'), "{error}");
}

fn read(settings: &[(&str, &str)]) -> Result<MediaPlace, String> {
    let source = Source::from_pairs(settings.iter().copied())
        .or_set("DATABASE_URL", "sqlite://var/toko/etalase.db")
        .or_set("ETALASE_BASE_URL", "https://etalase.example")
        .or_set("ETALASE_SECRET_KEY", "k".repeat(64));
    Config::read(Mode::Serve, &source).map(|config| config.media_place()).map_err(|error| error.to_string())
}

#[test]
fn the_place_is_a_setting_and_else_beside_the_database() {
    let folder = |path: &str| Ok(MediaPlace::Folder(path.into()));
    assert_eq!(read(&[]), folder("var/toko/media"));
    assert_eq!(read(&[("DATABASE_URL", "postgres://x@127.0.0.1/y")]), folder("var/media"));
    assert_eq!(read(&[("MEDIA_URL", "file:///srv/foto")]), folder("/srv/foto"));
    let keys = [("MEDIA_S3_ACCESS_KEY_ID", "AKIA"), ("MEDIA_S3_SECRET_ACCESS_KEY", "rahasia")];
    let Ok(MediaPlace::S3(s3)) = read(&[&[("MEDIA_URL", "s3://foto-toko/etalase/")], &keys[..]].concat()) else {
        panic!("no bucket")
    };
    assert_eq!((s3.bucket.as_str(), s3.prefix.as_str(), s3.region.as_str()), ("foto-toko", "etalase", "us-east-1"));
    assert!(!format!("{s3:?}").contains("rahasia"));
}

#[test]
fn a_wrong_place_is_told_in_one_line_without_its_secrets() {
    let keys = [("MEDIA_S3_ACCESS_KEY_ID", "AKIA"), ("MEDIA_S3_SECRET_ACCESS_KEY", "rahasia")];
    let s3 = ("MEDIA_URL", "s3://foto/etalase");
    let wrong = [
        ("MEDIA_URL", vec![("MEDIA_URL", "/srv/foto")]),
        ("MEDIA_URL", vec![("MEDIA_URL", "gs://foto")]),
        ("MEDIA_URL", vec![("MEDIA_URL", "file://")]),
        ("MEDIA_URL", vec![("MEDIA_URL", "s3://"), keys[0], keys[1]]),
        ("MEDIA_URL", vec![("MEDIA_URL", "s3://AKIA:rahasia@foto"), keys[0], keys[1]]),
        ("MEDIA_URL", vec![("MEDIA_URL", "s3://foto/../lain"), keys[0], keys[1]]),
        ("MEDIA_S3_ACCESS_KEY_ID", vec![s3, keys[1]]),
        ("MEDIA_S3_SECRET_ACCESS_KEY", vec![s3, keys[0]]),
        ("MEDIA_S3_ENDPOINT", vec![s3, keys[0], keys[1], ("MEDIA_S3_ENDPOINT", "minio:9000")]),
    ];
    for (name, settings) in wrong {
        let message = read(&settings).expect_err(&format!("{settings:?} is accepted"));
        assert!(message.contains(name) && !message.contains('\n'), "{settings:?}: {message}");
        assert!(!message.contains("rahasia"), "{message}");
    }
}

/// A bucket of its own on the server of the tests.
async fn bucket(name: &str) -> S3Config {
    let endpoint = std::env::var("S3_TEST_URL").expect("S3_TEST_URL names an S3-compatible server");
    reqwest::Client::new().put(format!("{endpoint}/{name}")).send().await.unwrap().error_for_status().unwrap();
    S3Config {
        bucket: name.into(),
        prefix: "toko/foto".into(),
        endpoint: Some(endpoint),
        region: "us-east-1".into(),
        access_key_id: "contoh".into(),
        secret_access_key: "rahasia".into(),
    }
}

#[actix_web::test]
#[ignore = "needs S3_TEST_URL"]
async fn s3_keeps_reads_and_deletes_under_its_prefix() {
    let config = bucket("etalase-store").await;
    let store = MediaStore::open(&MediaPlace::S3(config.clone())).unwrap();
    keeps_what_it_is_given(&store).await;
    store.put("pictures/a/640.webp", &b"RIFF"[..]).await.unwrap();
    let whole = MediaStore::open(&MediaPlace::S3(S3Config { prefix: String::new(), ..config })).unwrap();
    assert_eq!(whole.get("toko/foto/pictures/a/640.webp").await.unwrap().unwrap(), &b"RIFF"[..]);
}

#[actix_web::test]
#[ignore = "needs S3_TEST_URL"]
async fn s3_without_the_bucket_says_so() {
    let config = S3Config { bucket: "etalase-missing".into(), ..bucket("etalase-other").await };
    let store = MediaStore::open(&MediaPlace::S3(config)).unwrap();
    let error = store.put("pictures/a/640.webp", &b"RIFF"[..]).await.unwrap_err().to_string();
    assert!(error.contains("NoSuchBucket") || error.contains("not found"), "{error}");
}

#[actix_web::test]
#[ignore = "needs S3_TEST_URL"]
async fn s3_holds_the_photos_of_a_whole_shop() {
    use crate::support::TestApp;
    use crate::support::factories::{catalog, pictures};

    let config = bucket("etalase-shop").await;
    let app = TestApp::start_with(&[
        ("MEDIA_URL", "s3://etalase-shop/toko/foto"),
        ("MEDIA_S3_ENDPOINT", config.endpoint.as_deref().unwrap()),
        ("MEDIA_S3_ACCESS_KEY_ID", "contoh"),
        ("MEDIA_S3_SECRET_ACCESS_KEY", "rahasia"),
    ])
    .await;
    let goods = catalog::small(&app).await;
    let photo = pictures::kept(&app, &goods.batik, pictures::photo(700, 900, [30, 60, 190])).await;
    let client = app.client();
    let asked = client.request(reqwest::Method::GET, &format!("/media/pictures/{}/320.webp", photo.id));
    let (answer, body) = client.send_for_bytes(asked).await;
    assert_eq!((answer.status.as_u16(), &body[8..12]), (200, &b"WEBP"[..]));
    assert_eq!(client.get(&format!("/media/pictures/{}/1600.webp", photo.id)).await.status, 404);
    app.stop().await;
}
