//! Counts of the shelf, and what happens to the shelf while somebody counts.

use etalase::checkout::expire;

use super::{PAGE, assert_movements_make_the_stock, level, movements, open};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::people;

#[actix_web::test]
async fn all_changed_rows_are_saved_at_once_with_who_and_why() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, basket) = (&shop.tissue_box.variant().id, &shop.basket.variants[1].id);
    let page = open(&client, PAGE).await;
    assert_eq!(page.seen.len(), 5, "every variant of the BUMDes, and nobody else's");
    let typed =
        [("count", tissue, "117"), ("reason", tissue, "broken"), ("count", basket, "20"), ("reason", basket, "made")];
    let answer = page.save(&client, &typed).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(PAGE)), "{}", answer.body);
    assert!(client.get(PAGE).await.body.contains("2 hitungan disimpan."));
    assert_eq!((level(&app, tissue).await, level(&app, basket).await), ((117, 0), (20, 0)));
    let opening = ("opening".to_owned(), 120, None);
    assert_eq!(movements(&app, tissue).await, [opening, ("count".into(), -3, Some("broken".into()))]);
    assert_eq!(movements(&app, &shop.basket.variants[0].id).await.len(), 1, "a row that was left alone");

    let trail = client.get("/portal/bumdes/trail").await.body;
    assert_eq!(trail.matches("mengubah stok Keranjang Ketak Bertutup +1").count(), 1, "{trail}");

    // the same form once more, as a double click sends it
    assert_eq!(page.save(&client, &typed).await.status, 303);
    assert_eq!((level(&app, tissue).await, movements(&app, tissue).await.len()), ((117, 0), 2));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_sold_while_somebody_counts_stays_sold() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    let page = open(&client, PAGE).await;
    let order = with_items(&app, &[(tissue.as_str(), 2)], &[]).await;
    pay(&app, &order).await.unwrap();
    assert_eq!(level(&app, tissue).await, (118, 0));
    // ten were on the shelf when the page was opened, two of them are sold
    page.save(&client, &[("count", tissue, "10")]).await;
    assert_eq!(level(&app, tissue).await, (8, 0));
    assert_movements_make_the_stock(&app, tissue).await;
    let told = client.get(PAGE).await.body;
    assert!(told.contains("2 Kotak Tisu Anyaman Pandan terjual: stoknya sekarang 8"), "{told}");
    assert!(told.contains("2 sudah dibayar dan masih harus dikirim"), "{told}");
    app.stop().await;
}

#[actix_web::test]
async fn of_two_who_count_the_same_shelf_the_later_is_believed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    let (first, second) = (open(&client, PAGE).await, open(&client, PAGE).await);
    let order = with_items(&app, &[(tissue.as_str(), 1)], &[]).await;
    pay(&app, &order).await.unwrap();
    first.save(&client, &[("count", tissue, "100")]).await;
    assert_eq!(level(&app, tissue).await, (99, 0));
    second.save(&client, &[("count", tissue, "100")]).await;
    assert_eq!(level(&app, tissue).await, (99, 0), "the same shelf is not corrected twice");
    second.save(&client, &[("count", tissue, "90")]).await;
    assert_eq!(level(&app, tissue).await, (89, 0));
    assert_movements_make_the_stock(&app, tissue).await;
    app.stop().await;
}

#[actix_web::test]
async fn a_count_below_what_is_held_is_refused_whole_and_says_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, basket) = (&shop.tissue_box.variant().id, &shop.basket.variant().id);
    let order = with_items(&app, &[(tissue.as_str(), 4)], &[]).await;
    let page = open(&client, PAGE).await;
    let answer = page.save(&client, &[("count", tissue, "3"), ("count", basket, "9")]).await;
    assert_eq!(answer.status, 422);
    for text in
        ["4 sedang dipegang untuk pesanan yang belum dibayar", "Tulis 4 atau lebih", r#"value="3""#, r#"value="9""#]
    {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert_eq!((level(&app, tissue).await, level(&app, basket).await), ((120, 4), (14, 0)), "none of them was saved");

    // sold meanwhile: five on the shelf at the opening are one now; three cannot be true
    let held = with_items(&app, &[(tissue.as_str(), 1)], &[]).await;
    pay(&app, &order).await.unwrap();
    let answer = page.save(&client, &[("count", tissue, "3")]).await;
    assert!(answer.status == 422 && answer.body.contains("4 terjual, dan 1 dipegang"), "{}", answer.body);
    assert_eq!(page.save(&client, &[("count", tissue, "5")]).await.status, 303);
    assert_eq!(level(&app, tissue).await, (1, 1));
    app.advance(std::time::Duration::from_secs(3 * 60 * 60));
    expire::run(&app.app).await.unwrap();
    assert_eq!(level(&app, tissue).await, (1, 0), "{}", held.path);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_no_number_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, basket) = (&shop.tissue_box.variant().id, &shop.basket.variant().id);
    let typed = [("count", tissue, "tujuh"), ("count", basket, "6"), ("reason", basket, "found")];
    let answer = open(&client, PAGE).await.save(&client, &typed).await;
    assert_eq!(answer.status, 422);
    let error = format!(r#"id="error-count_{tissue}""#);
    for text in ["tujuh", r#"value="6""#, r#"value="found" selected"#, &error] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert_eq!(level(&app, basket).await, (14, 0));
    app.stop().await;
}

#[actix_web::test]
async fn a_search_finds_names_options_and_skus_and_says_when_there_is_nothing() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let of = async |q: &str| open(&client, &format!("{PAGE}?q={q}")).await.seen.len();
    assert_eq!((of("keranjang").await, of("keranjang+25cm").await, of("SENDOK-03").await), (3, 1, 1));
    assert_eq!(of("woven").await, 2, "in English too");
    let nothing = client.get(&format!("{PAGE}?q=sepatu%25")).await.body;
    assert!(nothing.contains("Tidak ada yang cocok"), "{nothing}");
    app.stop().await;
}

#[actix_web::test]
async fn the_gallery_follows_a_count_at_once() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "1000000")]).await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let sold_out = &shop.hand_drawn_batik;
    let before = app.app.read::<_, etalase::db::DbError>(|conn| Ok(etalase::catalog::version::current(conn)?));
    let before = before.await.unwrap();
    open(&client, PAGE).await.save(&client, &[("count", &sold_out.variant().id, "3")]).await;
    let after = app.app.read::<_, etalase::db::DbError>(|conn| Ok(etalase::catalog::version::current(conn)?));
    assert_eq!(after.await.unwrap(), before + 1, "one product tells something else now");
    // from many to many tells nobody anything new
    open(&client, PAGE).await.save(&client, &[("count", &shop.batik.variant().id, "100")]).await;
    let still = app.app.read::<_, etalase::db::DbError>(|conn| Ok(etalase::catalog::version::current(conn)?));
    assert_eq!(still.await.unwrap(), before + 1);
    app.stop().await;
}
