mod addresses;
mod browsing;
mod errors;
mod listing;
mod motifs;
mod same_for_everybody;
mod site_map;
pub mod structured_data;
