mod baskets_ordered;
mod generating;
mod migrating;
pub mod plans;
mod refunds_kept;
mod reverting;
mod schema;
mod small_catalog;
mod statements;
