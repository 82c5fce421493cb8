mod filling;
mod starting;
