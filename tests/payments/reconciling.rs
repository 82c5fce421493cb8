//! Our payments beside the gateway's own list: what came without finishing its order is finished, what differs is
//! shown to the operator.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::schema::payments;
use etalase::db::{DbConn, DbError};
use etalase::jobs::periodic;
use etalase::orders::OrderStatus;
use etalase::payments::comparison::{Comparison, Difference, DifferenceKind};
use etalase::payments::{PaymentStatus, Provider, compare, comparison};
use serde_json::json;

use super::till::Till;
use crate::support::factories::people;

impl Till {
    async fn compared(&self) -> (Vec<Comparison>, Vec<Difference>) {
        compare::run(&self.app.app).await.unwrap();
        self.app.app.read::<_, DbError>(|conn| Ok(comparison::last(conn)?)).await.unwrap()
    }

    async fn change(&self, update: impl FnOnce(&mut DbConn) -> QueryResult<usize> + Send + 'static) {
        self.app.app.write::<_, DbError>(move |conn| Ok(update(conn)?)).await.unwrap();
    }
}

#[actix_web::test]
async fn a_paid_payment_agrees_with_stripes_list() {
    let till = Till::paid_with_stripe().await;
    let (comparisons, differences) = till.compared().await;
    assert_eq!(differences, []);
    let [of_stripe] = &comparisons[..] else { panic!("the others have no list: {comparisons:?}") };
    assert_eq!((of_stripe.ours_count, of_stripe.ours_minor), (1, 366_000));
    assert_eq!((of_stripe.theirs_count, of_stripe.theirs_minor), (1, 366_000));
    till.close().await;
}

#[actix_web::test]
async fn money_that_nobody_told_of_finishes_its_order_even_after_the_payment_was_given_up() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    till.stripe.pay(&session);
    // given up here: the asking about open payments passes it by
    till.change(|conn| diesel::update(payments::table).set(payments::status.eq(PaymentStatus::Failed)).execute(conn))
        .await;
    let (_, differences) = till.compared().await;
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    assert_eq!(differences, []);
    till.close().await;
}

#[actix_web::test]
async fn what_only_one_side_knows_is_a_difference() {
    let till = Till::paid_with_stripe().await;
    let session = till.payment().await.reference.unwrap();
    till.change(|conn| diesel::update(payments::table).set(payments::reference.eq("cs_forgotten")).execute(conn)).await;
    let (_, differences) = till.compared().await;
    let mut kinds: Vec<_> = differences.iter().map(|d| (d.kind, d.reference.as_str())).collect();
    kinds.sort();
    assert_eq!(
        kinds,
        [(DifferenceKind::UnknownHere, session.as_str()), (DifferenceKind::UnknownThere, "cs_forgotten")]
    );
    till.close().await;
}

#[actix_web::test]
async fn another_amount_is_a_difference_that_the_operator_sees() {
    let till = Till::paid_with_stripe().await;
    let session = till.payment().await.reference.unwrap();
    till.stripe.tamper(&session, "amount_total", json!(36_500_000));
    let (_, differences) = till.compared().await;
    assert_eq!(differences.len(), 1);
    assert_eq!((differences[0].kind, differences[0].theirs_minor), (DifferenceKind::Amount, Some(365_000)));
    let operator = people::operator(&till.app).await;
    let page = operator.get("/portal/operator/gateways").await.body;
    for seen in ["Jumlahnya berbeda", "Rp366.000", "Rp365.000", &till.order.number] {
        assert!(page.contains(seen), "{seen}: {page}");
    }
    // and it goes when it is mended
    till.stripe.tamper(&session, "amount_total", json!(36_600_000));
    assert_eq!(till.compared().await.1, []);
    assert!(operator.get("/portal/operator/gateways").await.body.contains("Semuanya cocok"));
    till.close().await;
}

#[actix_web::test]
async fn a_list_longer_than_a_page_is_read_to_its_end() {
    let till = Till::paid_with_stripe().await;
    till.stripe.repeat_sessions(230);
    let (comparisons, differences) = till.compared().await;
    assert_eq!(comparisons[0].theirs_count, 231);
    assert_eq!(differences.len(), 230);
    till.close().await;
}

#[actix_web::test]
async fn the_comparison_is_made_once_a_night() {
    let till = Till::paid_with_stripe().await;
    let lists = || till.stripe.received().iter().filter(|call| call.fields["limit"] == "100").count();
    periodic::run(&till.app.app).await;
    periodic::run(&till.app.app).await;
    assert_eq!(lists(), 1);
    till.app.advance(Duration::from_secs(24 * 60 * 60));
    periodic::run(&till.app.app).await;
    assert_eq!(lists(), 2);
    till.close().await;
}
