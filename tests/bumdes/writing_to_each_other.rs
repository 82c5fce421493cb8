//! A BUMDes and a buyer write to each other about an order.

use std::time::Duration;

use etalase::db::DbError;
use etalase::fulfillment::FulfillmentStatus;
use etalase::jobs::queries;
use etalase::orders::link;

use super::refused_steps::set_status;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::order::PlacedOrder;
use crate::support::factories::{catalog, order as order_factory, people};

struct Desk {
    app: TestApp,
    catalog: SmallCatalog,
    order: PlacedOrder,
    seller: Client,
    page: String,
    buyers_page: String,
}

async fn desk() -> Desk {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let seller = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    let buyers_page = link::order_path(&app.app.config.server, &order.number);
    Desk { app, catalog, order, seller, page, buyers_page }
}

impl Desk {
    async fn write(&self, text: &str) -> String {
        let answer = self.seller.submit(&self.page, &format!("{}/messages", self.page), &[("text", text)]).await;
        assert_eq!(answer.location, Some(format!("{}#messages", self.page)), "{}", answer.body);
        self.seller.get(&self.page).await.body
    }

    fn action(&self, part: &str) -> String {
        link::action_path(&self.app.app.config.server, &self.order.number, &format!("parts/{part}/messages"))
    }

    /// As a guest with the order's link.
    async fn write_back(&self, text: &str) -> String {
        let guest = self.app.client();
        let action = self.action(&self.order.darmaji.number);
        let answer = guest.submit(&self.buyers_page, &action, &[("text", text)]).await;
        assert_eq!(answer.location.as_deref(), Some(self.buyers_page.as_str()), "{}", answer.body);
        guest.get(&self.buyers_page).await.body
    }

    async fn mails(&self) -> Vec<String> {
        let waiting = self.app.app.read::<_, DbError>(|conn| Ok(queries::waiting(conn, 100)?)).await.unwrap();
        waiting.into_iter().map(|job| format!("{job:?}")).filter(|job| job.contains("message_to_")).collect()
    }
}

#[actix_web::test]
async fn each_side_reads_the_other_on_the_order_and_gets_a_mail() {
    let desk = desk().await;
    let page = desk.write("Kain merah habis.\nBoleh <b>biru</b>?").await;
    assert!(page.contains("Boleh &lt;b&gt;biru&lt;&#x2F;b&gt;") || page.contains("&lt;b&gt;biru&lt;/b&gt;"), "{page}");
    let buyer = desk.app.client().get(&desk.buyers_page).await.body;
    assert!(buyer.contains("Kain merah habis.") && buyer.contains("Pesan dengan BUMDes Darmaji"), "{buyer}");
    let buyer = desk.write_back("Boleh, biru juga bagus").await;
    assert!(buyer.contains("Boleh, biru juga bagus") && buyer.contains("BUMDes dikabari lewat email"), "{buyer}");
    assert!(desk.seller.get(&desk.page).await.body.contains("Boleh, biru juga bagus"));
    let mails = desk.mails().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    desk.app.stop().await;
}

#[actix_web::test]
async fn what_the_buyer_wrote_waits_in_today_until_it_is_answered_or_needs_none() {
    let desk = desk().await;
    let today = || async { desk.seller.get("/portal/bumdes").await.body };
    assert!(!today().await.contains("Pembeli menunggu jawaban"));
    desk.write_back("Kapan dikirim?").await;
    desk.write_back("Halo?").await;
    let page = today().await;
    assert!(page.contains("Pembeli menunggu jawaban") && page.contains("Kapan dikirim?"), "{page}");
    let list = desk.seller.get("/portal/bumdes/orders?show=answer").await.body;
    assert!(list.contains(&desk.order.darmaji.number), "{list}");
    desk.write("Besok pagi").await;
    assert!(!today().await.contains("Pembeli menunggu jawaban"));
    desk.write_back("Terima kasih!").await;
    assert!(today().await.contains("Terima kasih!"));
    let settlement = format!("{}/messages/settlement", desk.page);
    assert_eq!(desk.seller.submit(&desk.page, &settlement, &[]).await.status, 303);
    assert!(!today().await.contains("Pembeli menunggu jawaban"));
    desk.app.stop().await;
}

