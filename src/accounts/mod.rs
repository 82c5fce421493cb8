//! Accounts: people, passwords, roles, signing in and out. Owns `users`, `user_roles`, `sign_in_attempts`.

pub mod add_user;
mod forms;
pub mod pages;
pub mod password;
pub mod portal;
pub mod queries;
pub mod sign_in;
pub mod user;

pub use add_user::{AddUserError, add_user};
pub use user::{NewUser, Role};
