mod loading;
mod picker;
