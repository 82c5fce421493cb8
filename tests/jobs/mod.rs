mod claiming;
mod dead_letters;
mod stopping;
