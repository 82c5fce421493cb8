mod expiring;
mod finalising;
mod placing_an_order;
mod racing;
