//! Photos on their way from a phone to the gallery: `{base}/products/{id}/pictures` and the editor's step.

use etalase::jobs::periodic;
use reqwest::Method;
use serde_json::Value;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::listing::{self, OWN, approved, press, waiting_round};
use crate::support::factories::{catalog, people, pictures};

const BLUE: [u8; 3] = [30, 60, 190];

/// What the form of the step sends, or a script that asks for JSON.
fn form(token: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body =
        format!("--batas\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n").into_bytes();
    for (name, content) in files {
        let head = format!(
            "--batas\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    }
    body.extend(b"--batas--\r\n");
    body
}

async fn post(client: &Client, product: &str, accept: &str, body: Vec<u8>) -> Answer {
    let request = client.request(Method::POST, &format!("{product}/pictures")).header("accept", accept);
    client.send(request.header("content-type", "multipart/form-data; boundary=batas").body(body)).await
}

async fn send(client: &Client, product: &str, files: &[(&str, &[u8])]) -> Answer {
    let token = client.get(&format!("{product}/edit/pictures")).await.form_token();
    post(client, product, "text/html", form(&token, files)).await
}

#[actix_web::test]
async fn a_browser_without_scripts_sends_the_token_before_the_files() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = client.get(&format!("/portal/bumdes/products/{}/edit/pictures", catalog.basket.id)).await.body;
    // fields are sent in the order of the page
    let place = |field: &str| page.find(field).unwrap_or_else(|| panic!("no {field} in {page}"));
    let token = place("form=\"photo-upload\" name=\"csrf_token\"");
    assert!(token < place("form=\"photo-upload\" type=\"file\""));
    app.stop().await;
}

/// The ids of the photos in the editor, in their order.
async fn photos(client: &Client, product: &str) -> Vec<String> {
    let page = client.get(&format!("{product}/edit/pictures")).await.body;
    let marker = "data-photo=\"";
    page.match_indices(marker).map(|(at, _)| page[at + marker.len()..].split('"').next().unwrap().to_owned()).collect()
}

/// A draft of Darmaji with three photos.
async fn with_three(app: &TestApp) -> (Client, String, Vec<String>) {
    let catalog = catalog::small(app).await;
    let client = people::bumdes_operator(app, &catalog.darmaji.id).await;
    let product = listing::completed(&client, OWN).await;
    let files = [BLUE, [200, 60, 40], [40, 150, 60]].map(|color| pictures::photo(640, 800, color));
    let files: Vec<(&str, &[u8])> = files.iter().map(|file| ("kain.jpg", file.as_slice())).collect();
    assert_eq!(send(&client, &product, &files).await.status, 303);
    let photos = photos(&client, &product).await;
    assert_eq!(photos.len(), 3);
    (client, product, photos)
}

#[actix_web::test]
async fn one_file_that_is_unfit_does_not_spoil_the_others_and_is_told_by_its_name() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    let (good, small) = (pictures::photo(640, 800, BLUE), pictures::photo(300, 200, BLUE));
    let heavy = vec![0xFF; (15 << 20) + 1];
    let answer = send(
        &client,
        &product,
        &[
            ("C:\\foto\\satu.jpg", &good[..]),
            ("IMG_1.heic", &b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..]),
            ("kecil.jpg", &small[..]),
            ("berat.jpg", &heavy[..]),
            ("<b>.gif", &b"GIF89a"[..]),
        ],
    )
    .await;
    assert_eq!(answer.location.as_deref(), Some(format!("{product}/edit/pictures").as_str()));
    let page = client.get(&format!("{product}/edit/pictures")).await.body;
    for text in [
        "IMG_1.heic: Foto HEIC belum bisa dibaca",
        "kecil.jpg: Fotonya hanya 300 × 200 piksel",
        "berat.jpg: Ukurannya lebih dari 15 MB",
        "&lt;b&gt;.gif: Ini file GIF",
        "Satu foto lain sudah masuk.",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(photos(&client, &product).await.len(), 1);
    assert_eq!(send(&client, &product, &[("", &b""[..])]).await.status, 303);
    assert!(client.get(&format!("{product}/edit/pictures")).await.body.contains("Belum ada foto yang dipilih."));
    app.stop().await;
}

