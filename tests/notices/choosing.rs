//! Each person says for each kind whether they hear of it at the bell, by mail, both or not at all.

use etalase::accounts::{AddUserError, BumdesRole, NewUser, add_user, password};
use etalase::i18n::Language;

use super::{member, published, shown};
use crate::support::TestApp;
use crate::support::factories::checked_out::{pay, two_bumdes};
use crate::support::factories::{catalog, people};
use crate::support::outbox;

const CHOICES: &str = "/account/notices";

#[actix_web::test]
async fn a_new_order_is_mailed_to_who_wants_it_and_never_twice_to_one_address() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let orders = member(&app, &shop.darmaji, BumdesRole::Orders).await;
    // whoever signs in with the BUMDes's own address
    let own = shop.darmaji.email.to_uppercase();
    let same = people::member(&app, &shop.darmaji.id, &own, &[BumdesRole::Owner]).await;
    let quiet = people::member(&app, &shop.darmaji.id, "tenang@contoh.id", &[BumdesRole::Owner]).await;
    let both = [("mail_new_order", "1"), ("portal_new_order", "1")];
    for client in [&orders, &same] {
        assert_eq!(client.submit(CHOICES, CHOICES, &both).await.status, 303);
    }
    let order = two_bumdes(&app, &shop).await;
    outbox::deliver(&app).await;
    pay(&app, &order).await.unwrap();
    let mails = outbox::deliver(&app).await;
    let to = |address: &str| mails.iter().filter(|mail| mail.to.contains(address)).count();
    assert_eq!((to("orders@contoh.id"), to(&shop.darmaji.email), to("tenang@contoh.id")), (1, 1, 0), "{mails:#?}");
    let mail = mails.iter().find(|mail| mail.to.contains("orders@contoh.id")).unwrap();
    assert!(mail.subject.starts_with("Pesanan baru ET-"), "{}", mail.subject);
    outbox::link(mail, "/portal/bumdes/orders/ET-");
    outbox::link(mail, "/account/notices");
    assert_eq!((shown(&orders).await, shown(&same).await, shown(&quiet).await), (1, 1, 1));
    app.stop().await;
}

#[actix_web::test]
async fn a_mail_is_in_its_readers_language() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (now, roles) = (app.app.clock.now(), people::roles_at(&shop.darmaji.id, &[BumdesRole::Stock]));
    let (email, name) = ("english@example.org".to_owned(), "Demo".to_owned());
    let password_hash = password::hash(people::PASSWORD).unwrap();
    let user = NewUser { email, name, phone: None, password_hash, language: Language::En, roles };
    app.app.write::<_, AddUserError>(move |conn| add_user(conn, now, &user)).await.unwrap();
    member(&app, &shop.darmaji, BumdesRole::Stock).await;
    published(&app, &shop.darmaji, "Kotak", 1).await;
    let mails = outbox::deliver(&app).await;
    let subject = |address: &str| mails.iter().find(|mail| mail.to.contains(address)).unwrap().subject.clone();
    assert_eq!(subject("english@example.org"), "Kotak 001 is in the gallery now");
    assert_eq!(subject("stock@contoh.id"), "Kotak 001 sudah terbit di galeri");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_switched_off_makes_neither_row_nor_mail_until_it_is_switched_on_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = member(&app, &shop.darmaji, BumdesRole::Stock).await;
    stock.submit(CHOICES, CHOICES, &[("portal_listing_rejected", "1")]).await;
    published(&app, &shop.darmaji, "Kotak", 1).await;
    assert!(outbox::deliver(&app).await.is_empty());
    assert_eq!(shown(&stock).await, 0);
    let page = stock.get(CHOICES).await.body;
    let ticked = |name: &str| page.contains(&format!("name=\"{name}\" value=\"1\" checked"));
    assert!(
        ticked("portal_listing_rejected") && !ticked("portal_listing_published") && !ticked("mail_listing_rejected")
    );
    stock.submit(CHOICES, CHOICES, &[("mail_listing_published", "1")]).await;
    published(&app, &shop.darmaji, "Kotak", 1).await;
    assert_eq!((outbox::deliver(&app).await.len(), shown(&stock).await), (1, 0));
    app.stop().await;
}

#[actix_web::test]
async fn the_page_of_choices_offers_the_kinds_of_ones_roles() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let finance = member(&app, &shop.darmaji, BumdesRole::Finance).await.get(CHOICES).await.body;
    assert!(finance.contains("portal_payout_paid") && !finance.contains("new_order"), "{finance}");
    let owner = member(&app, &shop.darmaji, BumdesRole::Owner).await.get(CHOICES).await.body;
    assert!(owner.contains("payout_paid") && owner.contains("new_order") && owner.contains("listing_published"));
    assert!(!owner.contains("listing_submitted"), "{owner}");
    let curator = people::curator(&app).await.get(&format!("{CHOICES}?lang=en")).await.body;
    assert!(curator.contains("Product waits for review") && !curator.contains("payout_paid"), "{curator}");
    app.stop().await;
}
