//! The sales figures of a BUMDes.

mod paid;
mod sold;
