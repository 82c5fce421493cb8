mod schema;
mod small_catalog;
