//! The list of all orders: filters, pages, and how often it asks the database.

use super::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, order as order_factory, people};
use crate::support::statements;

const LIST: &str = "/portal/bumdes/orders";

#[actix_web::test]
async fn orders_are_found_by_status_number_buyer_product_delivery_and_day() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sent = order_factory::paid(&app, &catalog).await;
    let picked_up = order_factory::paid_by(&app, &catalog, etalase::shipping::Delivery::Pickup).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    press(&client, &sent.darmaji.number, "acceptance", &[]).await;
    let (sent, picked_up) = (&sent.darmaji.number, &picked_up.darmaji.number);
    for (query, finds_sent, finds_picked_up) in [
        ("", true, true),
        ("?show=new", false, true),
        ("?show=accepted", true, false),
        ("?show=late", false, false),
        ("?show=nonsense", true, true),
        ("?delivery=pickup", false, true),
        (&*format!("?q={}", sent.to_lowercase()), true, false),
        ("?q=pembeli+CONTOH", true, true),
        ("?q=pandan+tissue", true, true),
        ("?q=ntb-drm-kotaktisu", true, true),
        ("?q=gelang", false, false),
        ("?q=100%25", false, false),
        ("?from=2026-11-22&until=2026-11-22", true, true),
        ("?until=2026-11-21", false, false),
        ("?from=2026-11-23", false, false),
    ] {
        let body = client.get(&format!("{LIST}{query}")).await.body;
        assert_eq!((body.contains(sent), body.contains(picked_up)), (finds_sent, finds_picked_up), "{query}: {body}");
        let is_empty = body.contains("Tidak ada pesanan yang cocok");
        assert_eq!(is_empty, !finds_sent && !finds_picked_up, "{query}");
    }
    let newcomer = people::bumdes_operator(&app, &catalog.trusmi.id).await;
    assert!(newcomer.get(LIST).await.body.contains("Belum ada pesanan"));
    app.stop().await;
}

#[actix_web::test]
async fn the_pages_hold_every_order_once_also_when_one_comes_in_between() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let numbers = order_factory::many(&app, &catalog, 60).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (mut seen, mut address) = (Vec::new(), LIST.to_owned());
    for page in 0..3 {
        let body = client.get(&address).await.body;
        seen.extend(shown(&body));
        if page == 0 {
            order_factory::many(&app, &catalog, 3).await;
        }
        let next =
            body.split(r#"rel="next" href=""#).nth(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"));
        assert_eq!(next.is_some(), page < 2, "{body}");
        address = next.unwrap_or_default();
    }
    let newest_first: Vec<String> = numbers.into_iter().rev().collect();
    assert_eq!(seen, newest_first);
    app.stop().await;
}

fn shown(body: &str) -> Vec<String> {
    let rows = body.split(r#"class="task__number" href="/portal/bumdes/orders/"#).skip(1);
    rows.map(|row| row.split('"').next().unwrap().to_owned()).collect()
}

async fn asked(app: &TestApp, client: &Client, path: &str) -> Vec<String> {
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    statements::taken(&app.app.config.database)
}

#[actix_web::test]
async fn a_thousand_orders_ask_no_more_than_ten() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let paths = ["/portal/bumdes", LIST, "/portal/bumdes/orders?show=new&q=kotak", "/portal/bumdes/orders?show=late"];
    let numbers = order_factory::many(&app, &catalog, 10).await;
    let papers =
        |numbers: &[String]| format!("/portal/bumdes/papers/pick-list.pdf?number={}", numbers.join("&number="));
    let mut few = Vec::new();
    for path in paths {
        few.push(asked(&app, &client, path).await);
    }
    let few_printed = asked(&app, &client, &papers(&numbers[..2])).await;
    let numbers = order_factory::many(&app, &catalog, 990).await;
    for (path, few) in paths.iter().zip(few) {
        let many = asked(&app, &client, path).await;
        println!("{:>3} {:>3} {path}", few.len(), many.len());
        assert!(many.len() <= few.len() && many.len() <= 22, "{path}: {} {}\n{many:#?}", few.len(), many.len());
    }
    let many_printed = asked(&app, &client, &papers(&numbers[..100])).await;
    assert_eq!(few_printed.len(), many_printed.len(), "{many_printed:#?}");
    app.stop().await;
}
