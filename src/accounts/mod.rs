//! Accounts: people, passwords, roles, signing in and out, the teams of BUMDes. Owns `users`, `user_roles`,
//! `invitations`, `sign_in_attempts`.

pub mod add_user;
pub mod attempts;
pub mod bumdes_role;
pub(crate) mod entering;
pub(crate) mod forms;
pub mod joining;
pub mod mailed_link;
pub mod pages;
pub mod password;
pub mod password_pages;
pub mod portal;
pub mod queries;
mod replace_password;
mod reset_password;
pub mod sign_in;
pub mod sign_up_pages;
mod switch_user;
pub mod team;
pub mod user;

pub use add_user::{AddUserError, add_user};
pub use bumdes_role::{BumdesRole, May};
pub(crate) use entering::may_try;
pub use reset_password::reset_password;
pub use switch_user::{SwitchUserError, switch_user};
pub use user::{NewUser, Role};
