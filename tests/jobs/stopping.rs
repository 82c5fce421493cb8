//! The real program stops when it is asked to, with what it has in hand done.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use crate::support::database::TestDatabase;
use etalase::db::Backend;

/// `etalase <command>` on this database, started and saying `ready`.
fn start(database: &TestDatabase, command: &[&str], ready: &str) -> (Child, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = match &database.backend {
        Backend::Sqlite(path) => format!("sqlite://{}", path.display()),
        Backend::Postgres(url) => url.clone(),
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_etalase"))
        .args(command)
        .env("DATABASE_URL", url)
        .env("ETALASE_BIND", "127.0.0.1:0")
        .env("ETALASE_BASE_URL", "http://etalase.test")
        .env("ETALASE_SECRET_KEY", "k".repeat(64))
        .env("ETALASE_OUTBOX", folder.path().join("outbox"))
        .env("ETALASE_BANK_ACCOUNT", "Bank NTB|0123456789|Etalase")
        .env("RUST_LOG", "info")
        .env("NO_COLOR", "1")
        .env_remove("SMTP_URL")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains(ready) {
        line.clear();
        assert_ne!(log.read_line(&mut line).unwrap(), 0, "ended before it was {ready}");
    }
    // drained, so that the child never waits for a reader
    std::thread::spawn(move || log.read_to_string(&mut String::new()));
    (child, line)
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn serve_and_worker_end_with_status_0_on_sigterm_and_sigint() {
    let database = TestDatabase::new();
    for (command, ready) in
        [(vec!["serve"], "serving"), (vec!["serve", "--no-worker"], "serving"), (vec!["worker"], "working")]
    {
        for name in ["TERM", "INT"] {
            let (mut child, _) = start(&database, &command, ready);
            signal(&child, name);
            assert_eq!(child.wait().unwrap().code(), Some(0), "{command:?} on SIG{name}");
        }
    }
}
