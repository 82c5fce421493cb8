//! Lists that go back in time a page at a time. A page begins after the last row of the one before it: it costs the same
//! however far back it is, and nothing is shown twice or left out when something new comes in.

use serde::{Deserialize, Serialize};

/// `before=`: the id of the last row of the page before.
#[derive(Debug, Default, Deserialize)]
pub struct Before {
    #[serde(default)]
    before: String,
}

impl Before {
    /// None: the first page.
    pub fn id(&self) -> Option<String> {
        Some(self.before.clone()).filter(|id| !id.is_empty())
    }
}

/// What `portal.older` shows: the addresses of the next page and of the first one, where there are such.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Older {
    pub older: Option<String>,
    pub newest: Option<String>,
}

impl Older {
    /// `base` is the list's address as far as a parameter may be added to it; `next` the id of the last row where more
    /// come after it.
    pub fn new(base: &str, is_first: bool, next: Option<impl std::fmt::Display>) -> Self {
        let newest = base.trim_end_matches(['?', '&']).to_owned();
        Self { older: next.map(|id| format!("{base}before={id}")), newest: (!is_first).then_some(newest) }
    }
}

/// Of rows that were read with one too many to see whether more come: what belongs to the page.
pub fn cut<T>(rows: &mut Vec<T>, per_page: i64) -> bool {
    let per_page = usize::try_from(per_page).unwrap_or(usize::MAX);
    let has_more = rows.len() > per_page;
    rows.truncate(per_page);
    has_more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_leads_back_and_the_last_one_forth_no_further() {
        let older = |is_first, next: Option<&str>| Older::new("/list?q=a&", is_first, next);
        let address = |text: &str| Some(text.to_owned());
        assert_eq!(older(true, None), Older { older: None, newest: None });
        assert_eq!(older(true, Some("7")), Older { older: address("/list?q=a&before=7"), newest: None });
        assert_eq!(older(false, None), Older { older: None, newest: address("/list?q=a") });
    }

    #[test]
    fn a_row_too_many_says_that_more_come() {
        let mut rows = vec![1, 2, 3];
        assert!(cut(&mut rows, 2) && !cut(&mut rows, 2));
        assert_eq!(rows, [1, 2]);
    }
}
