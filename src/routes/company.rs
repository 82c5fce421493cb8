//! What people and programs of a company that buys call.

use actix_web::web::ServiceConfig;

use crate::baskets;
use crate::companies;
use crate::handovers;
use crate::invoices;
use crate::outbound;
use crate::purchase_orders;
use crate::quotations;
use crate::receivables;
use crate::tokens;
use crate::web::allowed::{get, post, put};

/// Where a company's people work.
pub(super) fn portal(config: &mut ServiceConfig) {
    config.configure(company_baskets).configure(company_requests).configure(company_portal).configure(company_systems);
}

/// Programs that buy for a company, each with somebody's token.
pub(super) fn programs(config: &mut ServiceConfig) {
    use quotations::{api as requests, spread_api as spread};
    config
        .route("/api/v1/wholesale/company", get().to(companies::api::show))
        .route("/api/v1/wholesale/catalogue", get().to(baskets::api::show))
        .route("/api/v1/wholesale/prices", post().to(baskets::prices_api::show))
        .route("/api/v1/wholesale/outlets", get().to(companies::outlets::api::show))
        .route("/api/v1/wholesale/orders", get().to(purchase_orders::api::list))
        .route("/api/v1/wholesale/orders", post().to(purchase_orders::goods_api::create))
        .route("/api/v1/wholesale/orders/{number}", get().to(purchase_orders::api::show))
        .route("/api/v1/wholesale/orders/{number}/pdf", get().to(purchase_orders::api::draw))
        .route("/api/v1/wholesale/orders/{number}/cancellation", post().to(purchase_orders::api::call_off))
        .route("/api/v1/wholesale/orders/{number}/approval", post().to(purchase_orders::approval_api::approve))
        .route("/api/v1/wholesale/orders/{number}/refusal", post().to(purchase_orders::approval_api::refuse))
        .route("/api/v1/wholesale/requests/{number}/purchase-order", post().to(purchase_orders::api::create))
        .route("/api/v1/wholesale/requests", get().to(requests::list))
        .route("/api/v1/wholesale/requests", post().to(quotations::ask_api::create))
        .route("/api/v1/wholesale/requests/{number}", get().to(requests::show))
        .route("/api/v1/wholesale/requests/{number}/allocation", get().to(spread::show))
        .route("/api/v1/wholesale/requests/{number}/closing", post().to(requests::end_answers))
        .route("/api/v1/wholesale/requests/{number}/cancellation", post().to(requests::call_off))
        .route("/api/v1/wholesale/requests/{number}/quotes/{id}/counter", post().to(requests::haggle))
        .route("/api/v1/wholesale/requests/{number}/limits", put().to(quotations::limits_api::replace))
        .configure(program_papers);
}

/// The same, of what was sent, billed and credited.
fn program_papers(config: &mut ServiceConfig) {
    use handovers::api as handovers;
    use invoices::api as invoices;
    config
        .route("/api/v1/wholesale/orders/{number}/handovers", get().to(handovers::list))
        .route("/api/v1/wholesale/handovers/{number}", get().to(handovers::show))
        .route("/api/v1/wholesale/handovers/{number}/delivery-note.pdf", get().to(handovers::delivery_note))
        .route("/api/v1/wholesale/handovers/{number}/record.pdf", get().to(handovers::record))
        .route("/api/v1/wholesale/invoices", get().to(invoices::list))
        .route("/api/v1/wholesale/invoices/{number}", get().to(invoices::show))
        .route("/api/v1/wholesale/invoices/{number}/pdf", get().to(invoices::paper))
        .route("/api/v1/wholesale/credit-notes/{number}", get().to(invoices::show_credit_note))
        .route("/api/v1/wholesale/credit-notes/{number}/pdf", get().to(invoices::credit_note_paper));
}

