//! Permits: who states and checks them, what is not published without them, what happens when they end.

mod changing_rules;
mod checking;
mod from_file;
mod gate;
mod handing_in;
mod lists;
mod migrating;
mod other_peoples_permits;
mod stating;
mod suspended;
mod telling;
mod watching;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use reqwest::Method;

const OWN: &str = "/portal/bumdes/permits";
const DESK: &str = "/portal/curator/permits";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nsurat";

/// Sends a paper as the form on the permit's page does; `from` has a form to take the token from.
async fn send_paper(client: &Client, from: &str, action: &str, file: &[u8]) -> Answer {
    let token = client.get(from).await.form_token();
    let mut body = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n\
         --grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"surat.png\"\r\n\
         Content-Type: image/png\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--grenze--\r\n");
    let request = client.request(Method::POST, action);
    client.send(request.header("content-type", "multipart/form-data; boundary=grenze").body(body)).await
}

/// The value of the form field `seen` on a curator's page.
fn seen(page: &Answer) -> String {
    let (_, rest) = page.body.split_once(r#"name="seen" value=""#).expect("a form to verify");
    rest.split('"').next().unwrap().to_owned()
}

/// The curator looks at the permit and says that it is so.
async fn verify(curator: &Client, id: &str) -> Answer {
    let page = format!("{DESK}/{id}");
    let seen = seen(&curator.get(&page).await);
    curator.submit(&page, &format!("{page}/verification"), &[("seen", &seen)]).await
}

async fn product_page(app: &TestApp, slug: &str) -> Answer {
    app.client().get(&format!("/products/{slug}")).await
}
