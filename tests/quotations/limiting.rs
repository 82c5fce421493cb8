//! What suppliers are limited to can be changed while the request is live: offers stand, the allocation is another one.

use super::spreading::three_of;
use super::{ASKED, asked, hotel, offer, pooled, with};
use crate::support::TestApp;
use crate::support::factories::catalog;

/// Of Trusmi Kulon.
const CIREBON: &str = "32.09";

#[actix_web::test]
async fn limits_that_cannot_be_kept_are_lifted_and_the_offers_stand() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let sellers = three_of(&app, &shop).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let fields = with(pooled(&hotel), &[("quantity", "300"), ("at_most", "1"), ("regency_1", CIREBON)]);
    let number = asked(&hotel.buyer, &fields).await;
    let own = format!("{ASKED}/{number}");
    let (allocation, limits) = (format!("{own}/allocation"), format!("{own}/limits"));
    for (seller, days) in sellers.iter().zip(["5", "5", "90"]) {
        let terms = [("quantity", "200"), ("weekly", "200"), ("lead_time", days), ("lot_size", "1")];
        assert_eq!(offer(seller, &number, &terms).await.status, 303);
    }
    let stuck = hotel.buyer.get(&allocation).await.body;
    assert!(stuck.contains("Tidak ada penawaran yang bisa dipakai dari salah satu daerah"), "{stuck}");
    assert!(stuck.contains(&format!("href=\"{limits}\"")), "{stuck}");
    assert!(!hotel.approver.get(&allocation).await.body.contains(&limits), "who does not buy does not change it");
    let form = hotel.buyer.get(&limits).await.body;
    assert!(form.contains(&format!("value=\"{CIREBON}\" selected")) && form.contains("value=\"1\""), "{form}");

    let none = [("at_most", "nol"), ("regency_1", CIREBON), ("regency_2", ""), ("regency_3", "")];
    let refused = hotel.buyer.submit(&limits, &limits, &none).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"nol\"") && refused.body.contains("selected"), "{}", refused.body);
    let nowhere = [("at_most", ""), ("regency_1", "52")];
    assert_eq!(hotel.buyer.submit(&limits, &limits, &nowhere).await.status, 422);
    assert!(hotel.buyer.get(&allocation).await.body.contains("Cirebon"), "nothing was changed");

    let lifted = hotel.buyer.submit(&limits, &limits, &[("at_most", "2"), ("regency_1", "")]).await;
    assert_eq!((lifted.status.as_u16(), lifted.location.as_deref()), (303, Some(allocation.as_str())));
    let spread = hotel.buyer.get(&allocation).await.body;
    assert!(spread.contains("Batas disimpan") && spread.contains("Seluruh 300 bisa tiba tepat waktu"), "{spread}");
    let shown = hotel.buyer.get(&own).await.body;
    assert!(!shown.contains("Cirebon</dd>"), "{shown}");
    app.stop().await;
}

#[actix_web::test]
async fn only_buyers_of_the_company_change_limits_and_only_while_the_request_is_live() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, other) = (hotel(&app, "Hotel Uji").await, hotel(&app, "Hotel Lain").await);
    let number = asked(&one.buyer, &pooled(&one)).await;
    let limits = format!("{ASKED}/{number}/limits");
    let wish = [("at_most", "2")];
    assert_eq!(other.buyer.get(&limits).await.status, 404);
    assert_eq!(other.buyer.submit("/account", &limits, &wish).await.status, 404);
    assert_eq!(one.approver.get(&limits).await.status, 403);
    assert_eq!(one.approver.submit("/account", &limits, &wish).await.status, 403);
    let single = with(pooled(&one), &[("category", ""), ("product", shop.batik.slug)]);
    let alone = format!("{ASKED}/{}/limits", asked(&one.buyer, &single).await);
    assert_eq!(one.buyer.get(&alone).await.status, 404, "one BUMDes needs no limits");
    assert_eq!(one.buyer.submit("/account", &alone, &wish).await.status, 404);

    let own = format!("{ASKED}/{number}");
    assert_eq!(one.buyer.submit(&limits, &limits, &wish).await.status, 303);
    assert_eq!(one.buyer.submit(&own, &format!("{own}/cancellation"), &[]).await.status, 303);
    assert!(one.buyer.get(&limits).await.body.contains("Permintaan ini sudah berakhir"));
    let late = one.buyer.submit("/account", &limits, &[("at_most", "3")]).await;
    assert_eq!((late.status.as_u16(), late.location.as_deref()), (303, Some(own.as_str())));
    let shown = one.buyer.get(&own).await.body;
    assert!(shown.contains("Permintaan ini sudah berakhir") && shown.contains("<dd>2</dd>"), "{shown}");
    app.stop().await;
}