/// What companies ask for, and what they are offered.
fn company_requests(config: &mut ServiceConfig) {
    use crate::invoices::{pages as invoices, paper_pages as papers};
    use handovers::pages as handovers;
    use purchase_orders::{order_pages as ordering, others_pages as others, pages as orders};
    use quotations::{ask_pages as asking, company_pages as requests, limits_pages as limits, spread_pages as spread};
    config
        .route("/portal/wholesale/requests", get().to(requests::list))
        .route("/portal/wholesale/requests", post().to(asking::create))
        .route("/portal/wholesale/requests/new", get().to(asking::new))
        .route("/portal/wholesale/requests/{number}", get().to(requests::show))
        .route("/portal/wholesale/requests/{number}/allocation", get().to(spread::show))
        .route("/portal/wholesale/requests/{number}/files/{id}", get().to(requests::file))
        .route("/portal/wholesale/requests/{number}/closing", post().to(requests::end_answers))
        .route("/portal/wholesale/requests/{number}/cancellation", post().to(requests::call_off))
        .route("/portal/wholesale/requests/{number}/quotes/{id}/counter", post().to(requests::haggle))
        .route("/portal/wholesale/requests/{number}/limits", get().to(limits::edit))
        .route("/portal/wholesale/requests/{number}/limits", post().to(limits::save))
        .route("/portal/wholesale/requests/{number}/purchase-order", post().to(ordering::order))
        .route("/portal/wholesale/orders", get().to(orders::list))
        .route("/portal/wholesale/orders/{number}", get().to(orders::show))
        .route("/portal/wholesale/orders/{number}/pdf", get().to(orders::draw))
        .route("/portal/wholesale/orders/{number}/approval", post().to(orders::approve))
        .route("/portal/wholesale/orders/{number}/refusal", post().to(orders::refuse))
        .route("/portal/wholesale/orders/{number}/cancellation", post().to(orders::cancel))
        .route("/portal/wholesale/orders/{number}/shares/{id}/others", get().to(others::show))
        .route("/portal/wholesale/orders/{number}/shares/{id}/others", post().to(others::order))
        .route("/portal/wholesale/orders/{number}/shares/{id}/withdrawal", post().to(orders::withdraw))
        .route("/portal/wholesale/orders/{number}/documents.zip", get().to(papers::all_papers))
        .route("/portal/wholesale/handovers/{number}", get().to(handovers::show))
        .route("/portal/wholesale/handovers/{number}/signature", post().to(handovers::sign))
        .route("/portal/wholesale/handovers/{number}/delivery-note.pdf", get().to(handovers::delivery_note))
        .route("/portal/wholesale/handovers/{number}/record.pdf", get().to(handovers::record))
        .route("/portal/wholesale/invoices", get().to(invoices::list))
        .route("/portal/wholesale/invoices/{number}", get().to(invoices::show))
        .route("/portal/wholesale/invoices/{number}/pdf", get().to(papers::paper))
        .route("/portal/wholesale/credit-notes/{number}", get().to(invoices::show_credit_note))
        .route("/portal/wholesale/credit-notes/{number}/pdf", get().to(papers::credit_note))
        .route("/portal/wholesale/sheets/{file}", get().to(papers::sheet))
        .route("/portal/wholesale/account", get().to(receivables::pages::own))
        .route("/portal/wholesale/account/pdf", get().to(receivables::pages::own_paper));
}

/// What a company orders at catalogue prices.
fn company_baskets(config: &mut ServiceConfig) {
    use baskets::{basket_pages as basket, catalogue_pages, quick_pages as quick, shopping_lists::pages as lists};
    config
        .route("/portal/wholesale/catalogue", get().to(catalogue_pages::show))
        .route("/portal/wholesale/basket", get().to(basket::show))
        .route("/portal/wholesale/basket", post().to(basket::change))
        .route("/portal/wholesale/basket/lines", post().to(basket::add))
        .route("/portal/wholesale/basket/emptying", post().to(basket::empty))
        .route("/portal/wholesale/basket/orders/{number}", post().to(baskets::reorder::again))
        .route("/portal/wholesale/basket/order", get().to(purchase_orders::basket_pages::show))
        .route("/portal/wholesale/basket/order", post().to(purchase_orders::basket_pages::order))
        .route("/portal/wholesale/quick-order", get().to(quick::show))
        .route("/portal/wholesale/quick-order", post().to(quick::order))
        .route("/portal/wholesale/quick-order/file", post().to(quick::send))
        .route("/portal/wholesale/shopping-lists", get().to(lists::list))
        .route("/portal/wholesale/shopping-lists", post().to(lists::create))
        .route("/portal/wholesale/shopping-lists/{id}", get().to(lists::show))
        .route("/portal/wholesale/shopping-lists/{id}", post().to(lists::name))
        .route("/portal/wholesale/shopping-lists/{id}/quantities", post().to(lists::change))
        .route("/portal/wholesale/shopping-lists/{id}/lines", post().to(lists::add))
        .route("/portal/wholesale/shopping-lists/{id}/basket", post().to(lists::into_basket))
        .route("/portal/wholesale/shopping-lists/{id}/removal", post().to(lists::end));
}

