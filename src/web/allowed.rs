//! Which methods an address takes, for the `Allow` header of a 405 (RFC 9110, 15.5.6).
//!
//! Routes are made with these in place of actix's: each notes its method in a request that came to its address with
//! another one. Nothing reads the notes of a request that is answered.

use actix_web::guard::{Guard, GuardContext};
use actix_web::http::Method;
use actix_web::{HttpMessage, HttpRequest, Route, web};

/// What was noted on the way of a request that found its address and no route.
struct Noted(Vec<Method>);

struct Takes(Method);

impl Guard for Takes {
    fn check(&self, request: &GuardContext<'_>) -> bool {
        if request.head().method == self.0 {
            return true;
        }
        let mut notes = request.req_data_mut();
        match notes.get_mut::<Noted>() {
            Some(Noted(methods)) => methods.push(self.0.clone()),
            None => {
                notes.insert(Noted(vec![self.0.clone()]));
            }
        }
        false
    }
}

pub fn get() -> Route {
    web::route().guard(Takes(Method::GET))
}

pub fn post() -> Route {
    web::route().guard(Takes(Method::POST))
}

pub fn patch() -> Route {
    web::route().guard(Takes(Method::PATCH))
}

pub fn put() -> Route {
    web::route().guard(Takes(Method::PUT))
}

pub fn delete() -> Route {
    web::route().guard(Takes(Method::DELETE))
}

/// `GET, HEAD, POST`; none for an address that is not here.
pub fn allowed(request: &HttpRequest) -> Option<String> {
    let notes = request.extensions();
    let mut methods: Vec<&str> = notes.get::<Noted>()?.0.iter().map(Method::as_str).collect();
    // routed as GET: `web/head.rs`
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.sort_unstable();
    methods.dedup();
    Some(methods.join(", "))
}
