//! Bank transfers: each over a sum of its own, with a proof that the operator alone sees.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::schema::{payments, transfer_proofs};
use etalase::db::{DbConn, DbError};
use etalase::ledger::queries::balance_of_order;
use etalase::payments::{Payment, transfer_suffix};
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::checked_out::{CheckedOut, with_items};
use crate::support::factories::{catalog, people};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nbukti";
const OPERATOR: &str = "/portal/operator/payments";

/// Two tissue boxes to Jakarta for Rp132.000, by bank transfer.
async fn ordered(app: &TestApp, variant: &str) -> CheckedOut {
    with_items(app, &[(variant, 2)], &[("provider", "bank_transfer")]).await
}

async fn payment(app: &TestApp, order: &CheckedOut) -> Payment {
    let id = order.payment_id.clone();
    let find = move |conn: &mut _| Ok(payments::table.find(id).select(Payment::as_select()).first(conn)?);
    app.app.read::<_, DbError>(find).await.unwrap()
}

/// What the form on the order's page sends.
async fn send(client: &Client, order_path: &str, file: &[u8]) -> Answer {
    let token = client.get(order_path).await.form_token();
    send_with(client, order_path, &token, file).await
}

async fn send_with(client: &Client, order_path: &str, token: &str, file: &[u8]) -> Answer {
    let mut body = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n--grenze\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a.exe\"\r\nContent-Type: text/html\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--grenze--\r\n");
    let request = client.request(Method::POST, &order_path.replace("?token=", "/proof?token="));
    client.send(request.header("content-type", "multipart/form-data; boundary=grenze").body(body)).await
}

async fn kept_proofs(app: &TestApp) -> Vec<(String, usize)> {
    let all = |conn: &mut _| {
        let rows = transfer_proofs::table.select((transfer_proofs::media_type, transfer_proofs::content));
        Ok(rows.load::<(String, Vec<u8>)>(conn)?)
    };
    let rows = app.app.read::<_, DbError>(all).await.unwrap();
    rows.into_iter().map(|(media_type, content)| (media_type, content.len())).collect()
}

#[actix_web::test]
async fn open_transfers_are_over_different_sums_and_say_what_the_digits_are_for() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let variant = shop.tissue_box.variant().id.as_str();
    let mut sums = BTreeSet::new();
    for _ in 0..5 {
        let order = ordered(&app, variant).await;
        let payment = payment(&app, &order).await;
        let suffix = payment.transfer_suffix_minor.unwrap();
        assert!((1..=999).contains(&suffix), "{suffix}");
        assert_eq!((payment.amount_minor, payment.fee_minor), (132_000, -suffix));
        assert!(sums.insert(payment.transfer_minor()), "{sums:?}");
        let page = order.client.get(&order.path).await.body;
        assert!(page.contains(&format!("Rp132.{suffix:03}")), "{page}");
        assert!(page.contains("tidak dikembalikan"), "{page}");
    }
    let operator = people::operator(&app).await;
    let list = operator.get(OPERATOR).await.body;
    for sum in sums {
        assert!(list.contains(&format!("Rp132.{:03}", sum - 132_000)), "{list}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_is_paid_on_top_is_at_the_bank_and_goes_towards_its_charges() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = ordered(&app, shop.tissue_box.variant().id.as_str()).await;
    let suffix = payment(&app, &order).await.transfer_suffix_minor.unwrap();
    let operator = people::operator(&app).await;
    operator.submit(OPERATOR, &format!("{OPERATOR}/{}/confirmation", order.payment_id), &[]).await;
    let balances = move |conn: &mut DbConn| {
        let of = |conn: &mut DbConn, account| balance_of_order(conn, &order.order_id, account);
        Ok((of(conn, "gateway:bank_transfer")?, of(conn, "payable:")?, of(conn, "gateway_fee")?))
    };
    let balances = app.app.read::<_, DbError>(balances).await.unwrap();
    assert_eq!(balances, (132_000 + suffix, -132_000, -suffix));
    app.stop().await;
}

#[actix_web::test]
async fn buyers_at_the_same_moment_get_different_sums() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let variant = shop.tissue_box.variant().id.as_str();
    let orders = futures_util::future::join_all((0..8).map(|_| ordered(&app, variant))).await;
    let mut sums = BTreeSet::new();
    for order in &orders {
        sums.insert(payment(&app, order).await.transfer_minor());
    }
    assert_eq!(sums.len(), 8);
    app.stop().await;
}