/// Who buys for a company.
fn company_portal(config: &mut ServiceConfig) {
    use companies::members::{invitation_pages as invitations, pages as members};
    use companies::{outlets::pages as outlets, own_pages as own, rule_pages as rules};
    config
        .route("/portal/wholesale", get().to(companies::home))
        .route("/portal/wholesale/company", get().to(own::show))
        .route("/portal/wholesale/company/data", get().to(own::edit))
        .route("/portal/wholesale/company/data", post().to(own::save))
        .route("/portal/wholesale/company/request", post().to(own::request))
        .route("/portal/wholesale/company/documents/{id}", get().to(own::file))
        .route("/portal/wholesale/company/documents/{kind}", post().to(own::send))
        .route("/portal/wholesale/company/documents/{id}/removal", post().to(own::remove))
        .route("/portal/wholesale/outlets", get().to(outlets::show))
        .route("/portal/wholesale/outlets", post().to(outlets::add))
        .route("/portal/wholesale/outlets/new", get().to(outlets::new))
        .route("/portal/wholesale/outlets/{id}", get().to(outlets::edit))
        .route("/portal/wholesale/outlets/{id}", post().to(outlets::change))
        .route("/portal/wholesale/outlets/{id}/switch", post().to(outlets::switch))
        .route("/portal/wholesale/members", get().to(members::show))
        .route("/portal/wholesale/members/departure", post().to(members::depart))
        .route("/portal/wholesale/members/invitations", post().to(invitations::add))
        .route("/portal/wholesale/members/invitations/{id}/sending", post().to(invitations::again))
        .route("/portal/wholesale/members/invitations/{id}/revocation", post().to(invitations::take_back))
        .route("/portal/wholesale/members/{id}/roles", post().to(members::set_roles))
        .route("/portal/wholesale/members/{id}/removal", post().to(members::end))
        .route("/portal/wholesale/rules", get().to(rules::show))
        .route("/portal/wholesale/rules", post().to(rules::save))
        .route("/portal/wholesale/rules/budgets", post().to(rules::add_budget))
        .route("/portal/wholesale/rules/budgets/{id}/end", post().to(rules::end))
        .route("/portal/wholesale/trail", get().to(companies::trail_pages::show));
}

/// What the systems of a company act with, and what they are told.
fn company_systems(config: &mut ServiceConfig) {
    use outbound::{endpoint_pages as one, pages};
    config
        .route("/portal/wholesale/tokens", get().to(tokens::pages::show))
        .route("/portal/wholesale/tokens", post().to(tokens::pages::make))
        .route("/portal/wholesale/tokens/{id}/revocation", post().to(tokens::pages::revoke))
        .route("/portal/wholesale/webhooks", get().to(pages::show))
        .route("/portal/wholesale/webhooks", post().to(pages::create))
        .route("/portal/wholesale/webhooks/{id}", get().to(one::show))
        .route("/portal/wholesale/webhooks/{id}/ping", post().to(one::send_ping))
        .route("/portal/wholesale/webhooks/{id}/switch", post().to(one::switch))
        .route("/portal/wholesale/webhooks/{id}/secret", post().to(one::renew))
        .route("/portal/wholesale/webhooks/{id}/events", post().to(one::change_events))
        .route("/portal/wholesale/webhooks/{id}/deliveries/{delivery_id}/replay", post().to(one::send_again));
}
