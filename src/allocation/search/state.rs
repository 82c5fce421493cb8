//! Ways to make a quantity, and which of them are worth keeping.

/// A way to make one quantity by the suppliers so far.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub cost: i64,
    pub regret: i64,
    pub suppliers: u16,
    /// one bit for each named regency
    pub regencies: u16,
    /// of the supplier that was added last
    pub lots: u32,
    /// which state it was added to
    pub from: u32,
    /// among the states of the same quantity: the higher, the more those get who come first
    pub fairness: u32,
}

impl State {
    pub const START: Self = Self { cost: 0, regret: 0, suppliers: 0, regencies: 0, lots: 0, from: 0, fairness: 0 };

    /// Whatever completes the other completes this one too, as cheap and as fair.
    fn is_at_least(&self, other: &Self) -> bool {
        let is_as_good = self.cost < other.cost || (self.cost == other.cost && self.turn() >= other.turn());
        is_as_good && self.suppliers <= other.suppliers && self.regencies & other.regencies == other.regencies
    }

    /// While `fairness` is still that of the state it was added to.
    pub fn turn(&self) -> (u32, u32) {
        (self.lots, self.fairness)
    }

    pub fn with(&self, choice: &Choice, from: usize) -> Self {
        Self {
            cost: self.cost + choice.cost,
            regret: self.regret.saturating_add(choice.regret),
            suppliers: self.suppliers + choice.suppliers,
            regencies: self.regencies | choice.regencies,
            lots: choice.lots,
            from: u32::try_from(from).unwrap_or(u32::MAX),
            fairness: self.fairness,
        }
    }
}

/// One share of one supplier, or none.
pub(super) struct Choice {
    pub units: usize,
    pub lots: u32,
    pub cost: i64,
    pub regret: i64,
    pub suppliers: u16,
    pub regencies: u16,
}

/// Keeps what no other is better than in everything.
pub(super) fn keep(met: &mut Vec<State>, state: State) {
    if met.iter().any(|other| other.is_at_least(&state)) {
        return;
    }
    met.retain(|other| !state.is_at_least(other));
    met.push(state);
}
