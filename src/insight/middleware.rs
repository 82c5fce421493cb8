//! Counts what people look at, in front of the kept pages: one that is answered from memory is a look all the same.
//!
//! A page that the browser held already (304) is not counted again, so that one person who comes back to a page, or
//! searches for the same words once more, is not many.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::agent;
use crate::app::App;
use crate::web::same_page::Searched;

pub async fn middleware<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let Some(rest) = request.path().strip_prefix("/products") else { return next.call(request).await };
    let slug = rest.strip_prefix('/').map(str::to_owned);
    let is_list = rest.is_empty() && !request.query_string().is_empty();
    let is_look =
        request.method() == Method::GET && (slug.is_some() || is_list) && !agent::is_program(request.headers());
    let response = next.call(request).await?;
    if is_look && response.status() == StatusCode::OK {
        count(&response, slug.as_deref());
    }
    Ok(response)
}

fn count<B>(response: &ServiceResponse<B>, slug: Option<&str>) {
    let Some(app) = response.request().app_data::<Data<App>>() else { return };
    match slug {
        Some(slug) => app.insight.view(slug),
        None => {
            if let Some(searched) = response.response().extensions().get::<Arc<Searched>>() {
                app.search.note(searched);
            }
        }
    }
}
