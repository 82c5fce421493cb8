//! The people of a BUMDes: what they may do, and what stands of it on the trail.

mod inviting;
mod joining;
mod members;
mod migrating;
mod roles;
mod trail;
