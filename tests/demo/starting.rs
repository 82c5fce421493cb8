//! The program itself, as it is started at the command line.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::client::Client;

const PROGRAM: &str = env!("CARGO_BIN_EXE_etalase");

/// The program without anything of this process's environment that would configure it.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

struct Demo {
    process: Child,
    url: String,
    greeting: String,
}

impl Demo {
    /// Returns as soon as it serves.
    fn start(folder: &Path) -> Self {
        let bind = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut command = program(folder);
        command.arg("demo").env("ETALASE_BIND", &bind).env("RUST_LOG", "info");
        // a demo must never touch the database of a real shop
        command.env("DATABASE_URL", "sqlite://real-shop.db");
        let mut process = command.spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut seen = String::new();
        while !seen.contains("serving") {
            assert_ne!(log.read_line(&mut seen).unwrap(), 0, "it ended: {seen}");
        }
        // somebody must go on reading, or the program would wait for room to write
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        let mut greeting = String::new();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        while !greeting.contains("Ctrl-C") {
            assert_ne!(out.read_line(&mut greeting).unwrap(), 0, "{greeting}");
        }
        Self { process, url: format!("http://{bind}"), greeting }
    }

    fn stop(mut self) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert!(self.process.wait().unwrap().success());
    }
}

#[actix_web::test]
async fn the_demo_prints_its_address_and_sign_ins_that_work_and_keeps_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(folder.path());
    assert!(demo.greeting.contains(&demo.url), "{}", demo.greeting);
    assert!(demo.greeting.contains("(new)"), "{}", demo.greeting);
    assert!(demo.greeting.contains("kurator@etalase.example"), "{}", demo.greeting);
    let client = Client::new(&demo.url);
    let fields = [("email", "operator@etalase.example"), ("password", "etalase-demo"), ("next", "/")];
    let answer = client.submit("/account/sign-in", "/account/sign-in", &fields).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some("/")), "{}", answer.body);
    let provinces: serde_json::Value = serde_json::from_str(&client.get("/regions").await.body).unwrap();
    assert_eq!(provinces.as_array().unwrap().len(), 38);
    demo.stop();

    let again = Demo::start(folder.path());
    assert!(again.greeting.contains("kept from before"), "{}", again.greeting);
    again.stop();
    assert!(folder.path().join("var/demo/etalase.db").exists());
    assert!(!folder.path().join("real-shop.db").exists());
}

#[test]
fn serve_refuses_the_simulator_with_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = program(folder.path())
        .arg("serve")
        .env("DATABASE_URL", "sqlite://shop.db")
        .env("ETALASE_BASE_URL", "https://etalase.example")
        .env("ETALASE_SECRET_KEY", "k".repeat(64))
        .env("ETALASE_PAYMENT_SIMULATOR", "1")
        .spawn()
        .unwrap();
    let mut error = String::new();
    process.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(2));
    assert!(error.starts_with("etalase: ETALASE_PAYMENT_SIMULATOR is on"), "{error}");
    assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    assert!(!folder.path().join("shop.db").exists());
}

#[test]
fn a_demo_whose_port_is_taken_says_which_other_to_take() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let bind = taken.local_addr().unwrap().to_string();
    let output = program(folder.path()).arg("demo").env("ETALASE_BIND", &bind).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("in use") && error.contains("ETALASE_BIND="), "{error}");
}
