//! Every URL, grouped by who calls it.

use actix_web::http::header;
use actix_web::web::{ServiceConfig, to};
use actix_web::{HttpRequest, HttpResponse};

use crate::accounts;
use crate::audit;
use crate::baskets;
use crate::catalog;
use crate::companies;
use crate::complaints;
use crate::curation;
use crate::fulfillment;
use crate::insight;
use crate::ledger;
use crate::legality;
use crate::listings;
use crate::media;
use crate::messages;
use crate::notices;
use crate::numbers;
use crate::open_api;
use crate::operator;
use crate::outbound;
use crate::payments;
use crate::payouts;
use crate::price_lists;
use crate::purchase_orders;
use crate::quotations;
use crate::receivables;
use crate::regions;
use crate::search;
use crate::sheets;
use crate::shipping;
use crate::stock;
use crate::tokens;
use crate::villages;
use crate::web::allowed::{allowed, delete, get, patch, post, put};
use crate::web::{language, machines, offline, public_files, visitor_card};
use crate::{cart, checkout, orders};

pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(machines_routes)
        .configure(site)
        .configure(account)
        .configure(gateways)
        .configure(gallery)
        .configure(json)
        .configure(store)
        .configure(bumdes_programs)
        .configure(company_programs)
        .configure(storefront)
        .configure(buying)
        .configure(portals)
        .default_service(to(nothing_here));
}

/// A known address asked in a way it does not answer is no address that is missing.
async fn nothing_here(request: HttpRequest) -> HttpResponse {
    match allowed(&request) {
        Some(methods) => HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, methods)).finish(),
        None => HttpResponse::NotFound().finish(),
    }
}

/// Supervisors, load balancers, Prometheus.
fn machines_routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(machines::healthz))
        .route("/readyz", get().to(machines::readyz))
        .route("/metrics", get().to(machines::metrics));
}

/// What every page uses.
fn site(config: &mut ServiceConfig) {
    config
        .route("/public/{path:.*}", get().to(public_files::show))
        .route("/offline", get().to(offline::page))
        .route("/service-worker.js", get().to(offline::service_worker))
        .route("/manifest.webmanifest", get().to(offline::manifest))
        .route("/language", post().to(language::choose))
        .route("/visitor", get().to(visitor_card::show))
        .route("/regions", get().to(regions::api::children));
}

/// Signing in and out, one's own orders.
fn account(config: &mut ServiceConfig) {
    config
        .route("/account", get().to(accounts::pages::show))
        .route("/account/sign-in", get().to(accounts::pages::sign_in_form))
        .route("/account/sign-in", post().to(accounts::pages::sign_in))
        .route("/account/sign-out", post().to(accounts::pages::sign_out))
        .route("/account/sign-up", get().to(accounts::sign_up_pages::form))
        .route("/account/sign-up", post().to(accounts::sign_up_pages::ask))
        .route("/account/sign-up/{token}", get().to(accounts::sign_up_pages::person_form))
        .route("/account/sign-up/{token}", post().to(accounts::sign_up_pages::create))
        .route("/account/notices", get().to(notices::show_choices))
        .route("/account/notices", post().to(notices::save_choices))
        .route("/account/mail-sent", get().to(accounts::sign_up_pages::mail_sent))
        .route("/account/password", get().to(accounts::password_pages::form))
        .route("/account/password", post().to(accounts::password_pages::ask))
        .route("/account/password/{token}", get().to(accounts::password_pages::new_form))
        .route("/account/password/{token}", post().to(accounts::password_pages::replace))
        .route("/invitations/company/{token}", get().to(companies::members::accept_pages::show))
        .route("/invitations/company/{token}", post().to(companies::members::accept_pages::join))
        .route("/invitations/{token}", get().to(accounts::team::accept_pages::show))
        .route("/invitations/{token}", post().to(accounts::team::accept_pages::accept));
}

/// Anyone who looks around.
fn storefront(config: &mut ServiceConfig) {
    config
        .route("/motif/{category}/{slug}.svg", get().to(media::pages::motif))
        .route("/media/pictures/{id}/{name}", get().to(media::picture_pages::show))
        .route("/search/suggest", get().to(search::suggest::show));
}

