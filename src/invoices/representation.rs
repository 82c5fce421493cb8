//! What invoices and credit notes look like to a company's programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{Credit, CreditNoteDetail, CreditNoteLine, InvoiceDetail, InvoiceLine};
use super::{Standing, Unpaid};
use crate::catalog::representation::Price;
use crate::i18n::Language;
use crate::web::api_call::told;

#[derive(Serialize, ToSchema)]
pub struct InvoicePage {
    pub items: Vec<InvoiceSummary>,
    /// what is left to pay of all the company's invoices, whichever are asked for
    pub open: Price,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

impl InvoicePage {
    pub(super) fn new(rows: Vec<Standing>, unpaid: &Unpaid, next: Option<String>) -> Self {
        let items = rows.into_iter().map(InvoiceSummary::from).collect();
        Self { items, open: Price::idr(unpaid.minor.max(0)), next }
    }
}

#[derive(Serialize, ToSchema)]
pub struct InvoiceSummary {
    #[schema(example = "INV-2026-000001")]
    pub number: String,
    /// of the purchase order
    #[schema(example = "PO-261123-7K3QF2")]
    pub order: String,
    #[schema(example = "BUMDes Darmaji")]
    pub seller: String,
    #[schema(example = "2026-12-16")]
    pub issued_on: String,
    #[schema(example = "2027-01-15")]
    pub due_on: String,
    /// `open` (nothing of it is paid), `part_paid`, `paid` or `overdue`. The oldest invoice is paid first
    #[schema(example = "part_paid")]
    pub standing: String,
    pub total: Price,
    /// PPN, within the total
    pub tax: Price,
    /// taken off after it was billed
    pub credited: Price,
    pub paid: Price,
    /// left to pay
    pub open: Price,
}

impl From<Standing> for InvoiceSummary {
    fn from(standing: Standing) -> Self {
        Self {
            number: standing.number,
            order: standing.order,
            seller: standing.seller,
            issued_on: standing.issued_on.to_string(),
            due_on: standing.due_on.to_string(),
            standing: standing.state.to_string(),
            total: Price::idr(standing.total_minor),
            tax: Price::idr(standing.ppn_minor),
            credited: Price::idr(standing.credited_minor),
            paid: Price::idr(standing.paid_minor),
            open: Price::idr(standing.left_minor),
        }
    }
}

/// Named as on the day of the paper.
#[derive(Serialize, ToSchema)]
pub struct TradeParty {
    #[schema(example = "PT Hotel Senggigi")]
    pub name: String,
    /// the tax number, 16 digits; null for a seller without one
    #[schema(example = "0123456789012345")]
    pub npwp: Option<String>,
    /// null for a seller
    pub address: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnInvoice {
    #[serde(flatten)]
    pub summary: InvoiceSummary,
    /// the seller's part of the order
    #[schema(example = "ET-261123-7K3QF2-1")]
    pub part: String,
    /// the handover that it bills; null for shipping that no delivery carried
    #[schema(example = "BAST-2026-000001")]
    pub handover: Option<String>,
    pub seller_party: TradeParty,
    pub buyer_party: TradeParty,
    pub lines: Vec<InvoiceItem>,
    pub items: Price,
    pub shipping: Price,
    /// *dasar pengenaan pajak*, the base of the tax; nothing where the seller takes none
    pub tax_base: Price,
    /// what was taken off the seller's part after it was billed, off its latest invoices first
    pub credit_notes: Vec<InvoiceCredit>,
    #[schema(example = "2026-12-16T03:00:00Z")]
    pub issued_at: String,
}

#[derive(Serialize, ToSchema)]
pub struct InvoiceItem {
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub product: String,
    /// empty where there is one kind alone
    pub option: String,
    #[schema(example = 400)]
    pub quantity: i64,
    /// what it is counted in: `pcs`, `pack`, `bottle`, `pair`, `kg` or `m`
    #[schema(example = "kg")]
    pub unit: String,
    pub unit_price: Price,
    pub amount: Price,
    /// PPN, within the amount
    pub tax: Price,
}

#[derive(Serialize, ToSchema)]
pub struct InvoiceCredit {
    #[schema(example = "NK-2026-000001")]
    pub number: String,
    #[schema(example = "2026-12-20")]
    pub issued_on: String,
    pub reason: String,
    pub amount: Price,
}

impl OwnInvoice {
    pub(super) fn new(language: Language, detail: InvoiceDetail, standing: Standing, credits: Vec<Credit>) -> Self {
        let InvoiceDetail { invoice, part, handover, lines, .. } = detail;
        let credit = |credit: Credit| InvoiceCredit {
            number: credit.number,
            issued_on: credit.issued_on.to_string(),
            reason: credit.reason,
            amount: Price::idr(credit.amount_minor),
        };
        Self {
            summary: InvoiceSummary::from(standing),
            part,
            handover,
            seller_party: TradeParty { name: invoice.seller_name, npwp: invoice.seller_npwp, address: None },
            buyer_party: TradeParty {
                name: invoice.buyer_name,
                npwp: Some(invoice.buyer_npwp),
                address: Some(invoice.buyer_address),
            },
            lines: lines.into_iter().map(|line| InvoiceItem::new(language, line)).collect(),
            items: Price::idr(invoice.items_minor),
            shipping: Price::idr(invoice.shipping_minor),
            tax_base: Price::idr(invoice.dpp_minor),
            credit_notes: credits.into_iter().map(credit).collect(),
            issued_at: told(invoice.issued_at),
        }
    }
}

impl InvoiceItem {
    fn new(language: Language, line: InvoiceLine) -> Self {
        Self {
            product: language.pick(&line.name_id, &line.name_en).to_owned(),
            sku: line.sku,
            option: line.option_value,
            quantity: line.quantity,
            unit: line.unit,
            unit_price: Price::idr(line.unit_price_minor),
            amount: Price::idr(line.amount_minor),
            tax: Price::idr(line.ppn_minor),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct OwnCreditNote {
    #[schema(example = "NK-2026-000001")]
    pub number: String,
    /// of the purchase order
    #[schema(example = "PO-261123-7K3QF2")]
    pub order: String,
    #[schema(example = "2026-12-20")]
    pub issued_on: String,
    pub reason: String,
    pub buyer_party: TradeParty,
    pub lines: Vec<CreditNoteItem>,
    pub total: Price,
    /// PPN, within the total
    pub tax: Price,
    /// of the total, so much had been billed; the rest never will be
    pub billed: Price,
}

#[derive(Serialize, ToSchema)]
pub struct CreditNoteItem {
    #[schema(example = "BUMDes Darmaji")]
    pub seller: String,
    #[schema(example = "ET-261123-7K3QF2-1")]
    pub part: String,
    /// null: shipping, as are the next two and the unit
    pub sku: Option<String>,
    pub product: Option<String>,
    pub option: Option<String>,
    #[schema(example = 20)]
    pub quantity: i64,
    #[schema(example = "kg")]
    pub unit: Option<String>,
    pub amount: Price,
    /// PPN, within the amount
    pub tax: Price,
    pub billed: Price,
}

impl OwnCreditNote {
    pub(super) fn new(language: Language, detail: CreditNoteDetail) -> Self {
        let CreditNoteDetail { note, order, lines } = detail;
        let item = |line: CreditNoteLine| CreditNoteItem {
            product: line.name_id.zip(line.name_en).map(|(id, en)| language.pick(&id, &en).to_owned()),
            seller: line.seller,
            part: line.part,
            sku: line.sku,
            option: line.option_value,
            quantity: line.quantity,
            unit: line.unit,
            amount: Price::idr(line.amount_minor),
            tax: Price::idr(line.ppn_minor),
            billed: Price::idr(line.invoiced_minor),
        };
        Self {
            number: note.number,
            order,
            issued_on: note.issued_on.to_string(),
            reason: note.reason,
            buyer_party: TradeParty {
                name: note.buyer_name,
                npwp: Some(note.buyer_npwp),
                address: Some(note.buyer_address),
            },
            lines: lines.into_iter().map(item).collect(),
            total: Price::idr(note.total_minor),
            tax: Price::idr(note.ppn_minor),
            billed: Price::idr(note.invoiced_minor),
        }
    }
}
