//! Price lists: what a BUMDes asks of one company, or of a group of companies, from which quantity on, and when. Owns
//! `price_lists`, `price_list_lines`, `price_list_tiers`, `company_groups` and `company_group_members`.
//!
//! [`rule`] says which price wins, and nothing else does: whoever needs a company's price takes it from [`prices_for`].
//! Nothing here is ever part of a page, a file, an index or an answer that is not for one signed-in company or for the
//! BUMDes itself. Who the companies are is `companies/`; what everybody pays is `catalog/`.

mod forms;
pub mod groups;
mod keep;
mod keep_line;
pub mod line_pages;
mod line_queries;
pub mod pages;
mod price_list;
mod prices;
mod queries;
pub mod rule;

pub use keep::{Holder, KeepError, NewList, Terms, change_list, make_list, remove_list};
pub use keep_line::{LineError, LineTerms, remove_line, save_line};
pub use price_list::{Holding, PriceList};
pub use prices::prices_for;
pub use rule::{Offer, Origin, Price, Prices, Tier, Unfit};
