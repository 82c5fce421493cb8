//! One kept page: its bytes as they were rendered, and made small when somebody first asks for it so.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{StatusCode, header::CONTENT_ENCODING};
use actix_web::web::{self, Bytes};
use sha2::{Digest, Sha256};
use tokio::sync::{OnceCell, Semaphore};

use super::compress::{self, Encoding};
use crate::web::same_page::{CACHING, SURROGATE_KEY, SamePage, Searched, VARY};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// What an entry takes beside its bytes, roughly.
const OVERHEAD: usize = 1024;

pub struct Entry {
    plain: Encoded,
    gzip: OnceCell<Encoded>,
    brotli: OnceCell<Encoded>,
    page: SamePage,
    searched: Option<Arc<Searched>>,
    surrogate: HeaderValue,
    hash: String,
}

/// One form of the page. Each has a strong ETag of its own, because its bytes are others.
struct Encoded {
    body: Bytes,
    etag: HeaderValue,
    encoding: Option<HeaderValue>,
}

impl Entry {
    pub fn new(body: Bytes, page: SamePage, searched: Option<Arc<Searched>>) -> Self {
        let hash: String = Sha256::digest(&body)[..12].iter().map(|b| format!("{b:02x}")).collect();
        let surrogate = HeaderValue::try_from(page.keys.join(" ")).unwrap_or(HeaderValue::from_static("catalogue"));
        let plain = Encoded { body, etag: etag(&hash, ""), encoding: None };
        Self { plain, gzip: OnceCell::new(), brotli: OnceCell::new(), page, searched, surrogate, hash }
    }

    pub fn keys(&self) -> &[String] {
        &self.page.keys
    }

    /// What the entry takes when it is there in all its forms: gzip and brotli together stay under half the page.
    pub fn weight(&self) -> usize {
        self.plain.body.len() * 3 / 2 + self.surrogate.len() * 2 + OVERHEAD
    }

    /// The form that was asked for, if it was made already.
    fn form(&self, encoding: Encoding) -> Option<&Encoded> {
        match encoding {
            Encoding::Identity => Some(&self.plain),
            Encoding::Gzip => self.gzip.get(),
            Encoding::Brotli => self.brotli.get(),
        }
    }

    /// Makes the form that was asked for, once, on a thread for such work.
    async fn make(&self, encoding: Encoding, compressors: &Semaphore) -> &Encoded {
        let (cell, name, suffix) = match encoding {
            Encoding::Identity => return &self.plain,
            Encoding::Gzip => (&self.gzip, "gzip", "-gz"),
            Encoding::Brotli => (&self.brotli, "br", "-br"),
        };
        let make = || async {
            let _turn = compressors.acquire().await;
            let page = self.plain.body.clone();
            let pack = move || if encoding == Encoding::Gzip { compress::gzip(&page) } else { compress::brotli(&page) };
            let body = web::block(pack).await.map_err(drop)?.map_err(drop)?;
            Ok::<_, ()>(Encoded {
                body,
                etag: etag(&self.hash, suffix),
                encoding: Some(HeaderValue::from_static(name)),
            })
        };
        // what cannot be made small goes out as it is
        cell.get_or_try_init(make).await.unwrap_or(&self.plain)
    }

    /// The whole answer, or 304 when the browser holds these bytes already.
    pub async fn answer(
        &self,
        asked: &HeaderMap,
        security: &[(HeaderName, HeaderValue)],
        compressors: &Semaphore,
    ) -> HttpResponse<Bytes> {
        let encoding = Encoding::accepted(asked.get(header::ACCEPT_ENCODING).map(HeaderValue::as_bytes));
        let form = match self.form(encoding) {
            Some(form) => form,
            None => self.make(encoding, compressors).await,
        };
        let is_known = asked
            .get(header::IF_NONE_MATCH)
            .is_some_and(|tags| compress::names_tag(tags.as_bytes(), form.etag.as_bytes()));
        let (status, body) =
            if is_known { (StatusCode::NOT_MODIFIED, Bytes::new()) } else { (StatusCode::OK, form.body.clone()) };
        let mut response = HttpResponse::with_body(status, body);
        if let Some(searched) = &self.searched {
            response.extensions_mut().insert(searched.clone());
        }
        let headers = response.headers_mut();
        headers.insert(header::ETAG, form.etag.clone());
        headers.insert(header::CACHE_CONTROL, CACHING);
        headers.insert(header::VARY, VARY);
        headers.insert(SURROGATE_KEY, self.surrogate.clone());
        if is_known {
            return response;
        }
        headers.insert(header::CONTENT_TYPE, HTML);
        if let Some(encoding) = &form.encoding {
            headers.insert(CONTENT_ENCODING, encoding.clone());
        }
        for (name, value) in security {
            headers.insert(name.clone(), value.clone());
        }
        response
    }
}

fn etag(hash: &str, suffix: &str) -> HeaderValue {
    HeaderValue::try_from(format!("\"{hash}{suffix}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}
