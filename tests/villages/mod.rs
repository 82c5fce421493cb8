mod desk;
mod joint;
mod registering;
mod resolving;
pub mod sending_evidence;
mod shown;
mod suspending;
mod telling_stories;
mod verifying;
