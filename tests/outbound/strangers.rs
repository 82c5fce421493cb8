//! Another company's endpoints are not found.

use super::{PAGE, add, deliveries, start};
use crate::support::factories::companies;
use crate::support::outbox;
use crate::support::receiver::Receiver;

#[actix_web::test]
async fn ids_of_another_company_are_not_found() {
    let app = start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let receiver = Receiver::start().await;
    let (theirs, own) = (add(&other.admin, &receiver).await, add(&company.admin, &receiver).await);
    theirs.press(&other.admin, "ping").await;
    outbox::deliver(&app).await;
    let delivery = deliveries(&app).await.remove(0).id;
    assert_eq!(company.admin.get(&theirs.page).await.status, 404);
    for (address, fields) in [
        (format!("{}/ping", theirs.page), &[][..]),
        (format!("{}/secret", theirs.page), &[]),
        (format!("{}/switch", theirs.page), &[("to", "removed")]),
        (format!("{}/events", theirs.page), &[("event_request.closed", "1")]),
        (format!("{}/deliveries/{delivery}/replay", theirs.page), &[]),
        (format!("{}/deliveries/{delivery}/replay", own.page), &[]),
    ] {
        let answer = company.admin.submit(PAGE, &address, fields).await;
        assert_eq!(answer.status, 404, "{address}: {}", answer.body);
    }
    outbox::deliver(&app).await;
    assert_eq!(receiver.received().len(), 1);
    assert_eq!(other.admin.get(&theirs.page).await.status, 200);
    assert!(!company.admin.get(PAGE).await.body.contains(&theirs.page));
    app.stop().await;
}
