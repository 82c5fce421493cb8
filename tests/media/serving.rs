//! `/media/pictures/{id}/{name}`

use reqwest::Method;

use crate::support::TestApp;
use crate::support::factories::{catalog, pictures};

#[actix_web::test]
async fn a_kept_picture_is_served_for_ever_as_what_it_is() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let photo = pictures::kept(&app, &goods.batik, pictures::photo(1000, 1200, [200, 60, 40])).await;
    let client = app.client();
    for (name, mime) in [("320.webp", "image/webp"), ("640.jpg", "image/jpeg"), ("share.jpg", "image/jpeg")] {
        let address = format!("/media/pictures/{}/{name}", photo.id);
        let asked = client.request(Method::GET, &address).header("accept-encoding", "gzip, br");
        let (answer, body) = client.send_for_bytes(asked).await;
        assert_eq!(answer.status, 200, "{address}");
        assert_eq!(answer.headers["content-type"], mime);
        assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert!(!answer.headers.contains_key("content-encoding") && !answer.headers.contains_key("set-cookie"));
        assert!(image::load_from_memory(&body).is_ok(), "{name}");
        let tag = answer.headers["etag"].to_str().unwrap().to_owned();
        let again = client.send(client.request(Method::GET, &address).header("if-none-match", tag)).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
        let head = client.send(client.request(Method::HEAD, &address)).await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    }
    app.stop().await;
}

#[actix_web::test]
async fn addresses_of_other_shapes_are_not_found() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let id = pictures::kept(&app, &goods.batik, pictures::photo(640, 640, [200, 60, 40])).await.id;
    let client = app.client();
    let upper = id.as_str().to_uppercase();
    let other = etalase::ids::PictureId::new();
    for address in [
        format!("/media/pictures/{other}/640.webp"),
        format!("/media/pictures/{upper}/640.webp"),
        format!("/media/pictures/{id}/1080.webp"),
        format!("/media/pictures/{id}/0640.webp"),
        format!("/media/pictures/{id}/+640.webp"),
        format!("/media/pictures/{id}/640.png"),
        format!("/media/pictures/{id}/640.webp.jpg"),
        format!("/media/pictures/{id}/640"),
        format!("/media/pictures/{id}/..%2F{id}%2F640.webp"),
        format!("/media/pictures/{id}/%2e%2e%2f640.webp"),
        format!("/media/pictures/..%2Fpictures%2F{id}/640.webp"),
        format!("/media/pictures/{id}%00/640.webp"),
        format!("/media/pictures/{id}/"),
        "/media/pictures/".into(),
        "/media/".into(),
    ] {
        let status = client.get(&address).await.status.as_u16();
        assert!(status == 404 || status == 400, "{address}: {status}");
    }
    assert_eq!(client.post(&format!("/media/pictures/{id}/640.webp"), &[]).await.status, 405);
    app.stop().await;
}
