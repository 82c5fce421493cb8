//! What shows that a BUMDes is one is sent by its owners and seen by nobody else.

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::schema::bumdes_evidence;
use etalase::db::{DbConn, DbError};
use etalase::ids::EvidenceId;

use crate::support::factories::registered::{self, PAGE, send_required, upload};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

pub async fn files(app: &TestApp) -> Vec<EvidenceId> {
    let load = |conn: &mut DbConn| {
        Ok(bumdes_evidence::table.order(bumdes_evidence::id).select(bumdes_evidence::id).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn a_file_is_kept_by_its_content_and_the_last_required_one_tells_the_curators_once() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    for (content, why) in [
        (&b""[..], "Pilih berkasnya"),
        (&b"<svg onload=alert(1)>"[..], "bukan JPEG"),
        (&b"RIFF0000WEBP"[..], "bukan JPEG"),
    ] {
        upload(&made.owner, "village_rule", content).await;
        assert!(made.owner.get(PAGE).await.body.contains(why), "{why}");
    }
    assert!(files(&app).await.is_empty());
    assert_eq!(upload(&made.owner, "diary", b"%PDF-1.7").await.status, 404);
    send_required(&made.owner).await;
    let mail = outbox::only(outbox::deliver(&app).await);
    let link = outbox::link(&mail, "/portal/curator/bumdes/");
    assert!(mail.text.contains("BUMDes Lendang Jaya") && link.ends_with(made.id.as_str()), "{}", mail.text);
    upload(&made.owner, "nib", b"\xFF\xD8\xFF\xE0 nib").await;
    assert!(outbox::deliver(&app).await.is_empty(), "one more file is no news");
    let page = made.owner.get(PAGE).await.body;
    assert!(page.contains("Bukti lengkap") && page.contains("mengunggah NIB"), "{page}");

    let file = files(&app).await.remove(0);
    let kept = made.owner.get(&format!("{PAGE}/evidence/{file}")).await;
    assert_eq!((kept.status.as_u16(), kept.body.as_str()), (200, "%PDF-1.7 perdes"));
    assert_eq!(kept.headers["content-disposition"], "attachment; filename=\"bukti.pdf\"");
    assert_eq!(kept.headers["cache-control"], "private, no-store");
    let gone = made.owner.submit(PAGE, &format!("{PAGE}/evidence/{file}/removal"), &[]).await;
    assert_eq!((gone.status.as_u16(), files(&app).await.len()), (303, 2));
    assert!(made.owner.get(PAGE).await.body.contains("Kurator menunggu bukti ini"));
    app.stop().await;
}

#[actix_web::test]
async fn nobody_else_sees_or_removes_a_file() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let made = registered::in_lendang_are(&app).await;
    send_required(&made.owner).await;
    let file = files(&app).await.remove(0);
    let (address, removal) = (format!("{PAGE}/evidence/{file}"), format!("{PAGE}/evidence/{file}/removal"));
    let stranger = people::bumdes_operator(&app, &small.darmaji.id).await;
    assert_eq!(stranger.get(&address).await.status, 404);
    let token = stranger.get("/account").await.form_token();
    assert_eq!(stranger.post(&removal, &[("csrf_token", &token)]).await.status, 404);
    let stock = people::member(&app, &made.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    assert_eq!(stock.get(&address).await.status, 403);
    assert!(stock.get(PAGE).await.body.contains("Bukti dikirim oleh pemilik"));
    let curator = people::curator(&app).await;
    assert_eq!(curator.get(&address).await.status, 403, "curators have an address of their own");
    assert!(app.client().get(&address).await.location.unwrap().starts_with("/account/sign-in"));
    assert_eq!(files(&app).await.len(), 2);
    app.stop().await;
}

#[actix_web::test]
async fn there_is_an_end_to_files() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let made = registered::in_lendang_are(&app).await;
    for _ in 0..12 {
        upload(&made.owner, "other", b"%PDF-1.7").await;
    }
    upload(&made.owner, "other", b"%PDF-1.7").await;
    assert!(made.owner.get(PAGE).await.body.contains("Sudah ada 12 berkas"));
    assert_eq!(files(&app).await.len(), 12);
    app.stop().await;
}
