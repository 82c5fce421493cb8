//! Companies that buy for others: from registering to the people, places and rules of one.

mod agreeing;
mod deciding;
mod desk;
pub mod documents;
mod inviting;
mod members;
mod outlets;
pub mod registering;
mod roles;
mod rules;
mod strangers;
