mod changes;
mod command;
mod demo_catalogue;
mod findings;
mod robustness;
mod sheet;
mod skipping;
mod villages;
