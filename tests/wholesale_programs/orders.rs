//! A program orders what the allocation showed, follows it, and its company's system hears of each step.

use serde_json::{Value, json};

use super::{REQUESTS, ordering, wanted};
use crate::bumdes::fulfilling_an_order::press;
use crate::handovers;
use crate::outbound;
use crate::quotations::offer;
use crate::support::client::Client;
use crate::support::factories::companies::Company;
use crate::support::factories::tokens::Program;
use crate::support::factories::{catalog, companies, people};
use crate::support::receiver::Receiver;
use crate::support::{TestApp, outbox};

const ORDERS: &str = "/api/v1/wholesale/orders";
const RULES: &str = "/portal/wholesale/rules";
const PARCEL: &[(&str, &str)] = &[("courier", "JNE"), ("tracking_number", "JT0123456789")];

/// A company with a program, and two BUMDes that offer what it asked for under this number.
struct Asked {
    company: Company,
    program: Program,
    trusmi: Client,
    senggigi: Client,
    request: String,
}

async fn asked(app: &TestApp) -> Asked {
    let shop = catalog::small(app).await;
    let company = companies::approved(app).await;
    let program = ordering(app, &company).await;
    let trusmi = people::bumdes_operator(app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(app, &shop.senggigi.id).await;
    let answer = program.post(REQUESTS, &wanted(&company)).await;
    let request = format!("{REQUESTS}/{}", answer.json["number"].as_str().unwrap());
    for seller in [&trusmi, &senggigi] {
        assert_eq!(offer(seller, answer.json["number"].as_str().unwrap(), &[]).await.status, 303);
    }
    Asked { company, program, trusmi, senggigi, request }
}

impl Asked {
    async fn seen_total(&self) -> i64 {
        self.program.get(&format!("{}/allocation", self.request)).await.json["landed"]["amount"].as_i64().unwrap()
    }

    async fn ordered(&self) -> Value {
        let body = json!({ "seen_total": self.seen_total().await });
        let answer = self.program.post(&format!("{}/purchase-order", self.request), &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json
    }
}

/// Of the BUMDes of this name.
fn share<'a>(order: &'a Value, slug: &str) -> &'a Value {
    let shares = order["shares"].as_array().unwrap();
    let share = shares.iter().find(|share| share["bumdes_slug"].as_str().unwrap().contains(slug));
    share.unwrap_or_else(|| panic!("{slug}: {order}"))
}

fn part(order: &Value, slug: &str) -> String {
    share(order, slug)["part"].as_str().unwrap().to_owned()
}

/// What was told since the last look, in the words of `type`, sorted.
async fn told(app: &TestApp, receiver: &Receiver, seen: &mut usize) -> Vec<String> {
    outbox::deliver(app).await;
    let all = receiver.received();
    let mut kinds: Vec<String> = all[*seen..].iter().map(|one| one.json()["type"].as_str().unwrap().into()).collect();
    *seen = all.len();
    kinds.sort();
    kinds
}

#[actix_web::test]
async fn what_was_seen_is_ordered_and_every_step_of_its_parts_is_told() {
    let app = outbound::start().await;
    let asked = asked(&app).await;
    let receiver = Receiver::start().await;
    outbound::add_for_everything(&asked.company.admin, &receiver).await;
    let mut seen = 0;
    let order = asked.ordered().await;
    assert_eq!(order["status"], "ordered");
    let amount = |of: &str| order[of]["amount"].as_i64().unwrap();
    assert_eq!(amount("total"), amount("items") + amount("shipping"));
    assert_eq!(order["shares"].as_array().unwrap().len(), 2);
    assert!(order["shares"][0]["deliveries"][0]["quantity"].as_i64().unwrap() > 0, "{order}");
    assert_eq!(told(&app, &receiver, &mut seen).await, ["purchase_order.ordered"]);
    let number = order["number"].as_str().unwrap();
    assert_eq!(receiver.received()[0].json()["data"]["purchase_order"], number);

    let own = part(&order, "trusmi");
    for (step, fields, expected) in [
        ("acceptance", &[][..], "part.accepted"),
        ("packing", &[], "part.packed"),
        ("shipment", PARCEL, "part.shipped"),
    ] {
        press(&asked.trusmi, &own, step, fields).await;
        assert_eq!(told(&app, &receiver, &mut seen).await, [expected]);
        assert_eq!(receiver.received().last().unwrap().json()["data"]["part"], own.as_str());
    }
    // the buyer's signature delivers it
    let handover = handovers::numbers(&app, &own).await.remove(0);
    let quantity = share(&order, "trusmi")["quantity"].as_i64().unwrap();
    handovers::sign(&app, &asked.company.buyer, &handover, quantity).await;
    assert_eq!(told(&app, &receiver, &mut seen).await, ["handover.signed", "invoice.issued", "part.delivered"]);
    press(&asked.senggigi, &part(&order, "senggigi"), "rejection", &[("reason", "Benang habis")]).await;
    let heard = told(&app, &receiver, &mut seen).await;
    let moved = ["purchase_order.share_declined", "purchase_order.share_open"];
    assert_eq!(heard, [&["credit_note.issued", "part.rejected"][..], &moved].concat());
    let now = asked.program.get(&format!("{ORDERS}/{number}")).await.json;
    let status = |slug: &str| {
        let shares = now["shares"].as_array().unwrap().iter();
        let own = shares.filter(|share| share["bumdes_slug"].as_str().unwrap().contains(slug));
        own.map(|share| share["status"].as_str().unwrap_or("").to_owned()).next().unwrap()
    };
    assert_eq!((status("trusmi").as_str(), status("senggigi").as_str()), ("delivered", "rejected"));
    assert!(now["credited"]["amount"].as_i64().unwrap() > 0, "{now}");
    app.stop().await;
}

