//! Regions of Indonesia by their official codes: `52`, `52.02`, `52.02.09`, `52.02.09.2008`.
//! Owns `regions`; the list comes with the program ([`load::bundled`]).

pub mod api;
mod geography;
pub mod load;
mod month;
mod name;
pub mod picker;
pub mod queries;
mod region;

pub use geography::{IslandGroup, island_group, provinces_near, time_zone};
pub use month::Month;
pub use name::short_name;
pub use picker::RegionChoices;
pub use region::{Region, RegionPath, level_of, parent_of};
