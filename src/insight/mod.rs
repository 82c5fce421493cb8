//! Insight for curators: what was searched for in vain, which villages are looked at and bought from, what is sold out.
//! Owns `village_days`.
//!
//! Sums of days, and nothing about who: no person, session, address or time of day gets into a count. Counting costs a
//! request no question to the database: counts wait in memory ([`Tally`]) and are written twice a minute; what a process
//! that dies had counted is lost. Orders are not counted beside the orders themselves.

mod agent;
mod filter;
mod flush;
mod middleware;
pub mod pages;
mod queries;
mod tally;

pub use flush::{flush, spawn};
pub use middleware::middleware;
pub use tally::Tally;
