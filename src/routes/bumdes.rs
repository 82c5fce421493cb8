//! What people and programs of a BUMDes call.

use actix_web::web::ServiceConfig;

use crate::accounts;
use crate::audit;
use crate::fulfillment;
use crate::handovers;
use crate::ledger;
use crate::legality;
use crate::listings;
use crate::messages;
use crate::numbers;
use crate::payouts;
use crate::price_lists;
use crate::quotations;
use crate::sheets;
use crate::shipping;
use crate::stock;
use crate::tokens;
use crate::villages;
use crate::web::allowed::{get, patch, post, put};

/// Where a BUMDes's people work.
pub(super) fn portal(config: &mut ServiceConfig) {
    config.configure(bumdes_portal).configure(bumdes_requests).configure(bumdes_price_lists);
}

/// Programs that work for a BUMDes, each with somebody's token.
pub(super) fn programs(config: &mut ServiceConfig) {
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

/// The order desk of a BUMDes.
fn bumdes_portal(config: &mut ServiceConfig) {
    use handovers::pages as deliveries;
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
        .route("/portal/bumdes/handovers/{number}/delivery-note.pdf", get().to(deliveries::delivery_note_of_bumdes))
        .route("/portal/bumdes/handovers/{number}/record.pdf", get().to(deliveries::record_of_bumdes))
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
