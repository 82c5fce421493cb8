//! A paper as an answer: shown by the browser, kept by nobody on the way.

use actix_web::HttpResponse;
use actix_web::http::header;

/// `name` without its ending.
pub fn pdf_file(name: &str, body: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body)
}
