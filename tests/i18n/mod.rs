//! Both languages are complete, and every message that templates and code ask for is there.

mod calls;
mod complete;
mod keys_in_use;
mod messages;
