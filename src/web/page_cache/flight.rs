//! A page that many ask for at once while it is not kept is rendered once: the first renders, the others wait.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::Entry;

#[derive(Clone)]
pub enum Landing {
    Rendering,
    Kept(Arc<Entry>),
    /// no page, or one that may not be shared: whoever waits asks for its own
    NotKept,
}

#[derive(Default)]
pub struct Flights(Mutex<HashMap<String, watch::Receiver<Landing>>>);

pub enum Turn<'a> {
    Lead(Flight<'a>),
    Wait(watch::Receiver<Landing>),
}

/// The one that renders. Dropped before it has landed (its browser went away), it lets the next one lead.
pub struct Flight<'a> {
    flights: &'a Flights,
    key: String,
    landing: watch::Sender<Landing>,
}

impl Flights {
    pub fn turn(&self, key: &str) -> Turn<'_> {
        let mut flights = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(flight) = flights.get(key) {
            return Turn::Wait(flight.clone());
        }
        let (landing, waiting) = watch::channel(Landing::Rendering);
        flights.insert(key.to_owned(), waiting);
        Turn::Lead(Flight { flights: self, key: key.to_owned(), landing })
    }
}

impl Flight<'_> {
    pub fn land(self, landing: Landing) {
        self.landing.send_replace(landing);
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(&self.key);
    }
}

/// How the flight ended; `None` when it never landed.
pub async fn landed(mut waiting: watch::Receiver<Landing>) -> Option<Landing> {
    let landing = waiting.wait_for(|landing| !matches!(landing, Landing::Rendering)).await;
    landing.ok().map(|landing| landing.clone())
}
