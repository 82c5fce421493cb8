//! Villages and their BUMDes: rows and pages, and how a BUMDes comes to sell here. Owns `villages`, `bumdes`,
//! `bumdes_villages`, `bumdes_evidence`, `producers`,
//! `withheld_listings`, `signature_changes`.
//!
//! Who may act for a BUMDes is decided in `web/signed_in.rs`; what it sells is read from `catalog/`.

pub mod api;
mod ask_again;
pub mod browse;
pub(crate) mod desk_forms;
pub mod desk_pages;
pub mod desk_queries;
pub mod evidence;
mod forms;
pub mod heads;
pub mod joint_pages;
mod keep_evidence;
pub mod kind;
pub mod map;
pub mod own_pages;
pub mod pages;
pub mod queries;
pub mod register;
pub mod register_pages;
pub mod resolve;
mod serve_villages;
pub mod signature;
pub mod standing;
mod status;
pub mod story;
pub mod story_pages;
pub mod suspend;
pub mod verify;

pub use keep_evidence::keep_evidence;
pub use kind::VillageKind;
pub use status::BumdesStatus;
