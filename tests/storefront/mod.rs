mod addresses;
mod browsing;
mod errors;
mod listing;
mod motifs;
mod site_map;
pub mod structured_data;
