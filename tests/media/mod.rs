//! Photos of products: where they are kept, who may send them in, how they are shown.
//!
//! Tests marked `#[ignore = "needs S3_TEST_URL"]` talk to the S3-compatible server at that address, which
//! `tests/servers/start.sh` starts.

mod keeping;
mod serving;
mod showing;
mod store;
mod sweeping;
mod uploading;