#[actix_web::test]
async fn a_script_is_answered_in_json_file_by_file() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    let token = client.get(&format!("{product}/edit/pictures")).await.form_token();
    let good = pictures::photo(640, 800, BLUE);
    let json = async |file: &[u8]| {
        let answer = post(&client, &product, "application/json", form(&token, &[("a.jpg", file)])).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str::<Value>(&answer.body).unwrap()
    };
    assert_eq!(json(&good).await, serde_json::json!({ "kept": 1, "said": null }));
    let refused = json(&good[..good.len() / 2]).await;
    assert_eq!(
        (&refused["kept"], refused["said"].as_str()),
        (&Value::from(0), Some("a.jpg: Filenya terpotong atau rusak. Kirim sekali lagi."))
    );
    let strange = post(&client, &product, "application/json", form("tebakan", &[("a.jpg", &good[..])])).await;
    assert!(strange.status.is_client_error(), "{}", strange.status);
    assert_eq!(photos(&client, &product).await.len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn photos_are_ordered_described_and_removed_in_the_step() {
    let app = TestApp::start().await;
    let (client, product, ids) = with_three(&app).await;
    let step = async |field: &str, value: &str| {
        listing::saved(&client, &product, "pictures", &[(field, value)]).await;
        let now = photos(&client, &product).await;
        now.iter().map(|id| ids.iter().position(|other| other == id).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(step("later", &ids[0]).await, [1, 0, 2]);
    assert_eq!(step("later", &ids[2]).await, [1, 0, 2], "the last one stays the last");
    assert_eq!(step("earlier", &ids[2]).await, [1, 2, 0]);
    assert_eq!(step("first", &ids[0]).await, [0, 1, 2]);
    assert_eq!(step("order", &format!("{},{},unknown", ids[2], ids[0])).await, [2, 0, 1]);
    assert_eq!(step("earlier", "no-such").await, [2, 0, 1]);
    let alt = format!("alt_id-{}", ids[0]);
    let fields = [(alt.as_str(), "  Kain <biru>,  dari dekat "), ("remove", ids[2].as_str())];
    listing::saved(&client, &product, "pictures", &fields).await;
    assert_eq!(photos(&client, &product).await, [ids[0].clone(), ids[1].clone()]);
    let page = client.get(&format!("{product}/edit/pictures")).await.body;
    assert!(page.contains("value=\"Kain &lt;biru&gt;, dari dekat\""), "what was typed is kept with the button: {page}");
    let preview = client.get(&format!("{product}/preview")).await.body;
    assert!(preview.contains("alt=\"Kain &lt;biru&gt;, dari dekat\"") && !preview.contains(&ids[2]), "{preview}");
    app.stop().await;
}

#[actix_web::test]
async fn buyers_see_new_photos_of_a_published_product_when_a_curator_agreed() {
    let app = TestApp::start().await;
    let (client, product, ids) = with_three(&app).await;
    let curator = people::curator(&app).await;
    press(&client, &product, "submission").await;
    approved(&curator, &waiting_round(&curator, "Keranjang Pandan Lipat").await).await;
    let shown = async || app.client().get("/products/keranjang-pandan-lipat").await.body;
    let page = shown().await;
    assert!(ids.iter().all(|id| page.contains(id.as_str())), "{page}");
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(app.client().get("/products?q=keranjang+pandan+lipat").await.body.contains(ids[0].as_str()));

    listing::saved(&client, &product, "pictures", &[("remove", ids[1].as_str())]).await;
    send(&client, &product, &[("baru.jpg", &pictures::photo(700, 700, [9, 9, 9])[..])]).await;
    let new = photos(&client, &product).await.pop().unwrap();
    let page = shown().await;
    assert!(page.contains(&ids[1]) && !page.contains(&new), "the published ones stay until then");
    press(&client, &product, "submission").await;
    approved(&curator, &waiting_round(&curator, "Keranjang Pandan Lipat").await).await;
    let page = shown().await;
    assert!(!page.contains(&ids[1]) && page.contains(&new), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_a_draft_or_a_round_names_is_not_swept_away() {
    let app = TestApp::start().await;
    let (client, product, ids) = with_three(&app).await;
    press(&client, &product, "submission").await;
    // named by the round alone, and by nothing
    let lost = {
        send(&client, &product, &[("x.jpg", &pictures::photo(640, 640, BLUE)[..])]).await;
        let lost = photos(&client, &product).await.pop().unwrap();
        listing::saved(&client, &product, "pictures", &[("remove", lost.as_str())]).await;
        listing::saved(&client, &product, "pictures", &[("remove", ids[2].as_str())]).await;
        lost
    };
    app.advance(std::time::Duration::from_secs(26 * 3600));
    periodic::run(&app.app).await;
    etalase::jobs::worker::run_due(&app.app).await.unwrap();
    let visitor = app.client();
    let status = async |id: &str| visitor.get(&format!("/media/pictures/{id}/320.jpg")).await.status.as_u16();
    for id in &ids {
        assert_eq!(status(id).await, 200);
    }
    assert_eq!(status(&lost).await, 404);
    app.stop().await;
}

#[actix_web::test]
async fn nobody_sends_photos_for_another_bumdes_or_without_signing_in() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let file = pictures::photo(640, 640, BLUE);
    let token = client.get("/account").await.form_token();
    let others = format!("/portal/bumdes/products/{}", catalog.bracelet.id);
    let answer = post(&client, &others, "text/html", form(&token, &[("a.jpg", &file[..])])).await;
    assert_eq!(answer.status, 404, "{}", answer.body);
    let stranger = app.client();
    let own = format!("/portal/bumdes/products/{}", catalog.basket.id);
    let answer = post(&stranger, &own, "text/html", form("", &[("a.jpg", &file[..])])).await;
    assert!(answer.location.is_some_and(|place| place.starts_with("/account/sign-in")), "{}", answer.status);

    let curator = people::curator(&app).await;
    let base = format!("/portal/curator/bumdes/{}", catalog.darmaji.id);
    let assisted = format!("{base}/products/{}", catalog.basket.id);
    assert_eq!(send(&curator, &assisted, &[("a.jpg", &file[..])]).await.status, 303);
    assert_eq!(photos(&curator, &assisted).await.len(), 1);
    app.stop().await;
}
