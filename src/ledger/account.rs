//! The chart of accounts (`docs/money.md` explains it).

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::sql_types::Text;

use crate::payments::Provider;

/// In the books it is text: `gateway:stripe`, `payable:maker`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, FromSqlRow)]
pub enum Account {
    /// Asset: what a gateway or our bank account holds for us.
    Gateway(Provider),
    /// Liabilities, all paid out to the BUMDes, which pays its makers by the statement.
    PayableMaker,
    PayableCluster,
    PayableBumdes,
    PayableVillage,
    PayableShipping,
    PayablePpn,
    /// Liability to the state: withheld from the BUMDes.
    Pph22,
    /// Income of the platform.
    Commission,
    /// Expense: what gateways keep.
    GatewayFee,
    /// Liability: owed back to buyers until it is sent.
    BuyerRefundable,
    /// What an operator put right.
    Correction,
}

/// Where the books keep the house's own bank account: buyers' transfers come in there, and payouts and the refunds that
/// a person sends leave from there, whichever gateway took the payment.
pub const OUR_BANK: Provider = Provider::BankTransfer;

/// Everything that is owed to a BUMDes.
pub const PAYABLE: [Account; 6] = [
    Account::PayableMaker,
    Account::PayableCluster,
    Account::PayableBumdes,
    Account::PayableVillage,
    Account::PayableShipping,
    Account::PayablePpn,
];

impl Account {
    /// The whole chart.
    pub fn all() -> Vec<Self> {
        let gateways = Provider::ALL.iter().map(|provider| Self::Gateway(*provider));
        let others = [Self::Pph22, Self::Commission, Self::GatewayFee, Self::BuyerRefundable, Self::Correction];
        gateways.chain(PAYABLE).chain(others).collect()
    }

    /// What an operator may put right by hand: all but a maker's, which needs the maker's name and work.
    pub fn correctable() -> Vec<Self> {
        Self::all().into_iter().filter(|account| *account != Self::PayableMaker).collect()
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::all().into_iter().find(|account| account.to_string() == text)
    }

    /// Its entries name the BUMDes they are about.
    pub fn has_bumdes(self) -> bool {
        PAYABLE.contains(&self) || matches!(self, Self::Pph22 | Self::Commission)
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gateway(provider) => return write!(f, "gateway:{provider}"),
            Self::PayableMaker => "payable:maker",
            Self::PayableCluster => "payable:cluster",
            Self::PayableBumdes => "payable:bumdes",
            Self::PayableVillage => "payable:village",
            Self::PayableShipping => "payable:shipping",
            Self::PayablePpn => "payable:ppn",
            Self::Pph22 => "tax:pph22",
            Self::Commission => "commission",
            Self::GatewayFee => "gateway_fee",
            Self::BuyerRefundable => "buyer_refundable",
            Self::Correction => "correction",
        })
    }
}

impl<DB: Backend> FromSql<Text, DB> for Account
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = String::from_sql(bytes)?;
        Self::parse(&text).ok_or_else(|| format!("unknown account: {text}").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_is_read_back_from_its_text() {
        for account in Account::all() {
            assert_eq!(Account::parse(&account.to_string()), Some(account));
        }
        assert_eq!(Account::parse("bumdes_payable"), None);
    }
}
