//! What a buyer fills in who signs for a delivery.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::queries::Line;
use super::{Received, Signature};

/// Field → message key.
pub type FormErrors = BTreeMap<String, &'static str>;

const MOST_NAME: usize = 100;
const MOST_REASON: usize = 300;

/// As it was typed: `received-<line>` and `reason-<line>` of each line, `name`, `position`, `confirmed`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SignForm(pub HashMap<String, String>);

impl SignForm {
    /// Everything arrived.
    pub fn whole(lines: &[Line]) -> Self {
        let fields = lines.iter().map(|line| (format!("received-{}", line.order_line_id), line.sent.to_string()));
        Self(fields.collect())
    }

    fn text(&self, name: &str) -> String {
        self.0.get(name).map_or("", String::as_str).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn signature(&self, lines: &[Line]) -> Result<Signature, FormErrors> {
        let mut errors = FormErrors::new();
        let mut received = BTreeMap::new();
        for line in lines {
            let (field, why) = (format!("received-{}", line.order_line_id), format!("reason-{}", line.order_line_id));
            let quantity = self.text(&field).replace('.', "").parse::<i64>().ok();
            let reason = self.text(&why);
            match quantity.filter(|quantity| (0..=line.sent).contains(quantity)) {
                None => drop(errors.insert(field, "handover-error-received")),
                Some(quantity)
                    if quantity < line.sent && (reason.is_empty() || reason.chars().count() > MOST_REASON) =>
                {
                    errors.insert(why, "handover-error-reason");
                }
                Some(quantity) => drop(received.insert(line.order_line_id.clone(), Received { quantity, reason })),
            }
        }
        let (receiver_name, receiver_position) = (self.text("name"), self.text("position"));
        for (field, text) in [("name", &receiver_name), ("position", &receiver_position)] {
            if text.is_empty() || text.chars().count() > MOST_NAME {
                let key = if field == "name" { "handover-error-name" } else { "handover-error-position" };
                errors.insert(field.into(), key);
            }
        }
        if self.text("confirmed").is_empty() {
            errors.insert("confirmed".into(), "handover-error-confirmed");
        }
        if errors.is_empty() {
            Ok(Signature { lines: received, receiver_name, receiver_position })
        } else {
            Err(errors)
        }
    }
}
