mod agreeing;
mod append_only;
mod correcting;
mod freezing;
mod migrating;
mod refunding;
