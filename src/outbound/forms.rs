//! What somebody fills in for an endpoint.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{EndpointStatus, EventKind, NewEndpoint, Reach, UnfitAddress};

/// Field → message key.
pub(super) type FormErrors = BTreeMap<&'static str, &'static str>;

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

const EVENT: &str = "event_";

/// `event_<kind>`: there when it is ticked.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct EndpointForm {
    #[serde(default)]
    pub url: String,
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

impl EndpointForm {
    /// To begin with: everything.
    pub(super) fn fresh() -> Self {
        let ticked = EventKind::to_choose().map(|kind| (format!("{EVENT}{kind}"), "1".to_owned()));
        Self { url: String::new(), fields: ticked.collect() }
    }

    pub(super) fn events(&self) -> Vec<EventKind> {
        EventKind::to_choose().filter(|kind| self.fields.contains_key(&format!("{EVENT}{kind}"))).collect()
    }

    pub(super) fn read(&self, reach: Reach) -> Result<NewEndpoint, FormErrors> {
        let mut errors = FormErrors::new();
        let url = reach.read(&self.url);
        if let Err(unfit) = &url {
            let key = match unfit {
                UnfitAddress::Unreadable => "outbound-error-url",
                UnfitAddress::NotEncrypted => "outbound-error-not-encrypted",
                UnfitAddress::Inside => "outbound-error-inside",
            };
            errors.insert("url", key);
        }
        let events = self.events();
        if events.is_empty() {
            errors.insert("events", "outbound-error-events");
        }
        match url {
            Ok(url) if errors.is_empty() => Ok(NewEndpoint { url, events }),
            _ => Err(errors),
        }
    }
}

#[derive(Deserialize)]
pub struct SwitchForm {
    #[serde(default)]
    to: String,
}

impl SwitchForm {
    /// None for what no button says.
    pub(super) fn to(&self) -> Option<EndpointStatus> {
        EndpointStatus::parse(&self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_has_an_address_and_something_to_hear_of() {
        let reach = Reach { allows_loopback: false };
        let fields = |query: &str| {
            let form: EndpointForm = serde_urlencoded::from_str(query).unwrap();
            form.read(reach).map(|new| new.events.len()).map_err(|errors| errors.into_keys().collect::<Vec<_>>())
        };
        assert_eq!(fields("url=https%3A%2F%2Ferp.example%2F&event_request.closed=1&event_ping=1"), Ok(1));
        assert_eq!(fields("url=http%3A%2F%2F10.0.0.1%2F&event_request.closed=1"), Err(vec!["url"]));
        assert_eq!(fields(""), Err(vec!["events", "url"]));
        assert_eq!(EndpointForm::fresh().events(), EventKind::to_choose().collect::<Vec<_>>());
    }
}
