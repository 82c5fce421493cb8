//! What is looked for among requests, read from an address. What cannot be understood is left out.

use serde::{Deserialize, Serialize};

use super::RfqStatus;
use crate::ids::RfqId;

crate::text_enum! {
    /// What a BUMDes may narrow its list to.
    Show {
        /// it has to say something
        Answer = "answer",
        /// the company has
        Answered = "answered",
        Ended = "ended",
    }
}

/// As it came.
#[derive(Debug, Default, Deserialize)]
pub struct FilterForm {
    #[serde(default)]
    show: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

/// `S`: what the list can be narrowed to.
#[derive(Debug, Clone, Serialize)]
pub struct Filter<S> {
    pub show: Option<S>,
    /// a number, or words of what is asked for
    pub q: String,
    /// the last row of the page before
    #[serde(skip)]
    pub after: Option<RfqId>,
}

impl<S> Filter<S> {
    fn read(form: FilterForm, parse: impl Fn(&str) -> Option<S>) -> Self {
        let q: String = form.q.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect();
        let after = (form.after.len() == 36).then_some(RfqId(form.after));
        Self { show: parse(&form.show), q, after }
    }

    pub fn is_any(&self) -> bool {
        self.show.is_none() && self.q.is_empty()
    }

    /// `%words%`; the signs that LIKE reads in its own way are left out.
    pub(super) fn pattern(&self) -> String {
        let plain: String = self.q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
        format!("%{plain}%")
    }
}

impl<S: std::fmt::Display> Filter<S> {
    /// The address of this list under `base` from a row on.
    pub fn address(&self, base: &str, after: Option<&RfqId>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let pairs = [
            ("show", self.show.as_ref().map(S::to_string)),
            ("q", Some(self.q.clone()).filter(|q| !q.is_empty())),
            ("after", after.map(|id| id.0.clone())),
        ];
        for (name, value) in pairs.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            query.append_pair(name, &value);
        }
        match query.finish() {
            query if query.is_empty() => base.to_owned(),
            query => format!("{base}?{query}"),
        }
    }
}

impl From<FilterForm> for Filter<Show> {
    fn from(form: FilterForm) -> Self {
        Self::read(form, Show::parse)
    }
}

impl From<FilterForm> for Filter<RfqStatus> {
    fn from(form: FilterForm) -> Self {
        Self::read(form, RfqStatus::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        let filter = |query: &str| Filter::<Show>::from(serde_urlencoded::from_str::<FilterForm>(query).unwrap());
        assert!(filter("show=everything&q=+&after=x").is_any());
        let some = filter("show=answer&q=kopi++arabika");
        assert_eq!(some.address("/x", None), "/x?show=answer&q=kopi+arabika");
        assert_eq!(filter("q=100%25_").pattern(), "%100%");
    }
}
