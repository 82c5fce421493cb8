//! Spreading one bulk order over many BUMDes. Pure: no app is started.

mod brute_force;
mod limits;
mod offers;
mod properties;
mod refusing;
mod sharing;
mod stopping;
