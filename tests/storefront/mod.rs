mod addresses;
mod browsing;
mod errors;
mod listing;
mod motifs;