/// The gallery and its rooms.
fn gallery(config: &mut ServiceConfig) {
    config
        .route("/", get().to(catalog::front::pages::show))
        .route("/products", get().to(catalog::pages::list))
        .route("/products/{slug}", get().to(catalog::pages::show))
        .route("/collections/{slug}", get().to(catalog::pages::collection))
        .route("/villages", get().to(villages::pages::list))
        .route("/villages/{slug}", get().to(villages::pages::show))
        .route("/register", get().to(villages::register_pages::form))
        .route("/register", post().to(villages::register_pages::submit))
        .route("/register/company", get().to(companies::register_pages::form))
        .route("/register/company", post().to(companies::register_pages::submit))
        .route("/bumdes/{slug}", get().to(villages::pages::bumdes))
        .route("/share/{category}/{slug}.png", get().to(media::pages::share))
        .route("/robots.txt", get().to(catalog::site_map::robots))
        .route("/sitemap.xml", get().to(catalog::site_map::index))
        .route("/sitemaps/pages.xml", get().to(catalog::site_map::pages))
        .route("/sitemaps/{kind}.xml", get().to(catalog::site_map::file));
}

/// Programs that read the catalogue; described at `/api/v1/openapi.json`.
fn json(config: &mut ServiceConfig) {
    config
        .route("/api/v1/products", get().to(catalog::api::products))
        .route("/api/v1/products/{slug}", get().to(catalog::api::product))
        .route("/api/v1/search", get().to(catalog::api::search))
        .route("/api/v1/villages", get().to(villages::api::villages))
        .route("/api/v1/openapi.json", get().to(open_api::document));
}

/// Programs that buy.
fn store(config: &mut ServiceConfig) {
    config
        .route("/api/v1/carts", post().to(cart::api::open))
        .route("/api/v1/carts/{id}", get().to(cart::api::show))
        .route("/api/v1/carts/{id}/items", post().to(cart::api::add))
        .route("/api/v1/carts/{id}/items/{sku}", patch().to(cart::api::set))
        .route("/api/v1/carts/{id}/items/{sku}", delete().to(cart::api::remove))
        .route("/api/v1/carts/{id}/checkout", post().to(checkout::api::place))
        .route("/api/v1/orders/{number}", get().to(orders::api::show))
        .route("/api/v1/orders/{number}/refunds", post().to(orders::refund_api::decide));
}

/// Programs that work for a BUMDes, each with somebody's token.
fn bumdes_programs(config: &mut ServiceConfig) {
    use fulfillment::{api as orders, step_api as steps};
    use listings::api as products;
    config
        .route("/api/v1/bumdes/me", get().to(tokens::api::me))
        .route("/api/v1/bumdes/products", get().to(products::list))
        .route("/api/v1/bumdes/products", post().to(products::add))
        .route("/api/v1/bumdes/products/{id}", get().to(products::show))
        .route("/api/v1/bumdes/products/{id}", patch().to(products::change))
        .route("/api/v1/bumdes/products/{id}/submission", post().to(products::hand_in))
        .route("/api/v1/bumdes/stock", get().to(stock::api::list))
        .route("/api/v1/bumdes/stock/{sku}", put().to(stock::api::count))
        .route("/api/v1/bumdes/orders", get().to(orders::list))
        .route("/api/v1/bumdes/orders/{number}", get().to(orders::show))
        .route("/api/v1/bumdes/orders/{number}/acceptance", post().to(steps::accept))
        .route("/api/v1/bumdes/orders/{number}/rejection", post().to(steps::reject))
        .route("/api/v1/bumdes/orders/{number}/packing", post().to(steps::pack))
        .route("/api/v1/bumdes/orders/{number}/shipments", post().to(steps::ship))
        .route("/api/v1/bumdes/orders/{number}/delivery", post().to(steps::deliver));
}

