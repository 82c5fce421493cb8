//! Tokens, made through the page, and programs that hold one.

use reqwest::Method;
use serde_json::Value;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::store::Reply;

pub const PAGE: &str = "/portal/bumdes/tokens";
/// Where those of a company are made.
pub const COMPANY_PAGE: &str = "/portal/wholesale/tokens";
pub const EVERYTHING: &[(&str, &str)] = &[("listings", "write"), ("stock", "write"), ("orders", "write")];

/// Fills in the form on the page of tokens.
pub async fn ask(client: &Client, name: &str, may: &[(&str, &str)]) -> Answer {
    ask_on(PAGE, client, name, may).await
}

async fn ask_on(page: &str, client: &Client, name: &str, may: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("name", name), ("days", "90")];
    fields.extend_from_slice(may);
    client.submit(page, page, &fields).await
}

/// A program of somebody of a company, which may `read` or `order`.
pub async fn of_company(app: &TestApp, client: &Client, name: &str, level: &str) -> Program {
    of_company_with(app, client, name, &[("wholesale", level)]).await
}

/// The same with other rights.
pub async fn of_company_with(app: &TestApp, client: &Client, name: &str, may: &[(&str, &str)]) -> Program {
    let page = ask_on(COMPANY_PAGE, client, name, may).await;
    assert_eq!(page.status, 201, "{}", page.body);
    Program::with(app, &shown(&page.body).unwrap_or_else(|| panic!("no token on the page: {}", page.body)))
}

/// The token that the page shows.
pub async fn made(client: &Client, name: &str, may: &[(&str, &str)]) -> String {
    let page = ask(client, name, may).await;
    assert_eq!(page.status, 201, "{}", page.body);
    shown(&page.body).unwrap_or_else(|| panic!("no token on the page: {}", page.body))
}

/// What looks like a whole token.
pub fn shown(body: &str) -> Option<String> {
    body.match_indices("etl_").map(|(at, _)| &body[at..]).find_map(|rest| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let word: String = rest.chars().take_while(|c| is_letter(*c)).collect();
        (word.len() == 47).then_some(word)
    })
}

/// A program without cookies that sends its token with every request.
pub struct Program {
    client: Client,
    pub token: String,
}

impl Program {
    pub fn with(app: &TestApp, token: &str) -> Self {
        Self { client: app.client(), token: token.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(Method::POST, path, Some(body), None).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<&Value>, key: Option<&str>) -> Reply {
        let mut request = self.client.request(method, path).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        Reply::of(self.client.send(request).await)
    }
}
