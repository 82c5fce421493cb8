//! Villages and their BUMDes: rows and pages. Owns `villages`, `bumdes`, `bumdes_villages`, `producers`.
