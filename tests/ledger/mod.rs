mod agreeing;
mod append_only;
mod correcting;
mod freezing;
mod migrating;
mod properties;
mod refunding;
mod worked_example;
