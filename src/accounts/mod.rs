//! Accounts: people, passwords, roles, signing in and out. Owns `users`, `user_roles`, `sign_in_attempts`.

pub mod queries;
