mod claiming;
mod dead_letters;
mod periodic;
mod stopping;
