pub mod fulfilling_an_order;
mod other_peoples_orders;
mod refused_steps;
mod rejecting_an_order;
mod setting_shipping_rates;