#[actix_web::test]
async fn the_sum_of_a_transfer_that_may_still_be_late_is_not_given_out_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = ordered(&app, shop.tissue_box.variant().id.as_str()).await;
    let taken = payment(&app, &order).await.transfer_suffix_minor.unwrap();
    app.advance(Duration::from_secs(25 * 60 * 60));
    expire::run(&app.app).await.unwrap();
    let now = app.app.clock.now();
    let picks = move |conn: &mut _| {
        (0..3_000)
            .map(|_| Ok(transfer_suffix::pick(conn, now, 132_000)?.unwrap()))
            .collect::<Result<BTreeSet<_>, DbError>>()
    };
    let picked = app.app.read::<_, DbError>(picks).await.unwrap();
    assert!(!picked.contains(&taken), "{taken}");
    app.stop().await;
}

#[actix_web::test]
async fn a_proof_is_kept_replaced_and_seen_by_the_operator_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = ordered(&app, shop.tissue_box.variant().id.as_str()).await;
    assert_eq!(send(&order.client, &order.path, b"%PDF-1.7 bukti").await.status, 303);
    assert!(order.client.get(&order.path).await.body.contains("sudah kami terima"));
    assert_eq!(send(&order.client, &order.path, PNG).await.status, 303);
    assert_eq!(kept_proofs(&app).await, [("image/png".to_owned(), PNG.len())]);

    let operator = people::operator(&app).await;
    let address = format!("{OPERATOR}/{}/proof", order.payment_id);
    assert!(operator.get(OPERATOR).await.body.contains(&address));
    let shown = operator.get(&address).await;
    assert_eq!(shown.headers["content-type"], "image/png");
    assert_eq!(shown.headers["x-content-type-options"], "nosniff");
    assert!(shown.body.ends_with("bukti"));
    // the buyer, and whoever works for a BUMDes, sees nothing
    assert_ne!(order.client.get(&address).await.status, 200);
    let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
    assert_ne!(bumdes.get(&address).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_no_picture_too_large_or_not_from_our_form_is_not_kept() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = ordered(&app, shop.tissue_box.variant().id.as_str()).await;
    let mut large = PNG.to_vec();
    large.resize((5 << 20) + 1, 0);
    let mut huge = PNG.to_vec();
    huge.resize(8 << 20, 0);
    for (file, said) in [
        (&b"<script>alert(1)</script>"[..], "bukan foto"),
        (&b""[..], "Pilih dulu"),
        (&large[..], "lebih besar dari 5 MB"),
        (&huge[..], "lebih besar dari 5 MB"),
    ] {
        assert_eq!(send(&order.client, &order.path, file).await.status, 303, "{said}");
        let page = order.client.get(&order.path).await.body;
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(send_with(&order.client, &order.path, "made up", PNG).await.status, 403);
    let stranger = app.client();
    let token = stranger.get("/account/sign-in").await.form_token();
    let forged = format!("{}?token=made-up", order.path.split('?').next().unwrap());
    assert_eq!(send_with(&stranger, &forged, &token, PNG).await.status, 404, "another's order");
    assert_eq!(kept_proofs(&app).await, []);
    app.stop().await;
}

#[actix_web::test]
async fn another_ways_payment_and_a_confirmed_transfer_take_no_proof() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let variant = shop.tissue_box.variant().id.as_str();
    let simulated = with_items(&app, &[(variant, 1)], &[]).await;
    let transfer = ordered(&app, variant).await;
    let token = transfer.client.get(&transfer.path).await.form_token();
    let operator = people::operator(&app).await;
    operator.submit(OPERATOR, &format!("{OPERATOR}/{}/confirmation", transfer.payment_id), &[]).await;
    assert_eq!(send_with(&transfer.client, &transfer.path, &token, PNG).await.status, 303);
    assert!(transfer.client.get(&transfer.path).await.body.contains("tidak diperlukan lagi"));
    let cart = simulated.client.get(&simulated.path).await.body;
    assert!(!cart.contains("/proof"), "{cart}");
    assert_eq!(kept_proofs(&app).await, []);
    app.stop().await;
}
