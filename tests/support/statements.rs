//! The SQL that an app runs, as the database gets it: for tests that count statements or ask for their plans.

use std::collections::HashMap;
use std::sync::{Mutex, Once};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use etalase::db::Backend;

/// Statements by the address of their database, for those that are watched.
static SEEN: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);

/// Call it before the first connection is opened.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| set_default_instrumentation(|| Some(Box::<Recorder>::default())).expect("no lock is poisoned"));
}

#[derive(Default)]
struct Recorder {
    address: String,
}

impl Instrumentation for Recorder {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => url.clone_into(&mut self.address),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(list) = SEEN.lock().unwrap().as_mut().and_then(|seen| seen.get_mut(&self.address)) {
                    let text = query.to_string();
                    list.push(text.split(" -- binds").next().unwrap_or_default().trim().to_owned());
                }
            }
            _ => {}
        }
    }
}

fn address(backend: &Backend) -> String {
    match backend {
        Backend::Sqlite(path) => path.to_string_lossy().into_owned(),
        Backend::Postgres(url) => url.clone(),
    }
}

/// Forgets what this database was asked before, and notes everything from now on.
pub fn watch(backend: &Backend) {
    SEEN.lock().unwrap().get_or_insert_default().insert(address(backend), Vec::new());
}

/// Its transactions since, whatever came between their beginnings and their ends; nothing is noted any more.
pub fn transactions(backend: &Backend) -> Vec<Vec<String>> {
    let seen = SEEN.lock().unwrap().as_mut().and_then(|seen| seen.remove(&address(backend))).unwrap_or_default();
    seen.split(|text| text.starts_with("COMMIT") || text.starts_with("ROLLBACK")).map(<[String]>::to_vec).collect()
}

/// What it was asked since, without the ends of transactions; nothing is noted any more.
pub fn taken(backend: &Backend) -> Vec<String> {
    let mut seen = SEEN.lock().unwrap().as_mut().and_then(|seen| seen.remove(&address(backend))).unwrap_or_default();
    seen.retain(|text| ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].iter().any(|word| text.starts_with(word)));
    // a connection that rested is asked whether it is still there
    seen.retain(|text| text != "SELECT 1");
    seen
}
