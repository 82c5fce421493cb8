mod arranging_collections;
mod publishing;
mod reviewing;
