//! `etalase doctor`: looks at every configured part and says what is wrong and how to mend it.
//!
//! Looks only: it changes nothing, neither in the database nor on other servers, and tells no secret.

mod clock;
mod database;
mod mail;
mod media;
mod payments;
mod queue;
mod search;
mod server;

use std::fmt;

use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Mode, Source};
use crate::db::Db;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Ok,
    /// it works, and there is something to know or to do
    Warning,
    /// it does not work
    Fault,
}

/// What was seen of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub part: &'static str,
    pub level: Level,
    pub says: String,
    /// what to do; none where all is well
    pub mend: Option<String>,
}

impl Finding {
    fn ok(part: &'static str, says: impl Into<String>) -> Self {
        Self { part, level: Level::Ok, says: says.into(), mend: None }
    }

    fn warning(part: &'static str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { part, level: Level::Warning, says: says.into(), mend: Some(mend.into()) }
    }

    fn fault(part: &'static str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { part, level: Level::Fault, says: says.into(), mend: Some(mend.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Fault => "FAULT",
        };
        write!(f, "{level:<8} {:<9} {}", self.part, self.says)?;
        match &self.mend {
            Some(mend) => write!(f, "\n{:18} -> {mend}", ""),
            None => Ok(()),
        }
    }
}

/// Everything that can be looked at with these settings. What depends on a part that does not work is left
/// out: it would only say the same again.
pub async fn examine(source: &Source) -> Vec<Finding> {
    let wrong = Config::faults(Mode::Serve, source);
    let mend = "see the table of settings in docs/operations.md";
    let mut findings: Vec<Finding> = wrong.into_iter().map(|error| Finding::fault("settings", error.0, mend)).collect();
    let Ok(config) = Config::read(Mode::Serve, source) else {
        if let Ok(backend) = Config::read_database(source) {
            findings.extend(database::examine(&backend).await.0);
        }
        return findings;
    };
    findings.push(Finding::ok("settings", "all of them can be read"));
    findings.extend(server::examine(&config.server));
    let (seen, db) = database::examine(&config.database).await;
    findings.extend(seen);
    findings.extend(mail::examine(&config.mail).await);
    findings.push(media::examine(&config.media_place()).await);
    findings.extend(payments::examine(&config.payments).await);
    match db {
        Some(db) => findings.extend(with_database(config, db).await),
        None => findings.push(Finding::warning("others", "queue, clock and search need the database", "mend it first")),
    }
    findings
}

async fn with_database(config: Config, db: Db) -> Vec<Finding> {
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let app = match App::build(config, db, Clock::System, recorder.handle()) {
        Ok(app) => app,
        Err(error) => {
            return vec![Finding::fault("program", format!("{error:#}"), "this is what 'etalase serve' would say too")];
        }
    };
    let mut findings = queue::examine(&app).await;
    findings.extend(clock::examine(&app).await);
    findings.extend(search::examine(&app).await);
    findings
}
