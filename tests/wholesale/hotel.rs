//! The hotel group: somebody new opens an account, registers it, has it approved, and brings in whoever else is needed.

use etalase::ids::{CompanyId, OutletId};

use crate::companies::documents::upload;
use crate::companies::registering::fields;
use crate::handovers::sign;
use crate::support::client::Client;
use crate::support::factories::companies;
use crate::support::factories::people::{self, PASSWORD};
use crate::support::{TestApp, outbox};

pub const COMPANY: &str = "PT Hotel Nusantara Uji";

pub struct Hotel {
    pub id: CompanyId,
    pub outlet: OutletId,
    pub buyer: Client,
    pub approver: Client,
    pub director: Client,
    pub finance: Client,
    /// of the house
    pub operator: Client,
}

/// On net 30 with a limit, with a person for each role, an outlet, and a rule that two must agree to what is large.
pub async fn approved(app: &TestApp) -> Hotel {
    let admin = opens_an_account(app, "kepala-pengadaan@hotel.example").await;
    let registered = admin.submit("/account", "/register/company", &fields(COMPANY, "01.234.567.8-901.000")).await;
    assert_eq!(registered.location.as_deref(), Some("/portal/wholesale/company"), "{}", registered.body);
    for kind in ["npwp", "nib"] {
        assert_eq!(upload(&admin, kind, b"%PDF-1.7").await.status, 303);
    }
    let id = companies::latest(app).await;
    let operator = people::operator(app).await;
    approve(&operator, &id).await;
    let told = outbox::only(outbox::deliver(app).await);
    assert!(told.text.contains("Perusahaan Anda disetujui"), "{}", told.text);
    assert!(admin.get("/portal/wholesale").await.body.contains("Bayar 30 hari setelah invoice"));

    let outlet = add_outlet(&admin).await;
    let buyer = joins(app, &admin, "pembelian@hotel.example", "role_buyer").await;
    let approver = joins(app, &admin, "persetujuan@hotel.example", "role_approver").await;
    let director = joins(app, &admin, "direksi@hotel.example", "role_approver").await;
    let finance = joins(app, &admin, "keuangan@hotel.example", "role_finance").await;
    let rules = "/portal/wholesale/rules";
    let two_above = [("one_above", "5.000.000"), ("two_above", "50.000.000")];
    assert_eq!(admin.submit(rules, rules, &two_above).await.status, 303);
    Hotel { id, outlet, buyer, approver, director, finance, operator }
}

/// By the link in the mail that the sign-up form sends.
async fn opens_an_account(app: &TestApp, email: &str) -> Client {
    let client = app.client();
    let form = "/account/sign-up";
    client.submit(form, form, &[("email", email), ("next", "/register/company")]).await;
    let link = outbox::link(&outbox::only(outbox::deliver(app).await), "/account/sign-up/");
    let person = [("name", "Kepala Pengadaan"), ("password", PASSWORD), ("next", "/register/company")];
    let opened = client.submit(&link, &link, &person).await;
    assert_eq!(opened.location.as_deref(), Some("/register/company"), "{}", opened.body);
    client
}

async fn approve(operator: &Client, id: &CompanyId) {
    let page = format!("/portal/operator/companies/{id}");
    let waiting = operator.get(&page).await.body;
    assert!(waiting.contains(COMPANY) && waiting.contains("0012345678901000"), "{waiting}");
    let terms = [("payment", "net_30"), ("limit", "Rp200.000.000")];
    let answer = operator.submit(&page, &format!("{page}/approval"), &terms).await;
    assert_eq!(answer.location.as_deref(), Some(page.as_str()), "{}", answer.body);
    assert!(operator.get(&page).await.body.contains("limit kredit Rp200.000.000"));
}

/// Its id, as the form for a request offers it.
async fn add_outlet(admin: &Client) -> OutletId {
    let (form, list) = ("/portal/wholesale/outlets/new", "/portal/wholesale/outlets");
    let mut data = fields("Gudang Gambir", "");
    data.retain(|(field, _)| !["kind", "npwp", "email"].contains(field));
    data.push(("recipient", "Bagian gudang"));
    assert_eq!(admin.submit(form, list, &data).await.location.as_deref(), Some(list));
    let page = admin.get("/portal/wholesale/requests/new?category=coffee-tea-cocoa").await.body;
    let choice = page.split(r#"name="outlet""#).nth(1).unwrap_or_else(|| panic!("{page}"));
    let id = choice.split(r#"<option value=""#).nth(1).unwrap_or_else(|| panic!("{choice}"));
    OutletId(id.split('"').next().unwrap().to_owned())
}

/// Invited by mail, with this role.
async fn joins(app: &TestApp, admin: &Client, email: &str, role: &str) -> Client {
    let members = "/portal/wholesale/members";
    let fields = [("email", email), ("language", "id"), (role, "1")];
    let answer = admin.submit(members, &format!("{members}/invitations"), &fields).await;
    assert_eq!(answer.location.as_deref(), Some(members), "{}", answer.body);
    let mails = outbox::deliver(app).await;
    let mail = mails.iter().find(|mail| mail.to.contains(email)).unwrap_or_else(|| panic!("{mails:#?}"));
    let link = outbox::link(mail, "/invitations/company/");
    let client = app.client();
    let joined = client.submit(&link, &link, &[("name", email), ("password", PASSWORD)]).await;
    assert_eq!(joined.location.as_deref(), Some("/portal/wholesale"), "{}", joined.body);
    client
}

impl Hotel {
    /// The buyer counts what came of each delivery, and signs for that.
    pub async fn sign(&self, app: &TestApp, handovers: &[String], received: &[i64]) {
        assert_eq!(handovers.len(), received.len());
        for (number, kilograms) in handovers.iter().zip(received) {
            sign(app, &self.buyer, number, *kilograms).await;
        }
    }

    /// The operator finds the transfer on the bank statement.
    pub async fn pays(&self, amount_minor: i64) {
        let desk = format!("/portal/operator/companies/{}", self.id);
        let amount = amount_minor.to_string();
        let transfer = [("amount", amount.as_str()), ("on", "2026-11-22"), ("reference", "TRF HOTEL NUSANTARA")];
        let answer = self.operator.submit(&format!("{desk}/account"), &format!("{desk}/payments"), &transfer).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}
