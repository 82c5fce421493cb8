mod filling;
mod starting;
mod wholesale;
