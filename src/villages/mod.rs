//! Villages and their BUMDes: rows and pages. Owns `villages`, `bumdes`, `bumdes_villages`, `producers`.
//!
//! Who may act for a BUMDes is decided in `web/signed_in.rs`; what it sells is read from `catalog/`.

pub mod api;
pub mod browse;
pub mod heads;
pub mod kind;
pub mod map;
pub mod pages;
pub mod queries;

pub use kind::VillageKind;
