//! Listings as people write them: step by step, through the forms.

use etalase::ids::{ProductId, SubmissionId};

use crate::support::client::{Answer, Client};

pub const OWN: &str = "/portal/bumdes";

/// A basket of Darmaji, by a maker who is named for the first time; its address, `{base}/products/{id}`.
pub async fn begun(client: &Client, base: &str) -> String {
    let fields = [
        ("name_id", "Keranjang Pandan Lipat"),
        ("category", "wood-bamboo-rattan"),
        ("maker", "new"),
        ("maker_name", "Kelompok Melati"),
        ("cluster", "Sentra Kopang"),
    ];
    let from = format!("{base}/products/new");
    let answer = client.submit(&from, &format!("{base}/products"), &fields).await;
    let place = answer.location.unwrap_or_else(|| panic!("not created: {}", answer.body));
    place.strip_suffix("/edit/description").unwrap_or_else(|| panic!("{place}")).to_owned()
}

/// [`begun`], with everything filled in: Rp75.000, 400 g, 12 pieces.
pub async fn completed(client: &Client, base: &str) -> String {
    let product = begun(client, base).await;
    describe(client, &product, "Keranjang lipat dari daun pandan, ringan dibawa ke pasar dan mudah disimpan.").await;
    let key = variant_keys(client, &product).await.remove(0);
    let (price, weight, opening) = (format!("price-{key}"), format!("weight-{key}"), format!("opening-{key}"));
    let fields = [("unit", "pcs"), ("option_name", ""), (price.as_str(), "75.000"), (weight.as_str(), "400 g")];
    saved(client, &product, "options", &fields).await;
    let fields =
        [(opening.as_str(), "12"), ("lead_time_days", "3"), ("monthly_capacity", "60"), ("min_order_quantity", "1")];
    saved(client, &product, "stock", &fields).await;
    product
}

pub async fn describe(client: &Client, product: &str, description: &str) {
    let fields = [
        ("description_id", description),
        ("materials", "daun pandan, katun"),
        ("attribute-dimensions", "tinggi 30 cm"),
        ("care_id", "Lap dengan kain kering."),
    ];
    saved(client, product, "description", &fields).await;
}

/// Saves a step as its page would, and expects to go on.
pub async fn saved(client: &Client, product: &str, step: &str, fields: &[(&str, &str)]) {
    let answer = save(client, product, step, fields).await;
    assert_eq!(answer.status, 303, "{step}: {}", answer.body);
}

pub async fn save(client: &Client, product: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let revision = revision(client, product, step).await;
    save_from(client, product, step, &revision, fields).await
}

/// Saves from a page that was opened at this revision.
pub async fn save_from(client: &Client, product: &str, step: &str, revision: &str, fields: &[(&str, &str)]) -> Answer {
    let address = format!("{product}/edit/{step}");
    let mut all = vec![("revision", revision)];
    all.extend_from_slice(fields);
    client.submit(&address, &address, &all).await
}

pub async fn revision(client: &Client, product: &str, step: &str) -> String {
    let page = client.get(&format!("{product}/edit/{step}")).await;
    assert_eq!(page.status, 200, "{product} {step}: {}", page.body);
    between(&page.body, r#"name="revision" value=""#, "\"").to_owned()
}

/// The ids of the options, in their order.
pub async fn variant_keys(client: &Client, product: &str) -> Vec<String> {
    let page = client.get(&format!("{product}/edit/options")).await.body;
    let marker = r#"name="price-"#;
    page.match_indices(marker).map(|(at, _)| page[at + marker.len()..].split('"').next().unwrap().to_owned()).collect()
}

/// Presses a button of the product's page.
pub async fn press(client: &Client, product: &str, what: &str) -> Answer {
    client.submit(product, &format!("{product}/{what}"), &[]).await
}

pub fn id_of(product: &str) -> ProductId {
    ProductId(product.rsplit('/').next().unwrap().to_owned())
}

/// The round that a curator finds in the queue for a product of this name.
pub async fn waiting_round(curator: &Client, name: &str) -> SubmissionId {
    let page = curator.get("/portal/curator").await.body;
    assert!(page.contains(name), "{name} does not wait: {page}");
    SubmissionId(between(&page, r#"href="/portal/curator/reviews/"#, "\"").to_owned())
}

/// The points of the checklist that a review's page offers.
pub fn ticks(page: &str) -> Vec<String> {
    let marker = r#"name="check-"#;
    let names = page.match_indices(marker).map(|(at, _)| page[at + marker.len()..].split('"').next().unwrap());
    names.map(|name| format!("check-{name}")).collect()
}

/// Publishes a round with everything of its checklist ticked.
pub async fn approved(curator: &Client, round: &SubmissionId) {
    let address = format!("/portal/curator/reviews/{round}");
    let ticks = ticks(&curator.get(&address).await.body);
    let fields: Vec<(&str, &str)> = ticks.iter().map(|tick| (tick.as_str(), "1")).collect();
    let answer = curator.submit(&address, &format!("{address}/publication"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// A product of Darmaji that was written, handed in and published.
pub async fn published(client: &Client, curator: &Client) -> String {
    let product = completed(client, OWN).await;
    press(client, &product, "submission").await;
    let round = waiting_round(curator, "Keranjang Pandan Lipat").await;
    approved(curator, &round).await;
    product
}

#[track_caller]
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}")) + start.len();
    text[from..].split(end).next().unwrap()
}
