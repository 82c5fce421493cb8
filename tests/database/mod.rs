mod generating;
mod migrating;
mod plans;
mod schema;
mod small_catalog;
mod statements;
