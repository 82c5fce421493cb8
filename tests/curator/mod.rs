mod arranging_collections;
mod publishing;