/// Programs that buy for a company, each with somebody's token.
fn company_programs(config: &mut ServiceConfig) {
    use quotations::{api as requests, spread_api as spread};
    config
        .route("/api/v1/wholesale/company", get().to(companies::api::show))
        .route("/api/v1/wholesale/catalogue", get().to(baskets::api::show))
        .route("/api/v1/wholesale/outlets", get().to(companies::outlets::api::show))
        .route("/api/v1/wholesale/orders", get().to(purchase_orders::api::list))
        .route("/api/v1/wholesale/orders/{number}", get().to(purchase_orders::api::show))
        .route("/api/v1/wholesale/orders/{number}/cancellation", post().to(purchase_orders::api::call_off))
        .route("/api/v1/wholesale/requests/{number}/purchase-order", post().to(purchase_orders::api::create))
        .route("/api/v1/wholesale/requests", get().to(requests::list))
        .route("/api/v1/wholesale/requests", post().to(requests::create))
        .route("/api/v1/wholesale/requests/{number}", get().to(requests::show))
        .route("/api/v1/wholesale/requests/{number}/allocation", get().to(spread::show))
        .route("/api/v1/wholesale/requests/{number}/closing", post().to(requests::end_answers))
        .route("/api/v1/wholesale/requests/{number}/cancellation", post().to(requests::call_off))
        .route("/api/v1/wholesale/requests/{number}/quotes/{id}/counter", post().to(requests::haggle));
}

/// What companies ask for, and what they are offered.
fn company_requests(config: &mut ServiceConfig) {
    use crate::handovers::pages as handovers;
    use crate::invoices::pages as invoices;
    use purchase_orders::{order_pages as ordering, others_pages as others, pages as orders};
    use quotations::{ask_pages as asking, company_pages as requests, spread_pages as spread};
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
        .route("/portal/wholesale/requests/{number}/purchase-order", post().to(ordering::order))
        .route("/portal/wholesale/orders", get().to(orders::list))
        .route("/portal/wholesale/orders/{number}", get().to(orders::show))
        .route("/portal/wholesale/orders/{number}/approval", post().to(orders::approve))
        .route("/portal/wholesale/orders/{number}/refusal", post().to(orders::refuse))
        .route("/portal/wholesale/orders/{number}/cancellation", post().to(orders::cancel))
        .route("/portal/wholesale/orders/{number}/shares/{id}/others", get().to(others::show))
        .route("/portal/wholesale/orders/{number}/shares/{id}/others", post().to(others::order))
        .route("/portal/wholesale/orders/{number}/shares/{id}/withdrawal", post().to(orders::withdraw))
        .route("/portal/wholesale/orders/{number}/documents.zip", get().to(invoices::all_papers))
        .route("/portal/wholesale/handovers/{number}", get().to(handovers::show))
        .route("/portal/wholesale/handovers/{number}/signature", post().to(handovers::sign))
        .route("/portal/wholesale/handovers/{number}/delivery-note.pdf", get().to(handovers::delivery_note))
        .route("/portal/wholesale/handovers/{number}/record.pdf", get().to(handovers::record))
        .route("/portal/bumdes/handovers/{number}/delivery-note.pdf", get().to(handovers::delivery_note_of_bumdes))
        .route("/portal/bumdes/handovers/{number}/record.pdf", get().to(handovers::record_of_bumdes))
        .route("/portal/wholesale/invoices", get().to(invoices::list))
        .route("/portal/wholesale/invoices/{number}", get().to(invoices::show))
        .route("/portal/wholesale/invoices/{number}/pdf", get().to(invoices::paper))
        .route("/portal/wholesale/credit-notes/{number}/pdf", get().to(invoices::credit_note))
        .route("/portal/wholesale/sheets/{file}", get().to(invoices::sheet))
        .route("/portal/operator/companies/{id}/invoices", get().to(invoices::list_of_company))
        .route("/portal/operator/companies/{id}/invoices/{number}/pdf", get().to(invoices::paper_for_operator))
        .route(
            "/portal/operator/companies/{id}/credit-notes/{number}/pdf",
            get().to(invoices::credit_note_for_operator),
        )
        .route("/portal/wholesale/account", get().to(receivables::pages::own))
        .route("/portal/operator/companies/{id}/account", get().to(receivables::pages::of_company))
        .route("/portal/operator/companies/{id}/payments", post().to(receivables::pages::book));
}

