mod errors;
mod motifs;
