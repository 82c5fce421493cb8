//! What a mail's templates see, shaped from what was read.

use serde::Serialize;

use super::queries::{Facts, Part};
use crate::app::App;
use crate::complaints::Outcome;
use crate::config::ServerConfig;
use crate::db::Timestamp;
use crate::fulfillment::shipment::{Parcel, ParcelLine};
use crate::fulfillment::{FulfillmentStatus, pickup_code};
use crate::i18n::Language;
use crate::orders::{OrderLine, link};
use crate::payments::payee_account::{PayeeAccount, account_path};
use crate::payments::{Payment, Provider, Refund};
use crate::regions::short_name;
use crate::shipping::Delivery;
use crate::web::whatsapp::whatsapp_link;

/// `mail` in the templates, beside `lang`, `base_url` and `bank`.
#[derive(Serialize)]
pub(super) struct Page {
    number: String,
    /// who packs wants to see the stock keeping units
    is_for_seller: bool,
    /// the buyer's own page of the order, with the token that opens it
    order_url: String,
    buyer: Buyer,
    /// something is sent, not only picked up
    needs_address: bool,
    note: String,
    expires_at: Timestamp,
    /// where the parcel goes: times are told in this region's zone
    region_code: String,
    parts: Vec<PartView>,
    has_other_parts: bool,
    items_minor: i64,
    shipping_minor: i64,
    total_minor: i64,
    provider: Option<Provider>,
    /// what is to be transferred, where the order is paid by bank transfer
    transfer_minor: i64,
    refund_minor: i64,
    /// some of it goes back
    is_refunded: bool,
    /// a person sends it to a bank account that the buyer is asked for
    is_refunded_by_hand: bool,
    refund: Option<RefundView>,
    complaint: Option<ComplaintView>,
    parcel: Option<ParcelView>,
    /// what was written
    message: Option<String>,
    due_at: Option<Timestamp>,
    /// the BUMDes has not said yes yet
    is_new: bool,
}

/// What is in one parcel, and who carries it.
#[derive(Serialize)]
struct ParcelView {
    courier: Option<String>,
    tracking_number: Option<String>,
    tracking_url: Option<String>,
    lines: Vec<ParcelLineView>,
    /// others follow
    is_part: bool,
}

#[derive(Serialize)]
struct ParcelLineView {
    name: String,
    option: String,
    quantity: i64,
}

#[derive(Serialize)]
struct RefundView {
    /// where the buyer tells the account, with the token that opens it
    account_url: String,
    reference: Option<String>,
    /// the account it went to, as far as a mail may tell
    account: Option<String>,
}

#[derive(Serialize)]
struct ComplaintView {
    text: String,
    outcome: Option<Outcome>,
    answer: Option<String>,
}

#[derive(Serialize)]
struct Buyer {
    name: String,
    phone: String,
    address: Vec<String>,
    whatsapp_url: Option<String>,
}

#[derive(Serialize)]
struct PartView {
    number: String,
    bumdes: BumdesView,
    lines: Vec<LineView>,
    pieces: i64,
    delivery: Delivery,
    items_minor: i64,
    shipping_minor: i64,
    total_minor: i64,
    rejection_reason: Option<String>,
    /// what the buyer shows where they pick it up
    pickup_code: String,
    portal_url: String,
}

#[derive(Serialize)]
struct BumdesView {
    name: String,
    phone: String,
    email: String,
    village: String,
    /// times are told in its zone
    village_code: String,
    regency: String,
}

#[derive(Serialize)]
struct LineView {
    name: String,
    option: String,
    sku: String,
    quantity: i64,
    unit_price_minor: i64,
    total_minor: i64,
}

