//! A BUMDes writes its products, step by step, and hands them to the curator.

mod assisting;
mod editing;
mod loading;
mod other_peoples;
mod overtaking;
mod publishing_changes;
mod statements;
mod submitting;
