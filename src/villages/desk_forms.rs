//! What a curator fills in at the desk.

use serde::Deserialize;

use super::BumdesStatus;
use super::desk_queries::Wanted;
use crate::ids::BumdesId;

/// The filter of the list, as its address carries it. Whatever cannot be understood is left out.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    before: String,
}

impl From<Filter> for Wanted {
    fn from(filter: Filter) -> Self {
        Self {
            q: filter.q.trim().chars().take(100).collect(),
            status: BumdesStatus::parse(&filter.status),
            before: Some(filter.before).filter(|before| !before.is_empty()).map(BumdesId),
        }
    }
}

impl Wanted {
    /// The same list from its latest on, ending in what more may be added to.
    pub fn base(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.q).append_pair("status", self.status.map_or("", BumdesStatus::as_str));
        format!("/portal/curator/bumdes?{}", query.finish())
    }
}

#[derive(Deserialize)]
pub struct ReasonForm {
    #[serde(default)]
    reason: String,
}

impl ReasonForm {
    pub fn typed(&self) -> &str {
        &self.reason
    }

    /// None when too little is said for anybody to act on it.
    pub fn reason(&self) -> Option<String> {
        let reason: String = self.reason.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(1000).collect();
        (reason.chars().count() >= 5).then_some(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something() {
        let reason = |text: &str| ReasonForm { reason: text.into() }.reason();
        assert_eq!(reason(" Perdes belum ditandatangani \r\n").as_deref(), Some("Perdes belum ditandatangani"));
        assert_eq!(reason(" ok "), None);
    }
}
