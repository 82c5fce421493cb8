//! Personal access tokens: with one a program does under `/api/v1/bumdes` or `/api/v1/wholesale` what its person may do in
//! the portal. Owns `access_tokens`.
//!
//! A token says less than its person, never more: what it may be used for is asked beside the roles that its person
//! holds at that moment. Makes no scope: who comes with which right is said by `web/signed_in/by_token.rs` alone.

mod access_token;
pub mod api;
mod forms;
mod make_token;
mod pace;
pub mod pages;
pub mod queries;
mod recognise;
mod revoke_token;
mod secret;
mod token_scope;
mod workplace;

pub use access_token::AccessToken;
pub use make_token::{Made, MakeTokenError, NewToken, make_token};
pub use pace::Pace;
pub use recognise::{Recognised, Refused, note_use, recognise};
pub use revoke_token::{RevokeTokenError, revoke_token};
pub use secret::Secret;
pub use token_scope::TokenScope;
pub use workplace::{BUMDES_PAGE, COMPANY_PAGE, Workplace};
