//! Mails that were written to files are read in the browser.

use etalase::config::MailTransport;

use crate::support::TestApp;
use crate::support::factories::people;

const MAIL: &str = "From: Etalase <toko@contoh.id>\r\nTo: pembeli@contoh.id\r\nSubject: =?utf-8?b?UGVzYW5hbiBBbmRh?=\r\n\
    Date: Sun, 22 Nov 2026 03:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n\
    --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLihat http://etalase.test/orders/1 <script>1</script>\r\n\
    --x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head></head><body style=\"color:red\">Halo</body></html>\r\n\
    --x--\r\n";
const NAME: &str = "20261122T030000000000-a.eml";

#[actix_web::test]
async fn a_mail_is_listed_and_shown_with_both_its_parts() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    assert!(operator.get("/portal/operator/mail").await.body.contains("Belum ada email"));
    let MailTransport::Files(folder) = &app.app.config.mail.transport else { panic!("mails go to files") };
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(NAME), MAIL).unwrap();

    let list = operator.get("/portal/operator/mail").await.body;
    assert!(list.contains("Pesanan Anda") && list.contains(NAME), "{list}");
    let page = operator.get(&format!("/portal/operator/mail/{NAME}")).await.body;
    assert!(page.contains(r#"<a href="http://etalase.test/orders/1">"#), "{page}");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>1"), "a mail's text stays text: {page}");

    let html = operator.get(&format!("/portal/operator/mail/{NAME}/html")).await;
    assert!(html.body.contains("Halo"), "{}", html.body);
    let policy = html.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
    app.stop().await;
}

#[actix_web::test]
async fn no_other_file_can_be_read() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    for name in ["..%2f..%2fetc%2fpasswd", "no-such.eml", "%2e%2e%2ftest.db"] {
        for page in ["", "/html"] {
            let answer = operator.get(&format!("/portal/operator/mail/{name}{page}")).await;
            assert_eq!(answer.status, 404, "{name}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn with_an_smtp_server_the_page_says_where_mails_go() {
    let app = TestApp::start_with(&[("SMTP_URL", "smtp://127.0.0.1:9")]).await;
    let operator = people::operator(&app).await;
    assert!(operator.get("/portal/operator/mail").await.body.contains("Email dikirim lewat server SMTP"));
    app.stop().await;
}
