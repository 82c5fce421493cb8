//! The ways to pay, as rows of `payment_methods`: which provider takes each, within which amounts, at what fee.

use diesel::prelude::*;
use serde::Serialize;

use super::status::Provider;
use crate::db::DbConn;
use crate::db::schema::payment_methods;

crate::text_enum! {
    /// What the buyer chooses. One provider may take several.
    Method {
        MidtransQris = "midtrans_qris",
        MidtransVirtualAccount = "midtrans_virtual_account",
        MidtransEWallet = "midtrans_e_wallet",
        MidtransCard = "midtrans_card",
        Stripe = "stripe",
        BankTransfer = "bank_transfer",
        CashOnDelivery = "cash_on_delivery",
        OnAccount = "on_account",
        Simulator = "simulator",
    }
}

impl Method {
    pub fn provider(self) -> Provider {
        match self {
            Self::MidtransQris | Self::MidtransVirtualAccount | Self::MidtransEWallet | Self::MidtransCard => {
                Provider::Midtrans
            }
            Self::Stripe => Provider::Stripe,
            Self::BankTransfer => Provider::BankTransfer,
            Self::CashOnDelivery => Provider::CashOnDelivery,
            Self::OnAccount => Provider::OnAccount,
            Self::Simulator => Provider::Simulator,
        }
    }

    /// Money that came this way cannot go back the same way: a person transfers it to an account that the buyer names.
    pub fn is_refunded_by_hand(self) -> bool {
        matches!(self, Self::MidtransVirtualAccount | Self::BankTransfer | Self::CashOnDelivery)
    }
}

/// The terms of a way to pay.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = payment_methods)]
pub struct MethodTerms {
    pub method: Method,
    pub is_enabled: bool,
    pub min_minor: i64,
    pub max_minor: Option<i64>,
    /// hundredths of a per cent of the amount, kept by the gateway
    pub fee_bps: i64,
    pub fee_fixed_minor: i64,
}

/// Why a payment is not taken this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Unfit {
    SwitchedOff,
    /// A BUMDes of the cart does not take cash.
    NotAllowed,
    /// Cash is taken by one BUMDes, with one parcel.
    SeveralBumdes,
    BelowMinimum {
        limit_minor: i64,
    },
    AboveMaximum {
        limit_minor: i64,
    },
}

/// A payment that somebody wants to make.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub amount_minor: i64,
    /// of each BUMDes in the cart: whether it takes cash
    pub cash_allowed: Vec<bool>,
}

impl MethodTerms {
    /// What the gateway is expected to keep of a payment, to the nearest rupiah.
    pub fn fee_minor(&self, amount_minor: i64) -> i64 {
        let part = (i128::from(amount_minor) * i128::from(self.fee_bps) + 5_000) / 10_000;
        i64::try_from(part).unwrap_or(i64::MAX).saturating_add(self.fee_fixed_minor).min(amount_minor)
    }

    pub fn check(&self, wanted: &Wanted) -> Result<(), Unfit> {
        let is_cash = self.method == Method::CashOnDelivery;
        match self.max_minor {
            _ if !self.is_enabled => Err(Unfit::SwitchedOff),
            _ if is_cash && wanted.cash_allowed.contains(&false) => Err(Unfit::NotAllowed),
            _ if is_cash && wanted.cash_allowed.len() != 1 => Err(Unfit::SeveralBumdes),
            Some(limit_minor) if wanted.amount_minor > limit_minor => Err(Unfit::AboveMaximum { limit_minor }),
            _ if wanted.amount_minor < self.min_minor => Err(Unfit::BelowMinimum { limit_minor: self.min_minor }),
            _ => Ok(()),
        }
    }
}

/// None for a method that this database does not list yet.
pub fn find(conn: &mut DbConn, method: Method) -> QueryResult<Option<MethodTerms>> {
    payment_methods::table.find(method).select(MethodTerms::as_select()).first(conn).optional()
}

/// A way to pay as the checkout shows it.
#[derive(Debug, Serialize)]
pub struct Offer {
    pub method: Method,
    /// shown with the reason instead of a choice
    pub unfit: Option<Unfit>,
}

/// The ways of these providers to make this payment, the best first. One that another order could be paid with stays in
/// the list with its reason, after the others; one that a BUMDes does not allow is left out.
pub fn offers(conn: &mut DbConn, providers: &[Provider], wanted: &Wanted) -> QueryResult<Vec<Offer>> {
    let all: Vec<MethodTerms> = payment_methods::table
        .filter(payment_methods::is_enabled.and(payment_methods::provider.eq_any(providers)))
        .order(payment_methods::position)
        .select(MethodTerms::as_select())
        .load(conn)?;
    let mut offers: Vec<Offer> = all
        .iter()
        .map(|terms| Offer { method: terms.method, unfit: terms.check(wanted).err() })
        .filter(|offer| offer.unfit != Some(Unfit::NotAllowed))
        .collect();
    offers.sort_by_key(|offer| offer.unfit.is_some());
    Ok(offers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn qris() -> MethodTerms {
        MethodTerms {
            method: Method::MidtransQris,
            is_enabled: true,
            min_minor: 1_000,
            max_minor: Some(10_000_000),
            fee_bps: 70,
            fee_fixed_minor: 0,
        }
    }

    fn of(amount_minor: i64) -> Wanted {
        Wanted { amount_minor, cash_allowed: vec![true] }
    }

    #[test]
    fn an_amount_outside_the_limits_is_not_taken() {
        assert_eq!(qris().check(&of(10_000_000)), Ok(()));
        assert_eq!(qris().check(&of(10_000_001)), Err(Unfit::AboveMaximum { limit_minor: 10_000_000 }));
        assert_eq!(qris().check(&of(999)), Err(Unfit::BelowMinimum { limit_minor: 1_000 }));
        assert_eq!(MethodTerms { is_enabled: false, ..qris() }.check(&of(5_000)), Err(Unfit::SwitchedOff));
    }

    #[test]
    fn cash_is_taken_by_one_bumdes_that_allows_it() {
        let cash = MethodTerms { method: Method::CashOnDelivery, ..qris() };
        let from = |cash_allowed: &[bool]| Wanted { amount_minor: 50_000, cash_allowed: cash_allowed.to_vec() };
        assert_eq!(cash.check(&from(&[true])), Ok(()));
        assert_eq!(cash.check(&from(&[false])), Err(Unfit::NotAllowed));
        assert_eq!(cash.check(&from(&[true, true])), Err(Unfit::SeveralBumdes));
        assert_eq!(cash.check(&from(&[true, false])), Err(Unfit::NotAllowed));
        assert_eq!(qris().check(&from(&[false, false])), Ok(()), "others do not ask");
    }

    #[test]
    fn the_fee_is_a_part_and_a_fixed_amount_and_never_more_than_the_payment() {
        assert_eq!(qris().fee_minor(366_000), 2_562);
        assert_eq!(qris().fee_minor(150), 1, "1.05 is one rupiah");
        let card = MethodTerms { fee_bps: 290, fee_fixed_minor: 2_000, ..qris() };
        assert_eq!(card.fee_minor(100_000), 4_900);
        assert_eq!(card.fee_minor(500), 500);
        assert!(card.fee_minor(i64::MAX) > 0);
    }

    #[test]
    fn each_method_belongs_to_one_provider() {
        for method in Method::ALL {
            let provider = method.provider();
            assert!(method.as_str().starts_with(provider.as_str()), "{method} of {provider}");
        }
    }
}
