//! What tests build on: an app of their own, a browser-like client, rows to begin with.

pub mod app;
pub mod client;
pub mod database;
pub mod factories;
pub mod midtrans;
pub mod outbox;
pub mod receiver;
pub mod routes;
pub mod statements;
pub mod store;
pub mod stripe;

pub use app::TestApp;
