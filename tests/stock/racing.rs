//! Counting while others buy.

use futures_util::future::{join, join_all};

use super::{PAGE, assert_movements_make_the_stock, level, open};
use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, post, quoted_checkout};
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::people;

const BUYERS: usize = 20;
const PAYING: usize = 6;

#[actix_web::test]
async fn a_count_while_twenty_buyers_reserve_and_others_pay_loses_no_piece() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, spoons) = (&shop.tissue_box.variant().id, &shop.cutlery_holder.variant().id);
    let mut unpaid = Vec::new();
    for _ in 0..PAYING {
        unpaid.push(with_items(&app, &[(spoons.as_str(), 1), (tissue.as_str(), 1)], &[]).await);
    }
    let mut ready = Vec::new();
    for buyer in 0..BUYERS {
        let browser = app.client();
        let mut wanted = [tissue.as_str(), spoons.as_str()];
        if buyer % 2 == 1 {
            wanted.reverse();
        }
        for variant in wanted {
            add_to_cart(&browser, variant, 1).await;
        }
        let (fields, _) = quoted_checkout(&browser, &[]).await;
        ready.push((browser, fields));
    }
    let page = open(&client, PAGE).await;
    let buying = join_all(ready.iter().map(|(browser, fields)| post(browser, fields, "place")));
    let paying = join_all(unpaid.iter().map(|order| pay(&app, order)));
    // ninety were on the shelf when the page was opened, six of them about to be paid
    let typed = [("count", spoons, "90"), ("count", tissue, "90")];
    let counting = join_all((0..3).map(|_| page.save(&client, &typed)));
    let ((placed, paid), counted) = join(join(buying, paying), counting).await;
    for answer in &placed {
        assert!(answer.location.as_deref().unwrap_or("").starts_with("/orders/ET-"), "{}", answer.body);
    }
    assert!(paid.iter().all(Result::is_ok));
    assert!(
        counted.iter().all(|answer| answer.status == 303),
        "{:?}",
        counted.iter().map(|a| a.status).collect::<Vec<_>>()
    );
    for variant in [tissue, spoons] {
        assert_eq!(level(&app, variant).await, (90 - PAYING as i64, BUYERS as i64));
        assert_movements_make_the_stock(&app, variant).await;
    }
    app.stop().await;
}
