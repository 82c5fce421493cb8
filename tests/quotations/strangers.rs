//! What belongs to another company or another BUMDes is not there.

use super::{ASKED, RECEIVED, asked, haggle, hotel, offer, pooled, quote_ids};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn requests_and_quotes_of_others_are_not_found() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, other) = (hotel(&app, "Hotel Uji").await, hotel(&app, "Hotel Lain").await);
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let number = asked(&one.buyer, &pooled(&one)).await;
    let others = asked(&other.buyer, &pooled(&other)).await;
    offer(&trusmi, &number, &[]).await;
    offer(&trusmi, &others, &[]).await;
    let quote = quote_ids(&app, &number).await.remove(0);

    let list = other.buyer.get(ASKED).await.body;
    assert!(list.contains(&others) && !list.contains(&number), "{list}");
    assert_eq!(other.buyer.get(&format!("{ASKED}/{number}")).await.status, 404);
    let token = other.buyer.get("/account").await.form_token();
    for act in ["closing", "cancellation"] {
        let answer = other.buyer.post(&format!("{ASKED}/{number}/{act}"), &[("csrf_token", &token)]).await;
        assert_eq!(answer.status, 404, "{act}");
    }
    assert_eq!(haggle(&other.buyer, &number, &quote, "1", &[]).await.status, 404);
    assert_eq!(haggle(&other.buyer, &others, &quote, "1", &[]).await.status, 404, "a quote for another request");

    let token = darmaji.get("/account").await.form_token();
    assert_eq!(darmaji.get(&format!("{RECEIVED}/{number}")).await.status, 404);
    for (act, field) in
        [("quote", ("unit_price", "1")), ("withdrawal", ("x", "")), ("refusal", ("reason", "Tidak bisa."))]
    {
        let fields = [("csrf_token", token.as_str()), field];
        assert_eq!(darmaji.post(&format!("{RECEIVED}/{number}/{act}"), &fields).await.status, 404, "{act}");
    }
    // each portal is for its own people
    assert_eq!(trusmi.get(ASKED).await.status, 403);
    assert_eq!(one.buyer.get(RECEIVED).await.status, 403);
    assert!(app.client().get(ASKED).await.location.unwrap().starts_with("/account/sign-in?next="));
    app.stop().await;
}
