//! The embedded index between one process and the next: what is kept, what is thrown away, and what happens
//! when two processes want it.

use std::fs;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use etalase::app::App;
use etalase::catalog::{ListingStatus, version};
use etalase::db::DbError;
use etalase::db::schema::{catalog_version, products};

use super::engine::{everything, typed};
use crate::support::TestApp;
use crate::support::factories::catalog::{self, SmallCatalog};

/// A database with the small catalogue, and a folder for the indexes of its processes.
struct Shop {
    app: TestApp,
    catalog: SmallCatalog,
    folder: tempfile::TempDir,
}

impl Shop {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        Self { app, catalog, folder: tempfile::tempdir().unwrap() }
    }

    /// What `etalase serve` has of the search when it begins to answer.
    async fn process(&self) -> App {
        process(&self.app, self.folder.path()).await
    }

    /// A process that builds the index and ends.
    async fn leave_an_index(&self) {
        let app = self.process().await;
        app.search.catch_up(&app).await.unwrap();
    }

    /// The next process trusts nothing that was left, and finds everything after it caught up.
    async fn builds_anew(&self) {
        let app = self.process().await;
        assert!(!is_ready(&app).await);
        app.search.catch_up(&app).await.unwrap();
        assert_eq!(total(&app).await, 8);
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("1/index")
    }
}

async fn process(app: &TestApp, folder: &Path) -> App {
    let mut config = app.app.config.clone();
    config.search.folder = Some(folder.to_owned());
    let app = App::build(config, app.app.db.clone(), app.app.clock.clone(), app.app.metrics.clone()).unwrap();
    app.search.open(&app).await.unwrap();
    app
}

async fn total(app: &App) -> u64 {
    app.search.search(&everything()).await.unwrap().total
}

async fn is_ready(app: &App) -> bool {
    app.search.check().await.is_ok()
}

#[actix_web::test]
async fn the_next_process_answers_at_once_with_what_the_last_one_left() {
    let shop = Shop::open().await;
    shop.leave_an_index().await;
    let app = shop.process().await;
    assert!(is_ready(&app).await);
    assert_eq!(total(&app).await, 8);
    assert_eq!(app.search.search(&typed("keranjang")).await.unwrap().items[0].slug, shop.catalog.basket.slug);
    shop.app.stop().await;
}

#[actix_web::test]
async fn what_changed_while_no_process_ran_is_taken_in() {
    let shop = Shop::open().await;
    shop.leave_an_index().await;
    let (id, now) = (shop.catalog.basket.id.clone(), shop.app.app.clock.now());
    let done = shop.app.app.write::<_, DbError>(move |conn| {
        let unpublished = products::status.eq(ListingStatus::Unpublished);
        diesel::update(products::table.find(&id)).set(unpublished).execute(conn)?;
        Ok(version::touch(conn, now, &id)?)
    });
    done.await.unwrap();
    let app = shop.process().await;
    app.search.catch_up(&app).await.unwrap();
    assert_eq!(total(&app).await, 7);
    shop.app.stop().await;
}

#[actix_web::test]
async fn what_was_written_but_never_committed_is_read_again() {
    let shop = Shop::open().await;
    let left = shop.process().await;
    assert!(!is_ready(&left).await, "nothing was built yet");
    drop(left);
    let app = shop.process().await;
    assert!(!is_ready(&app).await);
    app.search.catch_up(&app).await.unwrap();
    assert!(is_ready(&app).await);
    assert_eq!(total(&app).await, 8);
    shop.app.stop().await;
}

#[actix_web::test]
async fn two_processes_on_one_folder_keep_an_index_each() {
    let shop = Shop::open().await;
    let (one, other) = (shop.process().await, shop.process().await);
    one.search.catch_up(&one).await.unwrap();
    other.search.catch_up(&other).await.unwrap();
    assert_eq!((total(&one).await, total(&other).await), (8, 8));
    assert!(shop.folder.path().join("2/index").exists());
    shop.app.stop().await;
}

#[actix_web::test]
async fn the_index_of_another_database_is_thrown_away() {
    let (shop, other) = (Shop::open().await, Shop::open().await);
    shop.leave_an_index().await;
    let app = process(&other.app, shop.folder.path()).await;
    assert!(!is_ready(&app).await);
    assert_eq!(total(&app).await, 0, "nothing of the other shop is shown");
    app.search.catch_up(&app).await.unwrap();
    let card = app.search.search(&typed("keranjang")).await.unwrap().items.remove(0);
    assert_eq!(card.product_id, other.catalog.basket.id.as_str());
    shop.app.stop().await;
    other.app.stop().await;
}

#[actix_web::test]
async fn an_index_newer_than_a_restored_database_is_thrown_away() {
    let shop = Shop::open().await;
    shop.leave_an_index().await;
    let restored = shop.app.app.write::<_, DbError>(|conn| {
        diesel::update(catalog_version::table).set(catalog_version::version.eq(1)).execute(conn)?;
        diesel::update(products::table).set(products::version.eq(1)).execute(conn)?;
        Ok(())
    });
    restored.await.unwrap();
    shop.builds_anew().await;
    shop.app.stop().await;
}

#[actix_web::test]
async fn a_restored_database_that_went_on_is_told_by_the_product_it_lacks() {
    let shop = Shop::open().await;
    shop.leave_an_index().await;
    // the newest number in the index went to a product that the restored database has in an older state
    let id = shop.catalog.hand_drawn_batik.id.clone();
    let went_on = shop.app.app.write::<_, DbError>(move |conn| {
        diesel::update(products::table.find(&id)).set(products::version.eq(1)).execute(conn)?;
        diesel::update(catalog_version::table).set(catalog_version::version.eq(99)).execute(conn)?;
        Ok(())
    });
    went_on.await.unwrap();
    shop.builds_anew().await;
    shop.app.stop().await;
}

#[actix_web::test]
async fn an_index_that_cannot_be_read_is_built_anew() {
    let shop = Shop::open().await;
    shop.leave_an_index().await;
    fs::write(shop.index().join("meta.json"), "{").unwrap();
    let app = shop.process().await;
    app.search.catch_up(&app).await.unwrap();
    assert_eq!(total(&app).await, 8);
    drop(app);

    let files = fs::read_dir(shop.index()).unwrap().map(|entry| entry.unwrap().path());
    let store = files.into_iter().find(|path| path.extension().is_some_and(|e| e == "fast")).unwrap();
    fs::write(store, "cut off").unwrap();
    let app = shop.process().await;
    app.search.catch_up(&app).await.unwrap();
    assert_eq!(total(&app).await, 8);
    shop.app.stop().await;
}

#[actix_web::test]
async fn where_no_folder_can_be_made_the_index_is_in_memory() {
    let shop = Shop::open().await;
    let file = shop.folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let app = process(&shop.app, &file.join("search")).await;
    app.search.catch_up(&app).await.unwrap();
    assert_eq!(total(&app).await, 8);
    shop.app.stop().await;
}
