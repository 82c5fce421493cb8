//! The curator's page.

use super::{PAGE, look};
use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::{catalog, order, people};

#[actix_web::test]
async fn villages_are_told_from_looks_to_orders_and_by_place() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    order::paid(&app, &goods).await;
    let client = app.client();
    for item in [&goods.tissue_box, &goods.basket, &goods.bracelet] {
        look(&client, &format!("/products/{}", item.slug), &[]).await;
    }
    add_to_cart(&client, goods.tissue_box.variant().id.as_str(), 1).await;
    etalase::insight::flush(&app.app).await.unwrap();
    let curator = people::curator(&app).await;

    let sums = |page: &str, village: &str| {
        let start = format!("\">{village}</a>");
        let row = page.split("<tr>").find(|row| row.contains(&start)).unwrap_or_else(|| panic!("{village}: {page}"));
        let cells = row.split("class=\"number\"").skip(1).map(|cell| cell.split_once('>').unwrap().1);
        cells.map(|cell| cell.split('<').next().unwrap().parse::<i64>().unwrap()).collect::<Vec<_>>()
    };
    let page = curator.get(PAGE).await.body;
    assert_eq!((sums(&page, "Darmaji"), sums(&page, "Senggigi")), (vec![2, 1, 1], vec![1, 0, 1]));
    assert!(page.contains("Paling banyak: Darmaji, 2 kali."), "{page}");
    let regency = curator.get(&format!("{PAGE}?province=52&regency=52.01")).await.body;
    assert_eq!(sums(&regency, "Senggigi"), [1, 0, 1]);
    assert!(!regency.contains("\">Darmaji</a>"), "{regency}");
    assert!(regency.contains("<option value=\"52.01\" selected>Lombok Barat"), "{regency}");
    let java = curator.get(&format!("{PAGE}?province=32&days=7")).await.body;
    assert!(java.contains("Belum ada yang dihitung"), "{java}");
    app.advance(std::time::Duration::from_secs(8 * 24 * 3600));
    let week = curator.get(&format!("{PAGE}?days=7")).await.body;
    assert!(week.contains("Belum ada yang dihitung"), "{week}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_sold_out_whole_is_told_with_its_seller_and_since_when() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    app.advance(std::time::Duration::from_secs(3 * 24 * 3600));
    let page = curator.get(PAGE).await.body;
    let gone = page.split("id=\"gone-title\"").nth(1).unwrap();
    assert!(gone.contains(goods.hand_drawn_batik.name_id) && gone.contains("3 hari lalu"), "{gone}");
    assert!(gone.contains(&format!("/portal/curator/bumdes/{}/products", goods.trusmi.id)), "{gone}");
    assert!(!gone.contains(goods.basket.name_id), "some of it is there: {gone}");
    let elsewhere = curator.get(&format!("{PAGE}?province=52&lang=en")).await.body;
    assert!(elsewhere.contains("Every product shown from here is in stock."), "{elsewhere}");
    app.stop().await;
}

#[actix_web::test]
async fn insight_is_for_curators() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    assert_eq!(people::bumdes_operator(&app, &goods.darmaji.id).await.get(PAGE).await.status, 403);
    assert_eq!(people::consumer(&app).await.get(PAGE).await.status, 403);
    assert_eq!(app.client().get(PAGE).await.status, 303);
    app.stop().await;
}
