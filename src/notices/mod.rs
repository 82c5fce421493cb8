//! Notices: what a person who works here should know, in the portal and by mail, as they choose. Owns `notices` and
//! `notice_choices`.
//!
//! Whoever does something worth telling calls [`tell`] in the same transaction; who hears of it is decided here. The
//! mails to a BUMDes's own address and to buyers are not of this room (`mail/`).

mod change;
mod choice_pages;
mod choices;
mod kind;
mod notice;
pub mod pages;
pub mod queries;
mod read;
mod tell;
mod telling;
pub mod words;

pub use change::{CompanyChange, TeamChange};
pub use choice_pages::{save as save_choices, show as show_choices};
pub use kind::NoticeKind;
pub use notice::Notice;
pub use read::delete_old;
pub use tell::tell;
