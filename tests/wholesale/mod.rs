//! Wholesale from end to end: a hotel group that nobody knows yet registers, and in the end owes nothing.

mod books;
mod coffee;
mod hotel;
mod story;
mod villages;
