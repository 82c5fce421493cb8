//! Teams, invitations, notices and the trail.

use etalase::db::DbError;

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::{payable, people};
use crate::support::{outbox, statements};

#[actix_web::test]
async fn no_page_about_people_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::sold(&app, &shop, 1).await;
    let (owner, team) = (&shop.darmaji, "/portal/bumdes/team");
    statements::watch(&app.app.config.database);
    let invitation = [("email", "baru@contoh.id"), ("role_orders", "1")];
    assert_eq!(owner.submit(team, &format!("{team}/invitations"), &invitation).await.status, 303);
    let link = outbox::deliver(&app)
        .await
        .iter()
        .find(|mail| mail.text.contains("/invitations/"))
        .map(|mail| outbox::link(mail, "/invitations/"));
    let (guest, person) = (app.client(), [("name", "Baru"), ("password", people::PASSWORD)]);
    let link = link.unwrap();
    assert_eq!(guest.submit(&link, &link, &person).await.status, 303);
    for path in [team, "/portal/bumdes/trail", "/portal/bumdes/trail?topic=team&person=x", "/portal/notices"] {
        assert_eq!(owner.get(path).await.status, 200, "{path}");
    }
    assert_eq!(owner.get("/account/notices").await.status, 200);
    assert_eq!(guest.get("/portal/bumdes/trail").await.status, 403);
    owner.submit("/account/notices", "/account/notices", &[("mail_new_order", "1")]).await;
    owner.submit("/portal/notices", "/portal/notices/reading", &[]).await;
    for form in ["/account/sign-up", "/account/password"] {
        guest.submit(form, form, &[("email", "baru@contoh.id")]).await;
    }
    app.advance(std::time::Duration::from_secs(48 * 60 * 60));
    etalase::fulfillment::remind::run(&app.app).await.unwrap();
    let now = app.app.clock.now();
    app.app
        .write::<_, DbError>(move |conn| {
            etalase::notices::delete_old(conn, now)?;
            etalase::accounts::attempts::delete_old(conn, now)?;
            Ok(())
        })
        .await
        .unwrap();
    let asked = taken(&app, 40);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
