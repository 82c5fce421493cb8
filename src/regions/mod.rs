//! Regions of Indonesia by their official codes: `52`, `52.02`, `52.02.09`, `52.02.09.2008`.
//! Owns `regions`.

mod geography;

pub use geography::{IslandGroup, island_group, time_zone};
