//! The people of one company: who is asked to join, what each may do, who leaves. Every change is on the trail.
//!
//! A company always keeps somebody who manages its account and can sign in. Each verb holds the row of the company, so
//! that two of them who leave at once do so one after the other.

mod accept;
pub mod accept_pages;
mod change;
mod forms;
pub mod invitation;
pub mod invitation_pages;
mod invite;
mod membership;
pub mod pages;
pub mod queries;

pub use accept::{AcceptError, accept};
pub use change::{change_roles, leave, remove};
pub use invitation::CompanyInvitation;
pub use invite::{InviteError, NewInvitation, invite};
pub use membership::{MemberError, add};
