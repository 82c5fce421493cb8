//! The real program stops when it is asked to, with what it has in hand done.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::config::MailTransport;
use etalase::db::schema::deadlines;
use etalase::db::{Backend, DbError};
use etalase::jobs::{Job, enqueue, worker};
use etalase::mail::{Mail, outbox};
use etalase::orders::OrderStatus;

use crate::support::TestApp;
use crate::support::database::TestDatabase;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample};

/// The program, and what it logs.
struct Program {
    child: Child,
    log: Receiver<String>,
    _folder: tempfile::TempDir,
}

impl Program {
    fn start(backend: &Backend, command: &[&str], settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match backend {
            Backend::Sqlite(path) => format!("sqlite://{}", path.display()),
            Backend::Postgres(url) => url.clone(),
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_etalase"))
            .args(command)
            .env_clear()
            .env("DATABASE_URL", url)
            .env("ETALASE_BIND", "127.0.0.1:0")
            .env("ETALASE_BASE_URL", "http://etalase.test")
            .env("ETALASE_SECRET_KEY", "k".repeat(64))
            .env("ETALASE_OUTBOX", folder.path().join("outbox"))
            .env("ETALASE_BANK_ACCOUNT", "Bank NTB|0123456789|Etalase")
            .env("RUST_LOG", "info")
            .env("NO_COLOR", "1")
            .envs(settings.iter().copied())
            .current_dir(folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (lines, log) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        // read to its end, so that the program never waits for a reader
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).for_each(|line| drop(lines.send(line))));
        Self { child, log, _folder: folder }
    }

    /// Waits until it logs this.
    #[track_caller]
    fn says(&self, text: &str) -> String {
        let mut before = Vec::new();
        for line in &self.log {
            if line.contains(text) {
                return line;
            }
            before.push(line);
        }
        panic!("it ended and never said {text:?}:\n{}", before.join("\n"));
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    fn exit_code(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

#[test]
fn serve_and_worker_end_with_status_0_on_sigterm_and_sigint() {
    let database = TestDatabase::new();
    for (command, ready) in
        [(&["serve"][..], "serving"), (&["serve", "--no-worker"], "serving"), (&["worker"], "working")]
    {
        for name in ["TERM", "INT"] {
            let program = Program::start(&database.backend, command, &[]);
            program.says(ready);
            program.signal(name);
            assert_eq!(program.exit_code(), Some(0), "{command:?} on SIG{name}");
        }
    }
}

#[test]
fn a_request_that_came_before_the_signal_gets_its_answer() {
    let database = TestDatabase::new();
    let program = Program::start(&database.backend, &["serve"], &[]);
    let line = program.says("address=");
    let address = line.split("address=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let mut connection = TcpStream::connect(&address).unwrap();
    let head = "POST /account/sign-in HTTP/1.1\r\nHost: etalase.test\r\nConnection: close\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n";
    connection.write_all(head.as_bytes()).unwrap();
    // the server has read the head when it asks for the body
    let mut asked = [0; 25];
    connection.read_exact(&mut asked).unwrap();
    assert!(asked.starts_with(b"HTTP/1.1 100 Continue"), "{}", String::from_utf8_lossy(&asked));

    program.signal("TERM");
    program.says("stopping");
    connection.write_all(b"email=a%40b").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "a form without its token, answered all the same: {answer:?}");
    assert!(answer.contains("</html>"), "the whole page: {answer:?}");
    assert_eq!(program.exit_code(), Some(0));
}

/// Speaks SMTP with one client up to the end of its mail; `taken` is sent then, and the mail is
/// acknowledged when `go_on` comes, or never when nobody can send that any more.
fn slow_mail_server(listener: TcpListener, taken: std::sync::mpsc::Sender<()>, go_on: Receiver<()>) {
    let (connection, _) = listener.accept().unwrap();
    let mut answer = connection.try_clone().unwrap();
    answer.write_all(b"220 slow\r\n").unwrap();
    let mut is_data = false;
    for line in BufReader::new(connection).lines().map_while(Result::ok) {
        let reply = match (is_data, line.as_str()) {
            (true, ".") => {
                is_data = false;
                taken.send(()).unwrap();
                if go_on.recv().is_err() {
                    return;
                }
                "250 kept\r\n"
            }
            (true, _) => continue,
            (false, "DATA") => {
                is_data = true;
                "354 go ahead\r\n"
            }
            (false, "QUIT") => "221 bye\r\n",
            (false, _) => "250 fine\r\n",
        };
        answer.write_all(reply.as_bytes()).unwrap();
    }
}

/// A mail that is long due, whatever the real clock of the program says.
async fn enqueue_due_mail(app: &TestApp) {
    let catalog = catalog::small(app).await;
    let sample = OrderSample { status: OrderStatus::Paid, ..OrderSample::default() };
    let order = order::placed(app, &catalog, sample).await;
    let long_ago = app.app.clock.now() - TimeDelta::days(10_000);
    let job = Job::SendMail(Mail::OrderPaid { order_id: order.id });
    let only_this = move |conn: &mut _| -> Result<(), DbError> {
        // the worker under test has today's date: it would write to the BUMDes that their parts are late
        diesel::delete(deadlines::table).execute(conn)?;
        Ok(enqueue(conn, long_ago, &job)?)
    };
    app.app.write(only_this).await.unwrap();
}

#[actix_web::test]
async fn a_mail_in_hand_is_sent_and_noted_before_the_worker_ends() {
    let app = TestApp::start().await;
    enqueue_due_mail(&app).await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let ((taken, is_taken), (go_on, may_go_on)) = (channel(), channel());
    let server = std::thread::spawn(move || slow_mail_server(listener, taken, may_go_on));
    let program = Program::start(app.app.db.backend(), &["worker"], &[("SMTP_URL", &url)]);
    is_taken.recv().unwrap();
    program.signal("TERM");
    program.says("stopping");
    go_on.send(()).unwrap();

    assert_eq!(program.exit_code(), Some(0));
    server.join().unwrap();
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn a_mail_in_the_hand_of_a_worker_that_is_killed_is_sent_by_the_next() {
    let app = TestApp::start().await;
    enqueue_due_mail(&app).await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let ((taken, is_taken), (go_on, may_go_on)) = (channel(), channel());
    let server = std::thread::spawn(move || slow_mail_server(listener, taken, may_go_on));
    let program = Program::start(app.app.db.backend(), &["worker"], &[("SMTP_URL", &url)]);
    is_taken.recv().unwrap();
    program.signal("KILL");
    assert_eq!(program.exit_code(), None);
    drop(go_on);
    server.join().unwrap();

    // the lock was taken by the real clock: far later than that
    app.app.clock.advance(TimeDelta::days(10_000));
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 1);
    app.assert_no_jobs_left().await;
    let MailTransport::Files(folder) = &app.app.config.mail.transport else { panic!("no outbox folder") };
    assert_eq!(outbox::list(folder, 10).unwrap().len(), 1);
    app.stop().await;
}
