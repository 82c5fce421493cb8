//! Media: photos of products, and the batik motif drawn for what has none. Owns `pictures`, `product_pictures` and the
//! files in the media store. Which pictures a listing names is its own (`listings/`).

pub mod keep_picture;
pub mod motif;
pub mod pages;
pub mod photo;
pub mod picture;
pub mod picture_pages;
pub mod share;
pub mod shown;
pub mod store;
pub mod sweep;
pub mod version;

pub use keep_picture::{KeepPictureError, keep_picture};
pub use photo::{Photo, ShownPhoto};
pub use shown::{Place, show_pictures};
