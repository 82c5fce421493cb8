//! What a spread costs at least.
//!
//! Give a price to each piece, each supplier and each named regency, let every supplier choose for itself what is best
//! at these prices, and the sum can be no dearer than any spread that keeps the limits (Lagrange's bound). What a
//! choice costs above its supplier's best one is its *regret*: a spread costs the bound plus its regrets, and what its
//! limits leave unused. So only choices of small regret can be part of a cheapest spread, and those are few.

use super::candidate::Candidate;
use super::reach::Limits;

/// The price of a piece is counted in these parts of a rupiah: so finely that the bound rises and falls with the other
/// prices as it should, and does not tremble.
const PARTS: i64 = 1 << 20;

/// Any prices give a bound, good ones a high bound.
#[derive(Debug, Clone)]
pub(super) struct Prices {
    /// in parts of a rupiah; the others are whole rupiah
    per_piece: i64,
    per_supplier: i64,
    per_regency: Vec<i64>,
}

/// A supplier's costs as far as they can be somebody's best choice: the lower convex hull of (pieces, cost).
struct Hull(Vec<(i64, i64)>);

/// The highest bound that was found, with its prices and each candidate's best choice at these prices.
pub(super) struct Bound {
    pub landed_minor: i64,
    prices: Prices,
    best: Vec<i128>,
}

impl Bound {
    /// What so many lots cost above the best choice of this candidate; never below 0.
    pub fn regret(&self, index: usize, candidate: &Candidate, lots: i64, cost: i64) -> i64 {
        let own = if lots == 0 {
            0
        } else {
            in_parts(cost) - i128::from(self.prices.per_piece) * i128::from(candidate.pieces(lots))
                + self.prices.entry(candidate)
        };
        // Rounded down, so that regrets never add up to more than what they are regrets of.
        i64::try_from((own - self.best[index]).div_euclid(i128::from(PARTS))).unwrap_or(i64::MAX)
    }
}

impl Prices {
    /// What a candidate pays for being a supplier at all.
    fn entry(&self, candidate: &Candidate) -> i128 {
        let credit = candidate.regency.and_then(|named| self.per_regency.get(named)).copied().unwrap_or(0);
        in_parts(self.per_supplier) - in_parts(credit)
    }
}

fn in_parts(minor: i64) -> i128 {
    i128::from(minor) * i128::from(PARTS)
}

impl Hull {
    fn of(candidate: &Candidate) -> Self {
        let mut points: Vec<(i64, i64)> = Vec::new();
        for lots in candidate.fewest..=candidate.most {
            let point = (candidate.pieces(lots), candidate.cost(lots));
            while let [.., a, b] = points[..] {
                let rise = |from: (i64, i64), to: (i64, i64)| (i128::from(to.1 - from.1), i128::from(to.0 - from.0));
                let ((up, along), (next_up, next_along)) = (rise(a, b), rise(b, point));
                if up * next_along < next_up * along {
                    break;
                }
                points.pop();
            }
            points.push(point);
        }
        Self(points)
    }

    /// The cheapest of its points at this price of a piece, and how many pieces it is.
    fn best(&self, per_piece: i64) -> (i128, i64) {
        let worth = |&(pieces, cost): &(i64, i64)| in_parts(cost) - i128::from(per_piece) * i128::from(pieces);
        let (mut low, mut high) = (0, self.0.len() - 1);
        while low < high {
            let middle = (low + high) / 2;
            if worth(&self.0[middle]) <= worth(&self.0[middle + 1]) { high = middle } else { low = middle + 1 }
        }
        (worth(&self.0[low]), self.0[low].0)
    }
}

/// Everything the bound is computed from.
struct Dual<'a> {
    candidates: &'a [Candidate<'a>],
    hulls: Vec<Hull>,
    total: i64,
    limits: Limits,
}

/// The bound of all spreads that make `total` pieces within these limits.
pub(super) fn bound(candidates: &[Candidate], total: i64, limits: Limits) -> Bound {
    let dual = Dual { candidates, hulls: candidates.iter().map(Hull::of).collect(), total, limits };
    let mut prices = Prices { per_piece: 0, per_supplier: 0, per_regency: vec![0; limits.regencies] };
    let dearest = candidates.iter().map(|candidate| candidate.cost(candidate.most)).max().unwrap_or(0);
    // One price after the other, twice: each is the best one while the others stay.
    let rounds = if limits.at_most.is_some() || limits.regencies > 0 { 2 } else { 0 };
    for _ in 0..rounds {
        for named in 0..limits.regencies {
            prices.per_regency[named] = highest(dearest, |price| {
                let mut tried = prices.clone();
                tried.per_regency[named] = price;
                dual.with_best_piece_price(tried).1
            });
        }
        if limits.at_most.is_some() {
            prices.per_supplier = highest(dearest, |price| {
                dual.with_best_piece_price(Prices { per_supplier: price, ..prices.clone() }).1
            });
        }
    }
    let (prices, value) = dual.with_best_piece_price(prices);
    let best = dual.choices(&prices).map(|(worth, _)| worth).collect();
    // Costs are whole rupiah, so the bound may be rounded up.
    let landed_minor = i64::try_from(-(-value).div_euclid(i128::from(PARTS))).unwrap_or(i64::MIN);
    Bound { landed_minor, prices, best }
}

/// Where a concave function of whole numbers from 0 to `end` is highest.
fn highest(end: i64, value: impl Fn(i64) -> i128) -> i64 {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if value(middle) >= value(middle + 1) { high = middle } else { low = middle + 1 }
    }
    low
}

impl Dual<'_> {
    /// Each candidate's best choice: what it is worth, and its pieces.
    fn choices<'b>(&'b self, prices: &'b Prices) -> impl Iterator<Item = (i128, i64)> + 'b {
        self.candidates.iter().zip(&self.hulls).map(|(candidate, hull)| {
            let (worth, pieces) = hull.best(prices.per_piece);
            let worth = worth + prices.entry(candidate);
            if worth < 0 { (worth, pieces) } else { (0, 0) }
        })
    }

    fn value(&self, prices: &Prices) -> (i128, i64) {
        let (worth, pieces) = self.choices(prices).fold((0, 0), |sum, choice| (sum.0 + choice.0, sum.1 + choice.1));
        let suppliers = self.limits.at_most.map_or(0, |most| in_parts(prices.per_supplier) * most as i128);
        let regencies: i128 = prices.per_regency.iter().copied().map(in_parts).sum();
        (worth + i128::from(prices.per_piece) * i128::from(self.total) - suppliers + regencies, pieces)
    }

    /// The dearer a piece, the more everybody makes: the price at which it becomes enough.
    fn with_best_piece_price(&self, mut prices: Prices) -> (Prices, i128) {
        let credit = prices.per_regency.iter().copied().max().unwrap_or(0);
        let dearest = self.candidates.iter().map(|candidate| candidate.cost(candidate.most)).max().unwrap_or(0);
        let (mut low, mut high) = (-(credit + 1) * PARTS, (dearest + prices.per_supplier + 1) * PARTS);
        while low < high {
            let middle = low + (high - low) / 2;
            prices.per_piece = middle;
            if self.value(&prices).1 >= self.total { high = middle } else { low = middle + 1 }
        }
        // Parts are whole, so the highest point may lie just below.
        let at = |per_piece: i64| {
            let tried = Prices { per_piece, ..prices.clone() };
            let value = self.value(&tried).0;
            (tried, value)
        };
        let (here, below) = (at(low), at(low - 1));
        if below.1 > here.1 { below } else { here }
    }
}
