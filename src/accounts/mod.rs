//! Accounts: people, passwords, roles, signing in and out. Owns `users`, `user_roles`, `sign_in_attempts`.

pub mod add_user;
mod forms;
pub mod pages;
pub mod password;
pub mod portal;
pub mod queries;
mod reset_password;
pub mod sign_in;
mod switch_user;
pub mod user;

pub use add_user::{AddUserError, add_user};
pub use reset_password::reset_password;
pub use switch_user::{SwitchUserError, switch_user};
pub use user::{NewUser, Role};
