//! What a page tells search engines and messengers about itself: its one address, whether they may list it, what to
//! show of it. `partials/head.html` writes it down.
//!
//! Pages without a head (cart, checkout, portals, errors) are listed nowhere: `layout.html` says so.

use serde::Serialize;
use serde_json::{Value, json};

use super::Visitor;
use super::language;

#[derive(Debug, Clone, Serialize)]
pub struct PageHead {
    /// path, and the part of the query that makes it another page; without a language
    path: String,
    is_indexed: bool,
    pub title: String,
    description: String,
    /// `og:type`
    kind: &'static str,
    picture: Option<Picture>,
    /// schema.org, each safe inside `<script>`
    structured: Vec<String>,
}

/// A picture beside a shared link: messengers show no SVG.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    pub path: String,
    pub width: u32,
    pub height: u32,
    pub mime: &'static str,
    pub alt: String,
}

impl PageHead {
    pub fn new(path: impl Into<String>, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            is_indexed: true,
            title: title.into(),
            description: description.into(),
            kind: "website",
            picture: None,
            structured: Vec::new(),
        }
    }

    /// For what is a page for people alone: a search, a filter among thousands.
    pub fn indexed(self, is_indexed: bool) -> Self {
        Self { is_indexed, ..self }
    }

    pub fn picture(self, picture: Picture) -> Self {
        Self { picture: Some(picture), ..self }
    }

    /// For a shared link that says more than the page's own title, once that stands in the breadcrumb.
    pub fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// Every `<` is written as an escape, so that no text can end the element it stands in.
    pub fn structured(mut self, data: &Value) -> Self {
        self.structured.push(data.to_string().replace('<', "\\u003c"));
        self
    }

    /// The way to this page from the front, as names and paths; the page itself is the last step.
    pub fn breadcrumb(self, visitor: &Visitor, way: &[(&str, &str)]) -> Self {
        let own = (self.title.clone(), self.path.clone());
        let steps = way.iter().map(|(name, path)| ((*name).to_owned(), (*path).to_owned())).chain([own]);
        let items: Vec<Value> = steps
            .enumerate()
            .map(|(i, (name, path))| {
                json!({ "@type": "ListItem", "position": i + 1, "name": name, "item": absolute(visitor, &path) })
            })
            .collect();
        self.structured(&json!({
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": items,
        }))
    }
}

/// The address of a page in the visitor's language, for where no base is known.
pub fn absolute(visitor: &Visitor, path: &str) -> String {
    format!("{}{}", visitor.app.config.server.base_url, language::address(path, visitor.language))
}
