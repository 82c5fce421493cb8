mod generating;
mod schema;
mod small_catalog;