/// What companies ask a BUMDes for.
fn bumdes_requests(config: &mut ServiceConfig) {
    use quotations::bumdes_pages as requests;
    config
        .route("/portal/bumdes/requests", get().to(requests::list))
        .route("/portal/bumdes/requests/{number}", get().to(requests::show))
        .route("/portal/bumdes/requests/{number}/files/{id}", get().to(requests::paper))
        .route("/portal/bumdes/requests/{number}/quote", post().to(requests::offer))
        .route("/portal/bumdes/requests/{number}/withdrawal", post().to(requests::take_back))
        .route("/portal/bumdes/requests/{number}/refusal", post().to(requests::refuse));
}

/// What a BUMDes asks of which companies.
fn bumdes_price_lists(config: &mut ServiceConfig) {
    use price_lists::{line_pages as lines, pages as lists};
    config
        .route("/portal/bumdes/price-lists", get().to(lists::list))
        .route("/portal/bumdes/price-lists", post().to(lists::make))
        .route("/portal/bumdes/price-lists/new", get().to(lists::new))
        .route("/portal/bumdes/price-lists/{id}", get().to(lists::show))
        .route("/portal/bumdes/price-lists/{id}", post().to(lists::change))
        .route("/portal/bumdes/price-lists/{id}/removal", post().to(lists::remove))
        .route("/portal/bumdes/price-lists/{id}/lines", get().to(lines::choose))
        .route("/portal/bumdes/price-lists/{id}/lines/{variant_id}", get().to(lines::edit))
        .route("/portal/bumdes/price-lists/{id}/lines/{variant_id}", post().to(lines::save))
        .route("/portal/bumdes/price-lists/{id}/lines/{variant_id}/removal", post().to(lines::remove));
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

/// Where people work.
fn portals(config: &mut ServiceConfig) {
    config
        .route("/portal", get().to(accounts::portal::enter))
        .route("/portal/notices", get().to(notices::pages::list))
        .route("/portal/notices/reading", post().to(notices::pages::read_all))
        .route("/portal/notices/{id}", get().to(notices::pages::follow))
        .route("/portal/notices/{id}/reading", post().to(notices::pages::read_one))
        .configure(bumdes_portal)
        .configure(bumdes_requests)
        .configure(bumdes_price_lists)
        .configure(operator_groups)
        .configure(company_baskets)
        .configure(company_requests)
        .configure(curator_portal)
        .configure(operator_portal)
        .configure(company_portal)
        .configure(company_systems);
}

/// The order desk of a BUMDes.
fn bumdes_portal(config: &mut ServiceConfig) {
    use payouts::{bumdes_pages as own_money, downloads};
    use villages::own_pages as standing;
    config
        .route("/portal/bumdes/money", get().to(own_money::money))
        .route("/portal/bumdes/money/bank-account", get().to(own_money::account))
        .route("/portal/bumdes/money/bank-account", post().to(own_money::save_account))
        .route("/portal/bumdes/money/makers/{id}", get().to(own_money::maker))
        .route("/portal/bumdes/money/payouts/{number}", get().to(own_money::show))
        .route("/portal/bumdes/money/payouts/{number}/statement.pdf", get().to(downloads::for_bumdes))
        .route("/portal/bumdes/numbers", get().to(numbers::pages::show))
        .route("/portal/bumdes/numbers/products.csv", get().to(numbers::pages::products_file))
        .route("/portal/bumdes", get().to(fulfillment::pages::today))
        .route("/portal/bumdes/orders", get().to(fulfillment::pages::list))
        .route("/portal/bumdes/orders/acceptances", post().to(fulfillment::bulk::accept))
        .route("/portal/bumdes/orders/papers", post().to(fulfillment::papers::pages::print))
        .route("/portal/bumdes/papers/{file}", get().to(fulfillment::papers::pages::show))
        .route("/portal/bumdes/registration", get().to(standing::show))
        .route("/portal/bumdes/registration/request", post().to(standing::request))
        .route("/portal/bumdes/registration/evidence/{id}", get().to(standing::file))
        .route("/portal/bumdes/registration/evidence/{kind}", post().to(standing::send))
        .route("/portal/bumdes/registration/evidence/{id}/removal", post().to(standing::remove))
        .configure(own_listings)
        .route("/portal/bumdes/agreement", get().to(ledger::agreement_pages::own))
        .route("/portal/bumdes/shipping", get().to(shipping::pages::show))
        .route("/portal/bumdes/shipping", post().to(shipping::pages::save))
        .route("/portal/bumdes/stock", get().to(stock::pages::list))
        .route("/portal/bumdes/stock", post().to(stock::pages::save))
        .route("/portal/bumdes/stock/{variant_id}", get().to(stock::history_page::show))
        .route("/portal/bumdes/orders/{number}", get().to(fulfillment::pages::show))
        .route("/portal/bumdes/orders/{number}/packing-slip.pdf", get().to(fulfillment::papers::pages::packing_slip))
        .route("/portal/bumdes/orders/{number}/label.pdf", get().to(fulfillment::papers::pages::label))
        .route("/portal/bumdes/orders/{number}/acceptance", post().to(fulfillment::steps::accept))
        .route("/portal/bumdes/orders/{number}/packing", post().to(fulfillment::steps::pack))
        .route("/portal/bumdes/orders/{number}/shipment", post().to(fulfillment::steps::ship))
        .route("/portal/bumdes/orders/{number}/delivery", post().to(fulfillment::steps::deliver))
        .route("/portal/bumdes/orders/{number}/messages", post().to(messages::pages::write))
        .route("/portal/bumdes/orders/{number}/messages/settlement", post().to(messages::pages::settle))
        .route("/portal/bumdes/orders/{number}/rejection", post().to(fulfillment::steps::reject))
        .route("/portal/bumdes/trail", get().to(audit::pages::show))
        .route("/portal/bumdes/tokens", get().to(tokens::pages::show))
        .route("/portal/bumdes/tokens", post().to(tokens::pages::make))
        .route("/portal/bumdes/tokens/{id}/revocation", post().to(tokens::pages::revoke))
        .configure(bumdes_team)
        .configure(bumdes_permits)
        .configure(bumdes_sheets);
}

/// Files for a spreadsheet.
fn bumdes_sheets(config: &mut ServiceConfig) {
    use sheets::{downloads, import_pages, pages};
    config
        .route("/portal/bumdes/sheets", get().to(pages::show))
        .route("/portal/bumdes/sheets/products/{format}", get().to(downloads::products))
        .route("/portal/bumdes/sheets/stock/{format}", get().to(downloads::stock))
        .route("/portal/bumdes/sheets/orders/{format}", get().to(downloads::orders))
        .route("/portal/bumdes/sheets/templates/{kind}/{format}", get().to(downloads::template))
        .route("/portal/bumdes/sheets/imports", post().to(import_pages::send))
        .route("/portal/bumdes/sheets/imports/{id}", get().to(import_pages::show))
        .route("/portal/bumdes/sheets/imports/{id}/confirmation", post().to(import_pages::confirm));
}

/// Who works for a BUMDes.
fn bumdes_team(config: &mut ServiceConfig) {
    use accounts::team::{invitation_pages, pages};
    config
        .route("/portal/bumdes/team", get().to(pages::show))
        .route("/portal/bumdes/team/invitations", post().to(invitation_pages::add))
        .route("/portal/bumdes/team/invitations/{id}/sending", post().to(invitation_pages::again))
        .route("/portal/bumdes/team/invitations/{id}/revocation", post().to(invitation_pages::take_back))
        .route("/portal/bumdes/team/members/{id}/roles", post().to(pages::set_roles))
        .route("/portal/bumdes/team/members/{id}/ownership", post().to(pages::give_ownership))
        .route("/portal/bumdes/team/members/{id}/removal", post().to(pages::remove))
        .route("/portal/bumdes/team/departure", post().to(pages::depart));
}

/// What a BUMDes sells, written by itself. A curator does the same on its behalf, see [`assisted_listings`].
fn own_listings(config: &mut ServiceConfig) {
    use listings::{acts, editor, pages, picture_pages, preview};
    config
        .route("/portal/bumdes/products", get().to(pages::list))
        .route("/portal/bumdes/products", post().to(editor::create))
        .route("/portal/bumdes/products/new", get().to(editor::new))
        .route("/portal/bumdes/products/{id}", get().to(pages::show))
        .route("/portal/bumdes/products/{id}/edit/{step}", get().to(editor::edit))
        .route("/portal/bumdes/products/{id}/edit/{step}", post().to(editor::save))
        .route("/portal/bumdes/products/{id}/pictures", post().to(picture_pages::send))
        .route("/portal/bumdes/products/{id}/preview", get().to(preview::show))
        .route("/portal/bumdes/products/{id}/submission", post().to(acts::hand_in))
        .route("/portal/bumdes/products/{id}/withdrawal", post().to(acts::take_back))
        .route("/portal/bumdes/products/{id}/copy", post().to(acts::copy))
        .route("/portal/bumdes/products/{id}/publication", post().to(acts::bring_back))
        .route("/portal/bumdes/products/{id}/unpublication", post().to(acts::take_down))
        .route("/portal/bumdes/products/{id}/archive", post().to(acts::archive))
        .route("/portal/bumdes/products/{id}/restoration", post().to(acts::restore));
}

/// The same handlers: only who acts is another.
fn assisted_listings(config: &mut ServiceConfig) {
    use listings::{acts, editor, pages, picture_pages, preview};
    config
        .route("/portal/curator/bumdes/{bumdes_id}/products", get().to(pages::list))
        .route("/portal/curator/bumdes/{bumdes_id}/products", post().to(editor::create))
        .route("/portal/curator/bumdes/{bumdes_id}/products/new", get().to(editor::new))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}", get().to(pages::show))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/edit/{step}", get().to(editor::edit))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/edit/{step}", post().to(editor::save))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/pictures", post().to(picture_pages::send))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/preview", get().to(preview::show))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/submission", post().to(acts::hand_in))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/withdrawal", post().to(acts::take_back))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/copy", post().to(acts::copy))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/publication", post().to(acts::bring_back))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/unpublication", post().to(acts::take_down))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/archive", post().to(acts::archive))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/restoration", post().to(acts::restore));
}

