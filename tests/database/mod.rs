mod generating;
mod plans;
mod schema;
mod small_catalog;
mod statements;