#[actix_web::test]
async fn ten_an_hour_are_enough() {
    let desk = desk().await;
    for at in 0..10 {
        assert!(desk.write_back(&format!("Pesan ke-{at}")).await.contains(&format!("Pesan ke-{at}")));
    }
    let page = desk.write_back("Satu lagi").await;
    assert!(page.contains("Sudah banyak pesan") && !page.contains("Satu lagi"), "{page}");
    assert!(desk.write("Yang lain masih boleh").await.contains("Yang lain masih boleh"));
    desk.app.advance(Duration::from_secs(3601));
    assert!(desk.write_back("Satu lagi").await.contains("Satu lagi"));
    desk.app.stop().await;
}

#[actix_web::test]
async fn empty_words_and_orders_that_are_not_paid_are_refused() {
    let desk = desk().await;
    assert!(desk.write("  \n ").await.contains("Tulis pesannya dulu"));
    assert!(desk.write_back(&"x".repeat(1001)).await.contains("Tulis pesannya dulu"));
    let token = desk.app.client();
    let form_token = token.get(&desk.buyers_page).await.form_token();
    set_status(&desk.app, &desk.order.darmaji, FulfillmentStatus::AwaitingPayment).await;
    let fields = [("csrf_token", form_token.as_str()), ("text", "Halo")];
    token.post(&desk.action(&desk.order.darmaji.number), &fields).await;
    let page = token.get(&desk.buyers_page).await.body;
    assert!(page.contains("belum dibayar") && !page.contains("<p class=\"written\">Halo"), "{page}");
    assert!(desk.mails().await.is_empty());
    desk.app.stop().await;
}

#[actix_web::test]
async fn nobody_writes_or_reads_about_what_is_not_theirs() {
    let desk = desk().await;
    desk.write("Hanya untuk pembeli").await;
    let stranger = people::bumdes_operator(&desk.app, &desk.catalog.trusmi.id).await;
    for step in ["messages", "messages/settlement"] {
        let answer = stranger.submit("/account", &format!("{}/{step}", desk.page), &[("text", "Halo")]).await;
        assert_eq!(answer.status, 404, "{step}");
    }
    let other = people::bumdes_operator(&desk.app, &desk.catalog.senggigi.id).await;
    let theirs = other.get(&format!("/portal/bumdes/orders/{}", desk.order.senggigi.number)).await.body;
    assert!(!theirs.contains("Hanya untuk pembeli"), "{theirs}");
    let guest = desk.app.client();
    let token = guest.get("/account/sign-in").await.form_token();
    let fields = [("csrf_token", token.as_str()), ("text", "Halo")];
    let bare = format!("/orders/{}/parts/{}/messages", desk.order.number, desk.order.darmaji.number);
    let wrong_token = format!("{bare}?token=wrong");
    let wrong_part = desk.action("ET-261122-XXXXXX-1");
    for path in [bare, wrong_token, wrong_part] {
        assert_eq!(guest.post(&path, &fields).await.status, 404, "{path}");
    }
    desk.app.stop().await;
}

#[actix_web::test]
async fn what_the_bumdes_writes_and_settles_stands_on_its_trail_without_the_words() {
    let desk = desk().await;
    let trail = async || desk.seller.get("/portal/bumdes/trail").await.body;
    let settlement = format!("{}/messages/settlement", desk.page);
    desk.seller.submit(&desk.page, &settlement, &[]).await;
    desk.seller.submit(&desk.page, &format!("{}/messages", desk.page), &[("text", " ")]).await;
    let number = &desk.order.darmaji.number;
    let (wrote, settled) =
        (format!("menulis pesan kepada pembeli pesanan {number}"), format!("pesanan {number} tidak perlu dijawab"));
    let page = trail().await;
    assert!(!page.contains(&wrote) && !page.contains(&settled), "nothing was done: {page}");
    desk.write("Warnanya tinggal biru").await;
    desk.write_back("Terima kasih!").await;
    for _ in 0..2 {
        desk.seller.submit(&desk.page, &settlement, &[]).await;
    }
    let page = trail().await;
    assert!(page.contains(&wrote) && !page.contains("tinggal biru"), "{page}");
    assert_eq!(page.matches(&settled).count(), 1, "the second click had nothing to settle: {page}");
    desk.app.stop().await;
}
