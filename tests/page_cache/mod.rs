//! Pages kept as bytes: who gets them, in which form, and when they are forgotten.

mod answers;
mod forgetting;
mod mixing;
mod stock;

use std::io::Read;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

/// An app that keeps pages.
pub async fn keeping() -> TestApp {
    TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "8000000")]).await
}

/// `GET` with these headers; the body as it came.
pub async fn get_with(client: &Client, path: &str, headers: &[(&str, &str)]) -> (Answer, Vec<u8>) {
    let mut request = client.request(reqwest::Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send_for_bytes(request).await
}

pub fn gunzip(body: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(body).read_to_string(&mut text).expect("gzip");
    text
}

pub fn unbrotli(body: &[u8]) -> String {
    let mut text = String::new();
    brotli::Decompressor::new(body, 4096).read_to_string(&mut text).expect("brotli");
    text
}
