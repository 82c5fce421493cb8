//! Companies that buy for others: who they are, who works for them and what each may do, where their goods go, what the
//! operator grants them. Owns `companies`, `company_members`, `company_invitations`, `company_documents`, `outlets`,
//! `company_terms`, `approval_rules`, `budgets`, `company_events`.
//!
//! What they ask for and order is in other rooms; those read who may, how much and on which terms from here
//! ([`terms::current`], [`approval::needed`], [`budgets::covering`], [`outlets::find`]) and leave what they did with
//! [`record`].

pub mod api;
pub mod approval;
pub mod budgets;
pub mod company;
mod correct;
pub mod decide;
mod desk_forms;
pub mod desk_pages;
mod desk_queries;
pub mod document;
mod event;
mod forms;
mod home;
mod keep_document;
pub mod members;
pub mod outlets;
pub mod own_pages;
mod party;
pub mod queries;
pub mod register;
pub mod register_pages;
pub mod role;
mod rule_forms;
pub mod rule_pages;
mod set_rules;
mod standing;
pub mod status;
pub mod terms;
pub mod trail_pages;
mod words;

pub use company::{Company, CompanyKind, Place, Profile};
pub use decide::{approve, refuse, restore, suspend};
pub use event::{CompanyAct, CompanyActKind, record};
pub use home::show as home;
pub use keep_document::keep_document;
pub use party::Party;
pub use role::{CompanyMay, CompanyRole};
pub use set_rules::{BudgetError, NewBudget, end_budget, make_budget, set_rule};
pub use standing::StandingError;
pub use status::CompanyStatus;
