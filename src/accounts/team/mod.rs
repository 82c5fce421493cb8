//! The people of one BUMDes: who is asked to join, what each may do, who leaves. Owns `invitations`; writes the rows
//! of `user_roles` that name a BUMDes. Every change is on the trail.
//!
//! A BUMDes always keeps somebody who owns it and can sign in. Each verb holds the row of the BUMDes, so that two
//! owners who leave at once do so one after the other.

mod accept_invitation;
pub mod accept_pages;
mod change_roles;
mod end_membership;
mod forms;
mod hand_over;
pub mod invitation;
pub mod invitation_pages;
mod invite;
mod membership;
pub mod pages;
pub mod queries;
mod send_again;

pub use accept_invitation::{AcceptError, accept_invitation};
pub use change_roles::change_roles;
pub use end_membership::{leave, remove_member};
pub use hand_over::hand_over;
pub use invitation::Invitation;
pub use invite::{InviteError, NewInvitation, invite};
pub use membership::{TeamError, begin};
pub use send_again::{revoke, send_again};
