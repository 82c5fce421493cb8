//! Books one event as a balanced set of entries.

use diesel::prelude::*;

use crate::db::schema::{ledger_entries, ledger_transactions};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, OrderId};
use crate::payments::Provider;

crate::text_enum! {
    TransactionKind {
        /// Money came in; the source is the payment.
        Payment = "payment",
        /// A refund was decided; the source is the refund.
        Refund = "refund",
        /// A refund has left; the source is the refund.
        RefundSent = "refund_sent",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    account: String,
    bumdes_id: Option<BumdesId>,
    /// positive debits, negative credits
    amount_minor: i64,
}

impl Entry {
    /// What a gateway holds for us: grows with a debit.
    pub fn gateway(provider: Provider, amount_minor: i64) -> Self {
        Self { account: format!("gateway:{provider}"), bumdes_id: None, amount_minor }
    }

    /// What we owe a BUMDes: grows with a credit.
    pub fn bumdes_payable(bumdes_id: BumdesId, amount_minor: i64) -> Self {
        Self { account: "bumdes_payable".into(), bumdes_id: Some(bumdes_id), amount_minor }
    }

    /// What we owe a buyer back, until it is sent: grows with a credit.
    pub fn buyer_refundable(amount_minor: i64) -> Self {
        Self { account: "buyer_refundable".into(), bumdes_id: None, amount_minor }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("entries of {source_id} add up to {sum}, not to zero")]
    Unbalanced { source_id: String, sum: i64 },
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// Books `entries`, leaving out those of zero (and the whole, if all are). The same kind and source twice is refused by the database.
pub fn post(
    conn: &mut DbConn,
    now: Timestamp,
    kind: TransactionKind,
    source_id: &str,
    order_id: &OrderId,
    entries: &[Entry],
) -> Result<(), LedgerError> {
    let sum: i64 = entries.iter().map(|e| e.amount_minor).sum();
    if sum != 0 {
        return Err(LedgerError::Unbalanced { source_id: source_id.to_owned(), sum });
    }
    if entries.iter().all(|e| e.amount_minor == 0) {
        return Ok(());
    }
    let transaction_id = uuid::Uuid::now_v7().to_string();
    diesel::insert_into(ledger_transactions::table)
        .values((
            ledger_transactions::id.eq(&transaction_id),
            ledger_transactions::kind.eq(kind),
            ledger_transactions::source_id.eq(source_id),
            ledger_transactions::order_id.eq(order_id),
            ledger_transactions::occurred_at.eq(now),
        ))
        .execute(conn)?;
    for entry in entries.iter().filter(|e| e.amount_minor != 0) {
        diesel::insert_into(ledger_entries::table)
            .values((
                ledger_entries::id.eq(uuid::Uuid::now_v7().to_string()),
                ledger_entries::transaction_id.eq(&transaction_id),
                ledger_entries::account.eq(&entry.account),
                ledger_entries::bumdes_id.eq(&entry.bumdes_id),
                ledger_entries::amount_minor.eq(entry.amount_minor),
                ledger_entries::currency.eq("IDR"),
            ))
            .execute(conn)?;
    }
    Ok(())
}
