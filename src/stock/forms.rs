//! What is typed on the counting page.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{Changed, Counted, LowAt, Reason, Seen};
use crate::ids::VariantId;

/// No shelf holds more; it catches a zero too many.
const MOST: i64 = 1_000_000;

/// What the page is asked to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Filter {
    #[serde(default)]
    pub q: String,
    /// `1`: what runs low alone
    #[serde(default)]
    pub low: String,
    /// show what comes behind this one
    #[serde(default)]
    pub after: String,
}

impl Filter {
    /// The page's address, from the row behind `after`.
    pub fn address(&self, after: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", self.q.trim()), ("low", self.low.as_str()), ("after", after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { super::pages::PAGE.to_owned() } else { format!("{}?{query}", super::pages::PAGE) }
    }
}

/// For each row: `seen_<variant>` as [`seen_text`] wrote it, `count_<variant>` as typed, `reason_<variant>`;
/// `low_<variant>` and what stood there, `lowseen_<variant>`. Beside them the filter of the page, and `go`: the row
/// behind which to go on after saving.
#[derive(Debug, Default, Deserialize)]
pub struct CountForm {
    #[serde(flatten)]
    pub fields: HashMap<String, String>,
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<String, &'static str>;

/// The rows that differ from what was shown.
pub struct Changes(pub Vec<Changed>);

pub fn seen_text(seen: &Seen) -> String {
    format!("{},{}", seen.on_hand, seen.corrected)
}

pub(super) fn read_seen(text: &str) -> Option<Seen> {
    let (on_hand, corrected) = text.split_once(',')?;
    Some(Seen { on_hand: on_hand.parse().ok()?, corrected: corrected.parse().ok()? })
}

impl CountForm {
    pub fn text(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", |text| text.trim())
    }

    pub fn filter(&self) -> Filter {
        let text = |field| self.text(field).to_owned();
        Filter { q: text("q"), low: text("low"), after: text("after") }
    }

    /// The rows that were on the page.
    pub fn variants(&self) -> Vec<VariantId> {
        self.fields.keys().filter_map(|field| field.strip_prefix("seen_")).map(|id| VariantId(id.to_owned())).collect()
    }
}

impl TryFrom<&CountForm> for Changes {
    type Error = FormErrors;

    fn try_from(form: &CountForm) -> Result<Self, FormErrors> {
        let (mut changes, mut errors) = (Vec::new(), FormErrors::new());
        for variant_id in form.variants() {
            let [count, low] = ["count", "low"].map(|what| format!("{what}_{variant_id}"));
            match (form.counted(&variant_id, form.text(&count)), form.low_at(&variant_id, form.text(&low))) {
                (Some(None), Some(None)) => {}
                (Some(counted), Some(low_at)) => changes.push(Changed { variant_id, counted, low_at }),
                (counted, low_at) => {
                    let wrong = [(count, counted.is_none()), (low, low_at.is_none())];
                    let wrong = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
                    errors.extend(wrong.map(|(field, _)| (field, "stock-error-number")));
                }
            }
        }
        if errors.is_empty() { Ok(Self(changes)) } else { Err(errors) }
    }
}

/// Outside: whether it can be read. Inside: whether it differs from what was shown.
type Read<T> = Option<Option<T>>;

impl CountForm {
    fn counted(&self, variant_id: &VariantId, typed: &str) -> Read<Counted> {
        // a row that nobody counted
        if typed.is_empty() {
            return Some(None);
        }
        let (pieces, seen) = (pieces(typed)?, read_seen(self.text(&format!("seen_{variant_id}")))?);
        let reason = Reason::parse(self.text(&format!("reason_{variant_id}")));
        Some((pieces != seen.on_hand).then_some(Counted { pieces, seen, reason }))
    }

    fn low_at(&self, variant_id: &VariantId, typed: &str) -> Read<LowAt> {
        if typed == self.text(&format!("lowseen_{variant_id}")) {
            return Some(None);
        }
        if typed.is_empty() {
            return Some(Some(LowAt(None)));
        }
        Some(Some(LowAt(Some(pieces(typed)?))))
    }
}

/// `1200` or `1.200`.
fn pieces(text: &str) -> Option<i64> {
    let digits = text.replace('.', "");
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|n| is_number && *n <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> CountForm {
        CountForm { fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect() }
    }

    #[test]
    fn rows_left_alone_and_rows_left_empty_are_not_counted() {
        let typed = form(&[
            ("seen_a", "14,0"),
            ("count_a", "14"),
            ("seen_b", "14,0"),
            ("count_b", ""),
            ("seen_c", "14,-3"),
            ("count_c", " 1.200 "),
            ("reason_c", "made"),
        ]);
        let seen = Seen { on_hand: 14, corrected: -3 };
        let counted = Counted { pieces: 1_200, seen, reason: Some(Reason::Made) };
        assert_eq!(
            changes(&typed),
            [Changed { variant_id: VariantId("c".into()), counted: Some(counted), low_at: None }]
        );
    }

    #[test]
    fn a_mark_is_set_changed_and_taken_away() {
        for (typed, seen, low_at) in [
            ("3", "", Some(LowAt(Some(3)))),
            ("", "3", Some(LowAt(None))),
            ("3", "3", None),
            ("0", "", Some(LowAt(Some(0)))),
        ] {
            let typed = form(&[("seen_a", "14,0"), ("count_a", "14"), ("low_a", typed), ("lowseen_a", seen)]);
            let expected = low_at.map(|low_at| {
                let (variant_id, low_at) = (VariantId("a".into()), Some(low_at));
                Changed { variant_id, counted: None, low_at }
            });
            assert_eq!(changes(&typed), Vec::from_iter(expected));
        }
    }

    fn changes(form: &CountForm) -> Vec<Changed> {
        Changes::try_from(form).map(|Changes(all)| all).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    #[test]
    fn what_is_no_number_of_pieces_is_named_by_its_field() {
        for wrong in ["-1", "dua", "1,5", "1000001", "99999999999999999999"] {
            let errors = Changes::try_from(&form(&[("seen_a", "1,0"), ("count_a", wrong)])).err().unwrap_or_default();
            assert_eq!(errors, BTreeMap::from([("count_a".to_owned(), "stock-error-number")]), "{wrong}");
        }
    }

    #[test]
    fn an_address_names_only_what_is_asked_for() {
        let filter = Filter { q: "kotak tisu".into(), low: "1".into(), after: "x".into() };
        assert_eq!(filter.address(""), "/portal/bumdes/stock?q=kotak+tisu&low=1");
        assert_eq!(Filter::default().address("a"), "/portal/bumdes/stock?after=a");
        assert_eq!(Filter::default().address(""), "/portal/bumdes/stock");
    }
}