/// The papers of a BUMDes.
fn bumdes_permits(config: &mut ServiceConfig) {
    use legality::own_pages as permits;
    config
        .route("/portal/bumdes/permits", get().to(permits::list))
        .route("/portal/bumdes/permits", post().to(permits::create))
        .route("/portal/bumdes/permits/new", get().to(permits::new))
        .route("/portal/bumdes/permits/{id}", get().to(permits::show))
        .route("/portal/bumdes/permits/{id}", post().to(permits::correct))
        .route("/portal/bumdes/permits/{id}/document", get().to(permits::paper))
        .route("/portal/bumdes/permits/{id}/document", post().to(permits::attach))
        .route("/portal/bumdes/permits/{id}/withdrawal", post().to(permits::withdraw));
}

/// What the law asks for, and who looks at the papers.
fn curator_permits(config: &mut ServiceConfig) {
    use legality::{pages as permits, rule_pages as rules};
    config
        .route("/portal/curator/permits", get().to(permits::list))
        .route("/portal/curator/permits/products/{id}", get().to(permits::product))
        .route("/portal/curator/permits/products/{id}/exemptions", post().to(permits::exempt))
        .route("/portal/curator/permits/products/{id}/exemptions/{kind}/removal", post().to(permits::end_exempt))
        .route("/portal/curator/permits/{id}", get().to(permits::show))
        .route("/portal/curator/permits/{id}/document", get().to(permits::paper))
        .route("/portal/curator/permits/{id}/verification", post().to(permits::verify))
        .route("/portal/curator/permits/{id}/refusal", post().to(permits::refuse))
        .route("/portal/curator/permit-rules", get().to(rules::list))
        .route("/portal/curator/permit-rules/{id}", post().to(rules::change));
}

