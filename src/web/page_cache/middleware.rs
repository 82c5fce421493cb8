//! Answers from the cache before sessions, compression, error pages and the log of requests: a kept page is one
//! look-up and one copy. Everything else goes on inwards.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use actix_web::body::{self, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, Uri, header};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};

use super::flight::{Flight, Landing, Turn, landed};
use super::{Entry, PageCache, address};
use crate::app::App;
use crate::i18n::Language;
use crate::web::same_page::{SamePage, Searched};
use crate::web::{known, language};

type Answer<B> = Result<ServiceResponse<EitherBody<B, Bytes>>, actix_web::Error>;

pub async fn middleware<B: MessageBody + 'static>(mut request: ServiceRequest, next: Next<B>) -> Answer<B> {
    let Some(app) = request.app_data::<Data<App>>().filter(|app| app.page_cache.is_on()) else {
        return pass(request, next).await;
    };
    let app = app.clone().into_inner();
    let cache = &app.page_cache;
    let Some(key) = key(&request) else { return pass(request, next).await };
    if known::expects_flash(request.headers()) {
        cache.outcomes.pass.increment(1);
        return pass(request, next).await;
    }
    loop {
        if let Some(entry) = cache.get(&key) {
            return Ok(hit(request, cache, &entry).await);
        }
        match cache.flights.turn(&key) {
            Turn::Lead(flight) => {
                rewrite(&mut request, &key);
                return lead(request, next, cache, key, flight).await;
            }
            Turn::Wait(waiting) => match landed(waiting).await {
                Some(Landing::Kept(entry)) => return Ok(hit(request, cache, &entry).await),
                Some(_) => {
                    cache.outcomes.pass.increment(1);
                    return pass(request, next).await;
                }
                None => {}
            },
        }
    }
}

async fn pass<B: MessageBody + 'static>(mut request: ServiceRequest, next: Next<B>) -> Answer<B> {
    // files, drawings and photos are nobody's: their requests open no session
    if ["/public/", "/motif/", "/share/", "/media/"].iter().any(|room| request.path().starts_with(room)) {
        request.headers_mut().remove(header::COOKIE);
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Language and address of a page that may be kept: `id~/products?q=kopi`, and `en=` for English by its own address,
/// which the page gives as its canonical one.
fn key(request: &ServiceRequest) -> Option<String> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return None;
    }
    let query = request.query_string();
    let address = address::kept_as(request.path(), query)?;
    let language = language::named_by(query, request.headers());
    let mut key = String::with_capacity(3 + address.len());
    key.push_str(language.as_str());
    key.push(if language::of_address(query) == Language::En { '=' } else { '~' });
    key.push_str(&address);
    Some(key)
}

async fn hit<B>(request: ServiceRequest, cache: &PageCache, entry: &Entry) -> ServiceResponse<EitherBody<B, Bytes>> {
    let answer = entry.answer(request.headers(), &cache.security, &cache.compressors).await;
    let outcome =
        if answer.status() == StatusCode::NOT_MODIFIED { &cache.outcomes.not_modified } else { &cache.outcomes.hit };
    outcome.increment(1);
    request.into_response(answer).map_into_right_body()
}

/// Makes the request say what its key says and no more: the page cannot read what is left out.
fn rewrite(request: &mut ServiceRequest, key: &str) {
    let (language, rest) = key.split_at(2);
    let (sign, address) = rest.split_at(1);
    let name = if sign == "=" { language::NAME } else { language::SPOKEN };
    let mark = if address.contains('?') { '&' } else { '?' };
    if let Ok(uri) = Uri::try_from(format!("{address}{mark}{name}={language}")) {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
}

async fn lead<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
    cache: &PageCache,
    key: String,
    flight: Flight<'_>,
) -> Answer<B> {
    let generation = cache.generation();
    let asked = request.headers().clone();
    // the page is compressed here, once
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    // and made for nobody: its language stands in the address by now
    request.headers_mut().remove(header::COOKIE);
    let mut response = next.call(request).await?;
    let page = response.response().extensions().get::<SamePage>().cloned();
    let searched = response.response().extensions().get::<Arc<Searched>>().cloned();
    let Some(page) = page.filter(|_| response.status() == StatusCode::OK) else {
        flight.land(Landing::NotKept);
        // an error page for nobody: the cookies of whoever asked stay as they are
        response.headers_mut().remove(header::SET_COOKIE);
        cache.outcomes.pass.increment(1);
        return Ok(response.map_into_left_body());
    };
    cache.outcomes.miss.increment(1);
    cache.rendered.fetch_add(1, Ordering::Relaxed);
    let (request, response) = response.into_parts();
    let body = body::to_bytes(response.into_body()).await.map_err(|_| PageLost)?;
    let entry = Arc::new(Entry::new(body, page, searched));
    let is_kept = cache.store(&key, &entry, generation);
    flight.land(if is_kept { Landing::Kept(entry.clone()) } else { Landing::NotKept });
    let answer = entry.answer(&asked, &cache.security, &cache.compressors).await;
    Ok(ServiceResponse::new(request, answer).map_into_right_body())
}

/// A page's body is in memory: it cannot fail on the way here.
#[derive(Debug, thiserror::Error)]
#[error("the page was lost on its way")]
struct PageLost;

impl actix_web::ResponseError for PageLost {}
