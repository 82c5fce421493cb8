//! How a line's money is divided: the parts add up to the line exactly.
//!
//! PPN first, it was never the seller's; then the commission and PPh 22 of the price without it; then what makers,
//! cluster and village get for each piece, as far as the money goes; then their per cents of what is left. The rest
//! is the BUMDes's.

use super::account::Account;
use super::agreement::{FULL_BPS, Term, Terms};
use super::tax::TaxRate;
use crate::money::split;

crate::text_enum! {
    /// Who gets a share of a line.
    Tier {
        Ppn = "ppn",
        Commission = "commission",
        Pph22 = "pph22",
        Maker = "maker",
        Cluster = "cluster",
        Village = "village",
        Bumdes = "bumdes",
    }
}

impl Tier {
    pub fn account(self) -> Account {
        match self {
            Self::Ppn => Account::PayablePpn,
            Self::Commission => Account::Commission,
            Self::Pph22 => Account::Pph22,
            Self::Maker => Account::PayableMaker,
            Self::Cluster => Account::PayableCluster,
            Self::Village => Account::PayableVillage,
            Self::Bumdes => Account::PayableBumdes,
        }
    }
}

/// The rules in force for one BUMDes.
#[derive(Debug, Clone, Default)]
pub struct Division {
    pub terms: Terms,
    /// for a PKP seller
    pub ppn: Option<TaxRate>,
    /// where it is withheld
    pub pph22: Option<TaxRate>,
}

impl Division {
    /// Shares of a line that costs `total_minor` for `quantity` pieces, without those of zero.
    pub fn of(&self, total_minor: i64, quantity: i64) -> Vec<(Tier, i64)> {
        let mut line = Line { left_minor: total_minor, shares: Vec::new() };
        line.give(Tier::Ppn, self.ppn.as_ref().map_or(0, |rate| rate.within(total_minor)));
        let net_minor = line.left_minor;
        line.give(Tier::Commission, share_of(self.terms.commission, net_minor, quantity));
        line.give(Tier::Pph22, self.pph22.as_ref().map_or(0, |rate| rate.on(net_minor)));
        let chain =
            [(Tier::Maker, self.terms.maker), (Tier::Cluster, self.terms.cluster), (Tier::Village, self.terms.village)];
        for (tier, term) in chain {
            line.give(tier, term.per_piece_minor().saturating_mul(quantity));
        }
        let [maker, cluster, village] = chain.map(|(_, term)| term.bps());
        let parts = split(line.left_minor, &[maker, cluster, village, FULL_BPS - maker - cluster - village]);
        for (tier, part) in [Tier::Maker, Tier::Cluster, Tier::Village, Tier::Bumdes].into_iter().zip(parts) {
            line.give(tier, part);
        }
        line.shares
    }
}

fn share_of(term: Term, of_minor: i64, quantity: i64) -> i64 {
    match term {
        Term::Bps(bps) => split(of_minor, &[bps, FULL_BPS - bps])[0],
        Term::PerPiece(minor) => minor.saturating_mul(quantity),
    }
}

struct Line {
    left_minor: i64,
    shares: Vec<(Tier, i64)>,
}

impl Line {
    /// As much of it as there is.
    fn give(&mut self, tier: Tier, wanted_minor: i64) {
        let minor = wanted_minor.min(self.left_minor);
        self.left_minor -= minor;
        if minor > 0 {
            self.shares.push((tier, minor));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::super::tax::Tax;
    use super::*;

    fn rate(tax: Tax, rate_bps: i64, base_numerator: i64, base_denominator: i64) -> TaxRate {
        let at = NaiveDate::from_ymd_opt(2025, 7, 14).unwrap().and_hms_opt(0, 0, 0).unwrap();
        TaxRate {
            id: tax.to_string(),
            tax,
            effective_from: at,
            rate_bps,
            base_numerator,
            base_denominator,
            is_on: true,
            legal_source: "PMK".into(),
            made_by: None,
            made_at: at,
        }
    }

    fn ppn() -> TaxRate {
        rate(Tax::Ppn, 1_200, 11, 12)
    }

    fn pph22() -> TaxRate {
        rate(Tax::Pph22, 50, 1, 1)
    }

    #[test]
    fn without_an_agreement_all_of_it_is_the_bumdess() {
        assert_eq!(Division::default().of(90_000, 2), [(Tier::Bumdes, 90_000)]);
        assert!(Division::default().of(0, 2).is_empty());
    }

    #[test]
    fn ppn_is_eleven_of_a_hundred_and_eleven_and_taken_before_everything_else() {
        let terms = Terms { commission: Term::Bps(500), maker: Term::Bps(6_000), ..Terms::default() };
        let division = Division { terms, ppn: Some(ppn()), pph22: Some(pph22()) };
        let shares = [
            (Tier::Ppn, 11_000),
            (Tier::Commission, 5_000),
            (Tier::Pph22, 500),
            (Tier::Maker, 56_700),
            (Tier::Bumdes, 37_800),
        ];
        assert_eq!(division.of(111_000, 3), shares);
    }

    #[test]
    fn what_is_fixed_for_a_piece_comes_before_per_cents_of_the_rest() {
        let terms = Terms { maker: Term::PerPiece(20_000), village: Term::Bps(1_000), ..Terms::default() };
        let shares = [(Tier::Maker, 60_000), (Tier::Village, 3_000), (Tier::Bumdes, 27_000)];
        assert_eq!(Division { terms, ..Division::default() }.of(90_000, 3), shares);
    }

    #[test]
    fn nobody_gets_more_than_the_line_has() {
        let terms = Terms { maker: Term::PerPiece(50_000), cluster: Term::PerPiece(5_000), ..Terms::default() };
        assert_eq!(Division { terms, ..Division::default() }.of(90_000, 2), [(Tier::Maker, 90_000)]);
    }

    fn term() -> impl Strategy<Value = Term> {
        prop_oneof![(0i64..=3_333).prop_map(Term::Bps), (0i64..100_000).prop_map(Term::PerPiece)]
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_line_and_none_is_negative(
            total in 0i64..10_000_000_000, quantity in 1i64..1_000,
            commission in term(), maker in term(), cluster in term(), village in term(),
            is_pkp: bool, withholds: bool,
        ) {
            let terms = Terms { commission, maker, cluster, village };
            let division = Division { terms, ppn: is_pkp.then(ppn), pph22: withholds.then(pph22) };
            let shares = division.of(total, quantity);
            prop_assert_eq!(shares.iter().map(|(_, minor)| minor).sum::<i64>(), total);
            prop_assert!(shares.iter().all(|(_, minor)| *minor > 0));
        }
    }
}
