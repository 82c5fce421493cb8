//! What a curator types at the review desk.

use std::collections::HashMap;

use serde::Deserialize;

use super::review_queue::WantedRounds;
use crate::ids::SubmissionId;
use crate::listings::submission::Decision;

const MOST_NOTE: usize = 1_000;

/// The filter of the queue, as its address carries it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct QueueFilter {
    status: String,
    q: String,
    village: String,
    bumdes: String,
    category: String,
    days: String,
    after: Option<SubmissionId>,
}

impl From<QueueFilter> for WantedRounds {
    fn from(filter: QueueFilter) -> Self {
        let shorten = |text: String| text.trim().chars().take(100).collect();
        Self {
            decision: Decision::parse(&filter.status),
            q: shorten(filter.q),
            village: shorten(filter.village),
            bumdes: shorten(filter.bumdes),
            category: shorten(filter.category),
            days: filter.days.parse().unwrap_or(0).clamp(0, 365),
            after: filter.after,
        }
    }
}

impl WantedRounds {
    /// As the address carries it, without the place in the list.
    pub fn query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("status", self.decision.map_or("", Decision::as_str));
        query.append_pair("q", &self.q).append_pair("village", &self.village);
        query.append_pair("bumdes", &self.bumdes).append_pair("category", &self.category);
        query.append_pair("days", &self.days.to_string());
        query.finish()
    }
}

#[derive(Deserialize)]
pub struct CommentForm {
    #[serde(default)]
    field: String,
    #[serde(default)]
    text: String,
}

impl CommentForm {
    /// The name of a field in the editor's form.
    pub fn field(&self) -> String {
        self.field.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(80).collect()
    }

    pub fn text(&self) -> String {
        tidy(&self.text)
    }
}

/// A note, and the ticked points of the checklist as `check-<code>`.
#[derive(Deserialize, Default)]
pub struct DecisionForm {
    #[serde(default)]
    pub note: String,
    #[serde(flatten)]
    rest: HashMap<String, String>,
}

impl DecisionForm {
    pub fn note(&self) -> Option<String> {
        Some(tidy(&self.note)).filter(|note| !note.is_empty())
    }

    pub fn ticked(&self) -> Vec<String> {
        let mut ticked: Vec<String> =
            self.rest.keys().filter_map(|field| field.strip_prefix("check-").map(str::to_owned)).collect();
        ticked.sort();
        ticked
    }
}

fn tidy(text: &str) -> String {
    text.trim().replace("\r\n", "\n").chars().take(MOST_NOTE).collect()
}
