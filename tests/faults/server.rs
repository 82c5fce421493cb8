//! `etalase serve` as a process of its own, to be killed.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use etalase::db::Backend;

const PROGRAM: &str = env!("CARGO_BIN_EXE_etalase");
const PAUSE: Duration = Duration::from_millis(10);

pub struct Server {
    /// `http://127.0.0.1:<port>`, the same after each start
    pub url: String,
    settings: Vec<(String, String)>,
    folder: PathBuf,
    process: Option<Child>,
}

impl Server {
    pub fn new(database: &Backend, folder: &Path, stripe: &[(&str, &str)]) -> Self {
        let bind = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let url = format!("http://{bind}");
        let database = match database {
            Backend::Sqlite(path) => format!("sqlite://{}", path.display()),
            Backend::Postgres(url) => url.clone(),
        };
        let inside = |name: &str| folder.join(name).display().to_string();
        let mut settings = vec![
            ("DATABASE_URL".into(), database),
            ("ETALASE_BIND".into(), bind),
            ("ETALASE_BASE_URL".into(), url.clone()),
            ("ETALASE_SECRET_KEY".into(), "k".repeat(64)),
            ("ETALASE_OUTBOX".into(), inside("outbox")),
            ("ETALASE_SEARCH_DIR".into(), inside("search")),
            ("RUST_LOG".into(), "warn".into()),
        ];
        settings.extend(stripe.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Self { url, settings, folder: folder.to_owned(), process: None }
    }

    pub fn outbox(&self) -> PathBuf {
        self.folder.join("outbox")
    }

    /// Returns as soon as it answers.
    pub async fn start(&mut self) {
        let log = File::options().create(true).append(true).open(self.folder.join("log")).unwrap();
        let mut command = Command::new(PROGRAM);
        command.arg("serve").current_dir(&self.folder).env_clear();
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let process = self.process.insert(command.spawn().unwrap());
        let health = format!("{}/healthz", self.url);
        while reqwest::get(&health).await.is_err() {
            if let Some(status) = process.try_wait().unwrap() {
                panic!("it ended with {status}: {}", fs::read_to_string(self.folder.join("log")).unwrap());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// SIGKILL: nothing is finished, nothing is said.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// What it wrote to its log over all its lives.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