/// Who runs the house.
fn operator_portal(config: &mut ServiceConfig) {
    use ledger::{agreement_pages as agreements, book_pages as books, tax_pages as taxes};
    use operator::{dead_letters, mails, methods, money, order, overview, refunding, users};
    use payouts::{downloads, operator_pages as outgoing};
    config
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

/// Which companies buy, and on which terms.
fn operator_companies(config: &mut ServiceConfig) {
    use companies::desk_pages as desk;
    config
        .route("/portal/operator/companies", get().to(desk::list))
        .route("/portal/operator/companies/{id}", get().to(desk::show))
        .route("/portal/operator/companies/{id}/documents/{document_id}", get().to(desk::file))
        .route("/portal/operator/companies/{id}/approval", post().to(desk::approve))
        .route("/portal/operator/companies/{id}/terms", post().to(desk::grant))
        .route("/portal/operator/companies/{id}/refusal", post().to(desk::refuse))
        .route("/portal/operator/companies/{id}/suspension", post().to(desk::suspend))
        .route("/portal/operator/companies/{id}/restoration", post().to(desk::restore));
}

/// What payment gateways tell us, signed by them, and the demo's own gateway.
fn gateways(config: &mut ServiceConfig) {
    config
        .route("/webhooks/stripe", post().to(payments::api::stripe_webhook))
        .route("/webhooks/midtrans", post().to(payments::api::midtrans_webhook))
        .route("/simulator/payments/{id}", get().to(payments::pages::simulator))
        .route("/simulator/payments/{id}/payment", post().to(payments::pages::simulate_payment))
        .route("/simulator/payments/{id}/failure", post().to(payments::pages::simulate_failure));
}

/// Cart, checkout, the buyer's order.
fn buying(config: &mut ServiceConfig) {
    config
        .route("/cart", get().to(cart::pages::show))
        .route("/cart/items", post().to(cart::pages::add))
        .route("/cart/items/{variant_id}", post().to(cart::pages::set))
        .route("/checkout", get().to(checkout::pages::show))
        .route("/checkout", post().to(checkout::pages::submit))
        .route("/orders/{number}", get().to(orders::pages::show))
        .route("/orders/{number}/payment", get().to(orders::pages::pay))
        .route("/orders/{number}/return", get().to(orders::pages::come_back))
        .route("/orders/{number}/cancellation", post().to(orders::pages::cancel))
        .route("/orders/{number}/parts/{part}/complaint", post().to(complaints::pages::complain))
        .route("/orders/{number}/parts/{part}/messages", post().to(messages::pages::write_back))
        .route("/refunds/{id}/account", get().to(payments::payee_pages::show))
        .route("/refunds/{id}/account", post().to(payments::payee_pages::give))
        .route("/orders/{number}/proof", post().to(payments::transfer_pages::send_proof));
}

/// The gallery's keeper.
fn curator_portal(config: &mut ServiceConfig) {
    use curation::review_pages as reviews;
    use villages::{desk_pages as desk, joint_pages, story_pages};
    config
        .configure(assisted_listings)
        .route("/portal/curator", get().to(curation::queue_pages::queue))
        .route("/portal/curator/reviews/{id}", get().to(reviews::show))
        .route("/portal/curator/reviews/{id}/comments", post().to(reviews::comment))
        .route("/portal/curator/reviews/{id}/comments/{comment_id}/removal", post().to(reviews::uncomment))
        .route("/portal/curator/reviews/{id}/publication", post().to(reviews::publish))
        .route("/portal/curator/reviews/{id}/changes", post().to(reviews::ask_for_changes))
        .route("/portal/curator/reviews/{id}/rejection", post().to(reviews::turn_down))
        .route("/portal/curator/products", get().to(curation::pages::products))
        .route("/portal/curator/products/{id}/publication", post().to(curation::pages::publish))
        .route("/portal/curator/products/{id}/unpublication", post().to(curation::pages::unpublish))
        .route("/portal/curator/bumdes", get().to(desk::list))
        .route("/portal/curator/bumdes/{bumdes_id}", get().to(desk::show))
        .route("/portal/curator/bumdes/{bumdes_id}/evidence/{id}", get().to(desk::file))
        .route("/portal/curator/bumdes/{bumdes_id}/verification", post().to(desk::verify))
        .route("/portal/curator/bumdes/{bumdes_id}/refusal", post().to(desk::refuse))
        .route("/portal/curator/bumdes/{bumdes_id}/question", post().to(desk::ask))
        .route("/portal/curator/bumdes/{bumdes_id}/suspension", post().to(desk::suspend))
        .route("/portal/curator/bumdes/{bumdes_id}/restoration", post().to(desk::restore))
        .route("/portal/curator/bumdes/{bumdes_id}/villages", post().to(joint_pages::add))
        .route("/portal/curator/bumdes/{bumdes_id}/villages/{code}/removal", post().to(joint_pages::remove))
        .route("/portal/curator/villages", get().to(story_pages::list))
        .route("/portal/curator/villages/{code}", get().to(story_pages::show))
        .route("/portal/curator/villages/{code}", post().to(story_pages::save))
        .route("/portal/curator/villages/{code}/signature", post().to(story_pages::choose))
        .route("/portal/curator/insight", get().to(insight::pages::show))
        .route("/portal/curator/trail", get().to(audit::pages::gallery))
        .configure(curated_collections)
        .configure(arranged_front)
        .configure(curator_permits);
}

/// The front page and its draft.
fn arranged_front(config: &mut ServiceConfig) {
    use curation::front::{pages as front, schedule_pages as schedule, settings_pages as settings};
    config
        .route("/portal/curator/front", get().to(front::show))
        .route("/portal/curator/front/preview", get().to(front::preview))
        .route("/portal/curator/front/order", post().to(front::drag))
        .route("/portal/curator/front/reset", post().to(front::reset))
        .route("/portal/curator/front/publication", post().to(front::put_up))
        .route("/portal/curator/front/blocks", post().to(settings::add))
        .route("/portal/curator/front/blocks/new", get().to(settings::new))
        .route("/portal/curator/front/blocks/{key}", get().to(settings::edit))
        .route("/portal/curator/front/blocks/{key}", post().to(settings::set))
        .route("/portal/curator/front/blocks/{key}/position", post().to(front::step))
        .route("/portal/curator/front/blocks/{key}/removal", post().to(front::remove))
        .route("/portal/curator/front/arrangements", get().to(schedule::list))
        .route("/portal/curator/front/arrangements/{id}/preview", get().to(schedule::preview))
        .route("/portal/curator/front/arrangements/{id}/withdrawal", post().to(schedule::take_out))
        .route("/portal/curator/front/arrangements/{id}/restoration", post().to(schedule::bring_back))
        .route("/portal/curator/front/arrangements/{id}/draft", post().to(schedule::work_on));
}

/// What the curator arranges.
fn curated_collections(config: &mut ServiceConfig) {
    use curation::{collection_pages as collections, piece_pages as pieces};
    config
        .route("/portal/curator/collections", get().to(collections::list))
        .route("/portal/curator/collections", post().to(collections::create))
        .route("/portal/curator/collections/new", get().to(collections::new))
        .route("/portal/curator/collections/order", post().to(collections::drag))
        .route("/portal/curator/collections/{id}", get().to(collections::show))
        .route("/portal/curator/collections/{id}", post().to(collections::edit))
        .route("/portal/curator/collections/{id}/preview", get().to(collections::preview))
        .route("/portal/curator/collections/{id}/position", post().to(collections::step))
        .route("/portal/curator/collections/{id}/deletion", post().to(collections::delete))
        .route("/portal/curator/collections/{id}/cover", post().to(pieces::cover))
        .route("/portal/curator/collections/{id}/items", post().to(pieces::add))
        .route("/portal/curator/collections/{id}/items/order", post().to(pieces::drag))
        .route("/portal/curator/collections/{id}/items/{product_id}/position", post().to(pieces::step))
        .route("/portal/curator/collections/{id}/items/{product_id}/removal", post().to(pieces::remove));
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
        .route("/portal/wholesale/webhooks/{id}/deliveries/{delivery_id}/replay", post().to(one::send_again));
}
