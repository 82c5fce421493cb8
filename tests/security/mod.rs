//! What every route owes: found by walking `src/routes/`, so that a new one is checked from its first day.

mod answers;
mod forms;
mod logs;
mod machines;
pub mod routes;
mod settings;
mod unkeepable_text;
