//! What a company's programs do under `/api/v1/wholesale`.

mod approving;
mod catalogue;
mod every_address;
mod goods;
mod invoices;
mod orders;
mod requests;

use etalase::companies::CompanyRole;
use serde_json::{Value, json};

use crate::quotations::Hotel;
use crate::support::TestApp;
use crate::support::factories::companies::{self, Company};
use crate::support::factories::tokens::{Program, of_company};

pub const REQUESTS: &str = "/api/v1/wholesale/requests";

/// A thousand pieces of cloth or thread, asked of all who make such.
pub fn wanted(company: &Company) -> Value {
    json!({
        "category": "textile-batik-weaving", "subject": "batik atau gelang benang", "quantity": 1000, "unit": "pcs",
        "outlet": company.outlet, "earliest_on": "2026-12-01", "latest_on": "2027-01-31", "answer_on": "2026-11-29",
        "target_price": 12000, "specification": "Dibungkus satu-satu."
    })
}

/// A program that orders for a company.
pub async fn ordering(app: &TestApp, company: &Company) -> Program {
    of_company(app, &company.buyer, "Pembelian", "order").await
}

/// What the tests of requests take in place of a company.
pub async fn as_hotel(app: &TestApp, company: &Company) -> Hotel {
    let email = |who: &str| format!("{who}-{}@contoh.id", company.id);
    let (buyer, _) = companies::member(app, &company.id, &email("beli"), &[CompanyRole::Buyer]).await;
    let (approver, _) = companies::member(app, &company.id, &email("setuju"), &[CompanyRole::Approver]).await;
    Hotel { id: company.id.clone(), outlet: company.outlet.clone(), buyer, approver }
}
