//! What shows that a company is one is sent by those who manage its account, and seen by them and by operators alone.

use diesel::prelude::*;
use etalase::db::schema::company_documents;
use etalase::db::{DbConn, DbError};
use etalase::ids::CompanyDocumentId;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::{companies, people};

const PAGE: &str = "/portal/wholesale/company";

async fn files(app: &TestApp) -> Vec<CompanyDocumentId> {
    let load = |conn: &mut DbConn| {
        Ok(company_documents::table.order(company_documents::id).select(company_documents::id).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Sends a file as a browser does.
pub async fn upload(client: &Client, kind: &str, content: &[u8]) -> Answer {
    let token = client.get(PAGE).await.form_token();
    let mut body =
        format!("--grenze\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n").into_bytes();
    body.extend(b"--grenze\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n");
    body.extend(content);
    body.extend(b"\r\n--grenze--\r\n");
    let request = client.request(reqwest::Method::POST, &format!("{PAGE}/documents/{kind}"));
    client.send(request.header("content-type", "multipart/form-data; boundary=grenze").body(body)).await
}

#[actix_web::test]
async fn a_file_is_kept_by_its_content_and_what_is_missing_is_told() {
    let app = TestApp::start().await;
    let (id, admin) = companies::registered(&app).await;
    for (content, why) in [
        (&b""[..], "Pilih berkasnya"),
        (&b"<svg onload=alert(1)>"[..], "bukan JPEG"),
        (&b"PK\x03\x04"[..], "bukan JPEG"),
    ] {
        upload(&admin, "npwp", content).await;
        assert!(admin.get(PAGE).await.body.contains(why), "{why}");
    }
    assert!(files(&app).await.is_empty());
    assert_eq!(upload(&admin, "diary", b"%PDF-1.7").await.status, 404);
    assert!(admin.get("/portal/wholesale").await.body.contains("Unggah dokumen"));
    upload(&admin, "npwp", b"\xFF\xD8\xFF\xE0 npwp").await;
    upload(&admin, "nib", b"%PDF-1.7 nib").await;
    assert!(admin.get(PAGE).await.body.contains("Dokumen lengkap"));
    assert!(!admin.get("/portal/wholesale").await.body.contains("Unggah dokumen"));
    let [npwp, nib] = files(&app).await.try_into().unwrap();
    let kept = admin.get(&format!("{PAGE}/documents/{nib}")).await;
    assert_eq!((kept.status.as_u16(), kept.body.as_str()), (200, "%PDF-1.7 nib"));
    assert_eq!(kept.headers["cache-control"], "private, no-store");

    let operator = people::operator(&app).await;
    let seen = operator.get(&format!("/portal/operator/companies/{id}/documents/{nib}")).await;
    assert_eq!((seen.status.as_u16(), seen.body.as_str()), (200, "%PDF-1.7 nib"));
    admin.submit(PAGE, &format!("{PAGE}/documents/{npwp}/removal"), &[]).await;
    assert_eq!(files(&app).await, [nib]);
    assert!(admin.get("/portal/wholesale/trail").await.body.contains("menghapus kartu NPWP"));
    app.stop().await;
}

#[actix_web::test]
async fn nobody_else_sees_or_removes_a_file() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let file = files(&app).await.remove(0);
    let (address, removal) = (format!("{PAGE}/documents/{file}"), format!("{PAGE}/documents/{file}/removal"));
    assert_eq!(company.admin.get(&address).await.status, 200);
    let (_, stranger) = companies::registered(&app).await;
    assert_eq!(stranger.get(&address).await.status, 404);
    assert_eq!(stranger.submit(PAGE, &removal, &[]).await.status, 404);
    for member in [&company.buyer, &company.approver, &company.finance] {
        assert_eq!(member.get(&address).await.status, 403);
        assert!(member.get(PAGE).await.body.contains("dikirim oleh pengelola akun"));
    }
    let operator = people::operator(&app).await;
    assert_eq!(operator.get(&address).await.status, 403, "operators have an address of their own");
    let other = companies::latest(&app).await;
    let crossed = format!("/portal/operator/companies/{other}/documents/{file}");
    assert_eq!(operator.get(&crossed).await.status, 404, "a file of that company alone");
    assert!(app.client().get(&address).await.location.unwrap().starts_with("/account/sign-in"));

    let answer = company.admin.submit(PAGE, &removal, &[]).await;
    assert!(company.admin.get(&answer.location.unwrap()).await.body.contains("dasar persetujuan"));
    assert_eq!(files(&app).await.len(), 2);
    app.stop().await;
}

#[actix_web::test]
async fn there_is_an_end_to_files() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    for _ in 0..13 {
        upload(&admin, "other", b"%PDF-1.7").await;
    }
    assert!(admin.get(PAGE).await.body.contains("Sudah ada 12 berkas"));
    assert_eq!(files(&app).await.len(), 12);
    app.stop().await;
}
