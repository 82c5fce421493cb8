//! Companies that buy for others: who they are, who works for them and what each may do, where their goods go, what the
//! operator grants them. Owns `companies`, `company_members`, `company_invitations`, `company_documents`, `outlets`,
//! `company_terms`, `approval_rules`, `budgets`, `company_events`.
//!
//! What they ask for and order is in other rooms; those read who may, how much and on which terms from here.

pub mod queries;
pub mod role;
pub mod status;

pub use role::{CompanyMay, CompanyRole};
pub use status::CompanyStatus;
