//! What operators call.

use actix_web::web::ServiceConfig;

use crate::companies;
use crate::complaints;
use crate::ledger;
use crate::operator;
use crate::payouts;
use crate::price_lists;
use crate::receivables;
use crate::web::allowed::{get, post};

/// Who runs the house.
pub(super) fn portal(config: &mut ServiceConfig) {
    use ledger::{agreement_pages as agreements, book_pages as books, tax_pages as taxes};
    use operator::{dead_letters, mails, methods, money, order, overview, refunding, users};
    use payouts::{downloads, operator_pages as outgoing};
    config
        .configure(operator_groups)
        .configure(operator_companies)
        .route("/portal/operator", get().to(overview::show))
        .route("/portal/operator/agreements", get().to(agreements::list))
        .route("/portal/operator/agreements/{bumdes_id}", get().to(agreements::show))
        .route("/portal/operator/agreements/{bumdes_id}", post().to(agreements::make))
        .route("/portal/operator/agreements/{bumdes_id}/registration", post().to(agreements::register))
        .route("/portal/operator/books", get().to(books::show))
        .route("/portal/operator/corrections", post().to(books::correct))
        .route("/portal/operator/taxes/{tax}/switch", post().to(taxes::switch))
        .route("/portal/operator/users", get().to(users::list))
        .route("/portal/operator/users", post().to(users::add))
        .route("/portal/operator/users/{id}/switch", post().to(users::switch))
        .route("/portal/operator/users/{id}/password", post().to(users::new_password))
        .route("/portal/operator/payments", get().to(money::transfers))
        .route("/portal/operator/payments/{id}/confirmation", post().to(money::confirm))
        .route("/portal/operator/payments/{id}/proof", get().to(money::proof))
        .route("/portal/operator/gateways", get().to(money::gateways))
        .route("/portal/operator/payment-methods", get().to(methods::list))
        .route("/portal/operator/payment-methods/{method}", get().to(methods::show))
        .route("/portal/operator/payment-methods/{method}", post().to(methods::change))
        .route("/portal/operator/refunds", get().to(money::refunds))
        .route("/portal/operator/refunds/{id}/completion", post().to(money::complete))
        .route("/portal/operator/payouts", get().to(outgoing::list))
        .route("/portal/operator/payouts", post().to(outgoing::run))
        .route("/portal/operator/payouts/hold", post().to(outgoing::set_hold))
        .route("/portal/operator/payouts/{number}", get().to(outgoing::show))
        .route("/portal/operator/payouts/{number}/payment", post().to(outgoing::pay))
        .route("/portal/operator/payouts/{number}/failure", post().to(outgoing::fail))
        .route("/portal/operator/payouts/{number}/statement.pdf", get().to(downloads::for_operator))
        .route("/portal/operator/payout-runs/{id}/bank-file.csv", get().to(downloads::bank_file))
        .route("/portal/operator/bumdes/{bumdes_id}/money", get().to(outgoing::money))
        .route("/portal/operator/bank-accounts/{bumdes_id}", get().to(outgoing::account))
        .route("/portal/operator/bank-accounts/{bumdes_id}", post().to(outgoing::save_account))
        .route("/portal/operator/orders/{number}", get().to(order::show))
        .route("/portal/operator/orders/{number}/refunds/preview", post().to(refunding::preview))
        .route("/portal/operator/orders/{number}/refunds", post().to(refunding::decide))
        .route("/portal/operator/complaints/{id}/closing", post().to(complaints::pages::close))
        .route("/portal/operator/mail", get().to(mails::list))
        .route("/portal/operator/mail/{name}", get().to(mails::show))
        .route("/portal/operator/mail/{name}/html", get().to(mails::html))
        .route("/portal/operator/dead-letters", get().to(dead_letters::list))
        .route("/portal/operator/dead-letters/{id}/retry", post().to(dead_letters::try_again))
        .route("/portal/operator/dead-letters/{id}/removal", post().to(dead_letters::remove));
}

/// Which companies are offered prices together.
fn operator_groups(config: &mut ServiceConfig) {
    use price_lists::groups::pages as groups;
    config
        .route("/portal/operator/company-groups", get().to(groups::list))
        .route("/portal/operator/company-groups", post().to(groups::make))
        .route("/portal/operator/company-groups/{id}", get().to(groups::show))
        .route("/portal/operator/company-groups/{id}", post().to(groups::rename))
        .route("/portal/operator/company-groups/{id}/removal", post().to(groups::remove))
        .route("/portal/operator/company-groups/{id}/members", post().to(groups::add))
        .route("/portal/operator/company-groups/{id}/members/{company_id}/removal", post().to(groups::take_out));
}

/// Which companies buy, and on which terms.
fn operator_companies(config: &mut ServiceConfig) {
    use crate::invoices::{pages as invoices, paper_pages as papers};
    use companies::desk_pages as desk;
    use receivables::{back_pages as back, pages as account, reverse_pages as reversal};
    config
        .route("/portal/operator/companies", get().to(desk::list))
        .route("/portal/operator/companies/{id}", get().to(desk::show))
        .route("/portal/operator/companies/{id}/documents/{document_id}", get().to(desk::file))
        .route("/portal/operator/companies/{id}/approval", post().to(desk::approve))
        .route("/portal/operator/companies/{id}/terms", post().to(desk::grant))
        .route("/portal/operator/companies/{id}/refusal", post().to(desk::refuse))
        .route("/portal/operator/companies/{id}/suspension", post().to(desk::suspend))
        .route("/portal/operator/companies/{id}/restoration", post().to(desk::restore))
        .route("/portal/operator/companies/{id}/invoices", get().to(invoices::list_of_company))
        .route("/portal/operator/companies/{id}/invoices/{number}/pdf", get().to(papers::paper_for_operator))
        .route("/portal/operator/companies/{id}/credit-notes/{number}/pdf", get().to(papers::credit_note_for_operator))
        .route("/portal/operator/companies/{id}/account", get().to(account::of_company))
        .route("/portal/operator/companies/{id}/account/pdf", get().to(account::paper_of_company))
        .route("/portal/operator/companies/{id}/payments", post().to(account::book))
        .route("/portal/operator/companies/{id}/payments/back", get().to(back::ask))
        .route("/portal/operator/companies/{id}/payments/back", post().to(back::book))
        .route("/portal/operator/companies/{id}/payments/{booking}/reversal", get().to(reversal::ask))
        .route("/portal/operator/companies/{id}/payments/{booking}/reversal", post().to(reversal::book));
}