pub(super) fn page(app: &App, language: Language, is_for_seller: bool, facts: Facts) -> Page {
    let Facts { order, region_names, parts, has_other_parts, payment, refund_minor, refund, .. } = facts;
    let (complaint, message, due_at) = (facts.complaint, facts.message, facts.due_at);
    let is_in = |status: FulfillmentStatus| parts.first().is_some_and(|part| part.fulfillment_order.status == status);
    let (is_new, is_part) = (is_in(FulfillmentStatus::New), is_in(FulfillmentStatus::Packed));
    let parcel = facts.parcel.map(|parcel| parcel_view(language, parcel, is_part));
    let whatsapp_url = parts.first().and_then(|part| {
        let args = [
            ("name", order.buyer_name.as_str().into()),
            ("bumdes", part.bumdes.name.as_str().into()),
            ("number", part.fulfillment_order.number.as_str().into()),
        ];
        whatsapp_link(&order.buyer_phone, &app.translations.text(Language::Id, "mail-whatsapp-text", &args))
    });
    let parts: Vec<PartView> = parts.into_iter().map(|part| part_view(app, language, part)).collect();
    let sum = |minor: fn(&PartView) -> i64| parts.iter().map(minor).sum();
    let total_minor = sum(|p| p.total_minor);
    Page {
        order_url: app.config.server.base_url.clone() + &link::order_path(&app.config.server, &order.number),
        buyer: Buyer {
            address: address(&order.address_line, &region_names, &order.postal_code),
            name: order.buyer_name,
            phone: order.buyer_phone,
            whatsapp_url,
        },
        number: order.number,
        is_for_seller,
        note: order.note,
        expires_at: order.expires_at,
        region_code: order.region_code,
        items_minor: sum(|p| p.items_minor),
        shipping_minor: sum(|p| p.shipping_minor),
        total_minor,
        needs_address: parts.iter().any(|p| p.delivery == Delivery::Courier),
        parts,
        has_other_parts,
        transfer_minor: payment.as_ref().map_or(total_minor, Payment::transfer_minor),
        is_refunded_by_hand: payment.as_ref().is_some_and(|p| p.method.is_refunded_by_hand()),
        provider: payment.map(|p| p.provider),
        is_refunded: refund_minor.is_some(),
        refund_minor: refund_minor.unwrap_or(total_minor),
        refund: refund.map(|refund| refund_view(&app.config.server, refund)),
        parcel,
        message,
        due_at,
        is_new,
        complaint: complaint.map(|c| ComplaintView { text: c.text, outcome: c.outcome, answer: c.answer }),
    }
}

fn refund_view(config: &ServerConfig, refund: Refund) -> RefundView {
    let account = refund.payee_account.as_deref().and_then(|sealed| PayeeAccount::unseal(config, &refund.id, sealed));
    RefundView {
        account_url: config.base_url.clone() + &account_path(config, &refund.id),
        account: account.map(|account| format!("{} {}", account.bank, account.masked_number())),
        reference: refund.reference,
    }
}

fn part_view(app: &App, language: Language, part: Part) -> PartView {
    let Part { fulfillment_order: row, bumdes, lines } = part;
    PartView {
        portal_url: format!("{}/portal/bumdes/orders/{}", app.config.server.base_url, row.number),
        pickup_code: pickup_code(&app.config.server, &row.number),
        number: row.number,
        bumdes: BumdesView {
            name: bumdes.name,
            phone: bumdes.phone,
            email: bumdes.email,
            village: bumdes.village,
            village_code: bumdes.village_code,
            regency: short_name(&bumdes.regency).to_owned(),
        },
        pieces: lines.iter().map(|l| l.quantity).sum(),
        lines: lines.into_iter().map(|line| line_view(language, line)).collect(),
        delivery: row.delivery,
        items_minor: row.items_total_minor,
        shipping_minor: row.shipping_minor,
        total_minor: row.items_total_minor + row.shipping_minor,
        rejection_reason: row.rejection_reason,
    }
}

fn parcel_view(language: Language, parcel: Parcel, is_part: bool) -> ParcelView {
    let line = |line: ParcelLine| ParcelLineView {
        name: language.pick(&line.name_id, &line.name_en).to_owned(),
        option: line.option_value,
        quantity: line.quantity,
    };
    ParcelView {
        courier: parcel.courier,
        tracking_number: parcel.tracking_number,
        tracking_url: parcel.tracking_url,
        lines: parcel.lines.into_iter().map(line).collect(),
        is_part,
    }
}

fn line_view(language: Language, line: OrderLine) -> LineView {
    LineView {
        name: match language {
            Language::Id => line.name_id,
            Language::En => line.name_en,
        },
        option: line.option_value,
        sku: line.sku,
        quantity: line.quantity,
        unit_price_minor: line.unit_price_minor,
        total_minor: line.total_minor,
    }
}

/// Street, village and district, regency and province with the postal code: what a courier reads.
fn address(street: &str, region_names: &[String], postal_code: &str) -> Vec<String> {
    let mut lines: Vec<String> = street.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect();
    if let [province, regency, district, village] = region_names {
        lines.push(format!("{village}, Kec. {district}"));
        lines.push(format!("{regency}, {province} {postal_code}"));
    } else {
        lines.push(format!("{} {postal_code}", region_names.join(", ")));
    }
    lines
}