#[actix_web::test]
async fn people_agree_and_the_program_follows() {
    let app = outbound::start().await;
    let asked = asked(&app).await;
    let rule = [("one_above", "1000000"), ("two_above", "")];
    asked.company.admin.submit(RULES, RULES, &rule).await;
    let receiver = Receiver::start().await;
    outbound::add_for_everything(&asked.company.admin, &receiver).await;
    let mut seen = 0;
    let before = asked.program.get("/api/v1/wholesale/company").await.json["terms"]["credit_left"]["amount"].clone();
    assert_eq!(before, companies::LIMIT_MINOR);
    let order = asked.ordered().await;
    assert_eq!((&order["status"], &order["approvals_needed"]), (&json!("awaiting_approval"), &json!(1)));
    assert_eq!(told(&app, &receiver, &mut seen).await, ["purchase_order.awaiting_approval"]);
    let left = asked.program.get("/api/v1/wholesale/company").await.json["terms"]["credit_left"]["amount"].clone();
    assert_eq!(left.as_i64().unwrap(), companies::LIMIT_MINOR - order["total"]["amount"].as_i64().unwrap());

    let number = order["number"].as_str().unwrap();
    let page = format!("/portal/wholesale/orders/{number}");
    asked.company.approver.submit(&page, &format!("{page}/approval"), &[("note", "Silakan")]).await;
    assert_eq!(told(&app, &receiver, &mut seen).await, ["purchase_order.ordered"]);
    let now = asked.program.get(&format!("{ORDERS}/{number}")).await.json;
    assert_eq!((&now["status"], &now["approvals"][0]["note"]), (&json!("ordered"), &json!("Silakan")));
    let list = asked.program.get(&format!("{ORDERS}?status=ordered")).await.json;
    assert_eq!(list["items"][0]["number"], number);
    assert_eq!(asked.program.get(&format!("{ORDERS}?status=refused")).await.json["items"], json!([]));
    assert_eq!(asked.program.get(&format!("{ORDERS}?status=x")).await.status, 400);
    let late = asked.program.post(&format!("{ORDERS}/{number}/cancellation"), &json!({})).await;
    assert_eq!(late.kind(), "409 status");
    app.stop().await;
}

#[actix_web::test]
async fn a_program_takes_back_what_nobody_agreed_to_and_orders_again() {
    let app = outbound::start().await;
    let asked = asked(&app).await;
    asked.company.admin.submit(RULES, RULES, &[("one_above", "1000000"), ("two_above", "")]).await;
    let receiver = Receiver::start().await;
    outbound::add_for_everything(&asked.company.admin, &receiver).await;
    let mut seen = 0;
    let address = format!("{}/purchase-order", asked.request);
    let other = asked.program.post(&address, &json!({ "seen_total": 1 })).await;
    assert_eq!(other.kind(), "409 total-changed");
    assert_eq!(other.json["total"]["amount"], asked.seen_total().await);
    let nothing = asked.program.post(&address, &json!({ "seen_total": 0, "ceiling": 1 })).await;
    assert_eq!(nothing.kind(), "409 nobody");
    let first = asked.ordered().await["number"].as_str().unwrap().to_owned();
    let taken = asked.program.post(&format!("{ORDERS}/{first}/cancellation"), &json!({})).await;
    assert_eq!(taken.json["status"], "cancelled", "{}", taken.text);
    assert_ne!(asked.ordered().await["number"], first.as_str());
    let heard = told(&app, &receiver, &mut seen).await;
    let waiting = "purchase_order.awaiting_approval";
    assert_eq!(heard, [waiting, waiting, "purchase_order.cancelled"]);
    app.stop().await;
}
