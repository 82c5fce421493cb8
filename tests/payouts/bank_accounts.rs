//! Where the money goes: typed by the BUMDes or the operator, shown in full to whoever sends it alone.

use crate::support::TestApp;
use crate::support::factories::payable;

#[actix_web::test]
async fn an_account_number_is_shown_in_full_only_to_whoever_sends_the_money() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let payout = payable::payouts(&app).await.remove(0);
    let (own, operators) = (
        format!("/portal/bumdes/money/payouts/{}", payout.number),
        format!("/portal/operator/payouts/{}", payout.number),
    );
    for page in ["/portal/bumdes/money", own.as_str()] {
        let body = shop.darmaji.get(page).await.body;
        assert!(body.contains("•••• 4455") && !body.contains("00122334455"), "{page}: {body}");
    }
    let list = shop.operator.get("/portal/operator/payouts").await.body;
    assert!(!list.contains("00122334455"), "{list}");
    assert!(shop.operator.get(&operators).await.body.contains("00122334455"));
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    let body = shop.operator.get(&operators).await.body;
    assert!(body.contains("•••• 4455") && !body.contains("00122334455"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn a_payout_keeps_the_account_it_was_made_with() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let page = format!("/portal/operator/bank-accounts/{}", shop.catalog.darmaji.id);
    let fields = [("bank", "BRI"), ("number", "9876 5432 10"), ("holder", "BUMDes Darmaji Makmur")];
    assert_eq!(shop.operator.submit(&page, &page, &fields).await.status, 303);
    let payout = payable::payouts(&app).await.remove(0);
    assert_eq!(payout.account_number.as_deref(), Some("00122334455"));
    let own = shop.darmaji.get("/portal/bumdes/money").await.body;
    assert!(own.contains("BRI") && own.contains("•••• 3210"), "{own}");
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_account_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let fields = [("bank", "BRI"), ("number", "bukan angka"), ("holder", "BUMDes Darmaji")];
    let own = "/portal/bumdes/money/bank-account";
    let theirs = format!("/portal/operator/bank-accounts/{}", shop.catalog.darmaji.id);
    for (client, page) in [(&shop.darmaji, own), (&shop.operator, theirs.as_str())] {
        let answer = client.submit(page, page, &fields).await;
        assert_eq!(answer.status, 422);
        for text in ["bukan angka", r#"id="error-number""#] {
            assert!(answer.body.contains(text), "{text}: {}", answer.body);
        }
    }
    let nobody = "/portal/operator/bank-accounts/0";
    assert_eq!(shop.operator.get(nobody).await.status, 404);
    app.stop().await;
}
