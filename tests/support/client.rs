//! A browser without JavaScript: keeps cookies, follows nothing by itself, fills forms with their token.

use reqwest::header::{LOCATION, SET_COOKIE};
use reqwest::{Method, RequestBuilder, StatusCode};
use std::collections::BTreeMap;
use std::sync::Mutex;

pub struct Client {
    base: String,
    http: reqwest::Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Client {
    pub fn new(base: &str) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { base: base.to_owned(), http, cookies: Mutex::default() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.http.get(self.address(path))).await
    }

    /// Posts a form with a token the way the page at `from` would.
    pub async fn submit(&self, from: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get(from).await.form_token();
        let mut all = vec![("csrf_token", token.as_str())];
        all.extend_from_slice(fields);
        self.post(action, &all).await
    }

    /// Posts exactly these fields.
    pub async fn post(&self, action: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.http.post(self.address(action)).form(fields)).await
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.address(path))
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let (answer, body) = self.send_for_bytes(request).await;
        Answer { body: String::from_utf8_lossy(&body).into_owned(), ..answer }
    }

    /// The body as it came, however it is encoded.
    pub async fn send_for_bytes(&self, request: RequestBuilder) -> (Answer, Vec<u8>) {
        let cookies: Vec<String> = self.cookies.lock().unwrap().iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) };
        let response = request.send().await.expect("the app answers");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        let location = response.headers().get(LOCATION).map(|l| l.to_str().unwrap().to_owned());
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.expect("a whole body").to_vec();
        (Answer { status, location, headers, body: String::new() }, body)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl Answer {
    /// The hidden `csrf_token` of the first form on the page.
    pub fn form_token(&self) -> String {
        let marker = r#"name="csrf_token" value=""#;
        let start =
            self.body.find(marker).unwrap_or_else(|| panic!("no form on this page: {}", self.body)) + marker.len();
        self.body[start..].split('"').next().unwrap().to_owned()
    }
}
