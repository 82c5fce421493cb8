//! What comes out: shares, refusals, their reasons, and the proof.

use chrono::NaiveDate;

/// How an order is spread. Shares and refusals together name every offer once; both are in the order of the turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    pub shares: Vec<Share>,
    pub refusals: Vec<Refusal>,
    /// pieces nobody can make in time: what was wanted less the sum of the shares
    pub shortfall: i64,
    /// With a shortfall: the first due date on which the whole quantity could be met within the same limits. None when
    /// the weeks that were given do not hold it.
    pub could_be_met_on: Option<NaiveDate>,
    /// named regencies that nobody can serve; when there are any, nothing is allocated
    pub unserved_regencies: Vec<String>,
    /// goods and shipping of all shares
    pub landed_minor: i64,
    pub proof: Proof,
}

/// What one supplier is to deliver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub key: String,
    pub quantity: i64,
    /// whose capacity is promised: the earliest weeks first, in order of time
    pub promises: Vec<Promise>,
    pub goods_minor: i64,
    pub shipping_minor: i64,
    pub reason: ShareReason,
}

/// A part of a week's capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    pub week: NaiveDate,
    pub quantity: i64,
}

/// Why a supplier has a share, and why it is as large as it is. The first that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareReason {
    /// There is a shortfall: whatever can be ready is needed.
    AllIsNeeded,
    /// Nobody of this named regency would have a share without the buyer's limit.
    NeededForRegency { regency: String },
    /// Another would have cost the same; this one was served less lately (then: more reliable, then by key).
    FairTurn { instead_of: String },
    /// Cheap enough for the remainder; it could have made `could_make` pieces.
    FillsRest { could_make: i64 },
    /// All it can make is part of the cheapest spread.
    CheapestLanded,
}

impl ShareReason {
    /// As it is kept with what was ordered; in words: the messages `purchase-reason-<word>`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::AllIsNeeded => "all-is-needed",
            Self::NeededForRegency { .. } => "needed-for-regency",
            Self::FairTurn { .. } => "fair-turn",
            Self::FillsRest { .. } => "fills-rest",
            Self::CheapestLanded => "cheapest",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub key: String,
    pub reason: RefusalReason,
}

/// Why a supplier has no share. The first that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalReason {
    /// below the grade that the buyer asks for, or without one
    GradeTooLow,
    /// its price of a piece is above the ceiling by so much
    AbovePriceCeiling { dearer_by_minor: i64 },
    /// no free capacity in any week, or nothing offered
    NoCapacity,
    /// Its smallest share could arrive on this day, which is after the due date.
    TooLate { earliest: NaiveDate },
    /// it can make fewer than its own smallest share, or fewer are wanted
    BelowMinimum { minimum: i64, available: i64 },
    /// A whole number of its lots does not fit into what it can make, what is wanted, or what was left.
    LotDoesNotFit { lot_size: i64, available: i64 },
    /// The buyer's limits cannot be kept, so that nobody has a share.
    LimitsCannotBeKept,
    /// The buyer's number of suppliers was reached; without it this one would have a share.
    TooManySuppliers { at_most: usize },
    /// Taking it instead of this one would have cost the same, but it was served more lately (then: less reliable,
    /// then by key).
    LaterTurn { instead_of: String },
    /// The whole quantity is met without it. At its best a piece of it, landed, costs so much more than a piece of the
    /// dearest share, rounded up; 0: its price is good, but its lots, minimum or parcels, or the buyer's
    /// limits, fit others better.
    NotNeeded { dearer_by_minor: i64 },
}

/// How good the spread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Least shortfall, lowest landed cost, and the fairest of all that cost the same.
    Optimal,
    /// The search was ended. The shortfall is the least nevertheless; no spread is cheaper by more than the gap. With a
    /// gap of 0 the cost is the lowest, only fairness is not proven.
    WithinBound { gap_minor: i64 },
}
