//! Six pairs of a ground and a line, as the dye vats give them, with a third colour between.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dye {
    pub ground: &'static str,
    pub line: &'static str,
    pub accent: &'static str,
}

impl Dye {
    /// The same vat on white cloth: what was left out is dyed, and what was dyed is left out.
    pub fn reversed(self) -> Self {
        Self { ground: self.line, line: self.ground, ..self }
    }
}

/// indigo with undyed cotton
pub const NILA: Dye = Dye { ground: "#213d6b", line: "#efe3c8", accent: "#7d9bc8" };
/// the brown of soga bark
pub const SOGA: Dye = Dye { ground: "#6f3f1a", line: "#f2dfbb", accent: "#cf9450" };
/// undyed cotton drawn upon in brown
pub const MORI: Dye = Dye { ground: "#f1e4c9", line: "#74451f", accent: "#b98a4f" };
/// the red of mengkudu root
pub const MENGKUDU: Dye = Dye { ground: "#7f2b28", line: "#f3dfbf", accent: "#d98d62" };
/// leaf green, over indigo
pub const DAUN: Dye = Dye { ground: "#2d513d", line: "#eee6c9", accent: "#93b584" };
/// indigo dipped until it is nearly black, then soga: the old court cloths
pub const WEDEL: Dye = Dye { ground: "#23262f", line: "#e9d3a4", accent: "#a8783f" };
