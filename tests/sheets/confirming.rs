//! What is agreed to twice is written once.

use std::time::Duration;

use actix_web::rt;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use etalase::db::{Backend, DbConn, DbError};
use futures_util::future::{join, join_all};

use super::{checked, confirm, named, on_hand};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn two_confirmations_at_once_write_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let file = "name_id;category;producer\nKendi Tanah Liat;pottery;Kelompok Gerabah\n";
    let (address, page) = checked(&client, "products", file).await;
    assert!(page.contains("Menjadi konsep"), "{page}");
    let token = client.get(&address).await.form_token();
    let action = format!("{address}/confirmation");
    let fields = [("csrf_token", token.as_str())];
    let answers = futures_util::future::join_all((0..4).map(|_| client.post(&action, &fields))).await;
    assert!(answers.iter().all(|answer| answer.status == 303), "each is told what became of it");
    assert_eq!(named(&app, "Kendi Tanah Liat").await.len(), 1);
    // and the page opened before, pressed later
    assert_eq!(client.post(&action, &fields).await.status, 303);
    let page = client.get(&address).await.body;
    assert!(page.contains("Berkas ini sudah ditulis."), "{page}");
    assert_eq!(named(&app, "Kendi Tanah Liat").await.len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn the_same_file_sent_twice_makes_one_product() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let file = "name_id;category;producer\nKendi Tanah Liat;pottery;Kelompok Gerabah\n";
    let (first, _) = checked(&client, "products", file).await;
    let (second, _) = checked(&client, "products", file).await;
    confirm(&client, &first, &[]).await;
    let page = confirm(&client, &second, &[]).await;
    assert!(page.contains("1 baris berubah di Etalase"), "{page}");
    assert_eq!(named(&app, "Kendi Tanah Liat").await.len(), 1);
    let (_, page) = checked(&client, "products", file).await;
    assert!(page.contains("Tidak ada yang berubah"), "{page}");
    app.stop().await;
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Does this while nobody can write a product, until two wait. SQLite lets one write at a time anyway.
async fn until_two_wait<T>(app: &TestApp, what: impl Future<Output = T>) -> T {
    if matches!(app.app.config.database, Backend::Sqlite(_)) {
        return what.await;
    }
    let (locked, is_locked) = tokio::sync::oneshot::channel();
    let (release, is_released) = std::sync::mpsc::channel::<()>();
    let inner = app.app.clone();
    let holder = rt::spawn(async move {
        let hold = move |conn: &mut DbConn| {
            diesel::sql_query("LOCK TABLE products IN SHARE MODE").execute(conn)?;
            locked.send(()).ok();
            is_released.recv_timeout(Duration::from_secs(20)).expect("two that wait");
            Ok(())
        };
        inner.write::<_, DbError>(hold).await
    });
    is_locked.await.unwrap();
    let let_go = async {
        let count = "SELECT COUNT(*) AS n FROM pg_stat_activity \
                     WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let waiting =
            || app.app.look::<_, DbError>(move |conn| Ok(diesel::sql_query(count).get_result::<Waiting>(conn)?));
        while waiting().await.unwrap().n < 2 {
            rt::task::yield_now().await;
        }
        release.send(()).unwrap();
    };
    let (done, ()) = join(what, let_go).await;
    holder.await.unwrap().unwrap();
    done
}

#[actix_web::test]
async fn two_files_confirmed_at_the_same_moment_make_one_product_of_a_name() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let file = "name_id;category;producer\nKendi Tanah Liat;pottery;Kelompok Gerabah\n";
    let addresses = [checked(&client, "products", file).await.0, checked(&client, "products", file).await.0];
    let token = client.get(&addresses[0]).await.form_token();
    let fields = [("csrf_token", token.as_str())];
    let press = async |address: &String| client.post(&format!("{address}/confirmation"), &fields).await;
    let answers = until_two_wait(&app, join_all(addresses.iter().map(press))).await;
    assert!(answers.iter().all(|answer| answer.status == 303), "each is told what became of it");
    assert_eq!(named(&app, "Kendi Tanah Liat").await.len(), 1);
    let pages = join_all(addresses.iter().map(|address| client.get(address))).await;
    let written = pages.iter().filter(|page| page.body.contains("href=\"/portal/bumdes/products/")).count();
    assert_eq!(written, 1, "the other one's row was overtaken");
    app.stop().await;
}

#[actix_web::test]
async fn a_large_file_is_written_in_one_go_and_shown_in_pages() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let row = |n: usize| format!("Piring Anyam {n};wood-bamboo-rattan;Kelompok Lidi;{};250;5\n", 10_000 + n);
    let rows: String = (1..=500).map(row).collect();
    let file = format!("name_id;category;producer;price_idr;weight_g;stock\n{rows}");
    let (address, page) = checked(&client, "products", &file).await;
    assert!(page.contains("500 baris akan ditulis") && page.contains("after=51"), "{page}");
    let next = client.get(&format!("{address}?show=new&after=451")).await.body;
    assert!(next.contains("Baris 501") && !next.contains("Baris 451<"), "{next}");
    confirm(&client, &address, &[]).await;
    assert_eq!(named(&app, "Piring Anyam 500").await, [("draft".to_owned(), String::new(), 10_500)]);
    let (_, page) = checked(&client, "products", &file).await;
    assert!(page.contains("Tidak ada yang berubah"), "{page}");
    assert_eq!(on_hand(&app, &shop.tissue_box.variant().id).await, 120);
    app.stop().await;
}
