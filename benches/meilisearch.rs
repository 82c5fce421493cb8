//! What Etalase adds to the time that Meilisearch itself takes: the same `/multi-search` body sent over a bare
//! connection and through the search, in turns. Needs a database and a server:
//!
//!     etalase generate --products 100000 --villages 2000 --seed 1     # with DATABASE_URL
//!     MEILISEARCH_URL=http://127.0.0.1:7700 MEILISEARCH_API_KEY=… cargo bench --bench meilisearch

use std::env;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use etalase::app::App;
use etalase::clock::Clock;
use etalase::config::{Config, Mode, Source};
use etalase::db::Db;
use etalase::i18n::Language;
use etalase::search::SearchQuery;
use metrics_exporter_prometheus::PrometheusBuilder;

const ROUNDS: usize = 300;

fn main() -> anyhow::Result<()> {
    let (Ok(url), Ok(key)) = (env::var("MEILISEARCH_URL"), env::var("MEILISEARCH_API_KEY")) else {
        println!("MEILISEARCH_URL and MEILISEARCH_API_KEY are not set: nothing is measured");
        return Ok(());
    };
    let source = Source::from_environment()?
        .or_set("ETALASE_BASE_URL", "http://127.0.0.1")
        .or_set("ETALASE_SECRET_KEY", "k".repeat(64));
    let config = Config::read(Mode::Serve, &source)?;
    let db = Db::open(config.database.clone(), 2)?;
    let app = App::build(config, db, Clock::System, PrometheusBuilder::new().build_recorder().handle())?;
    // as in the server: its workers have such a runtime each
    let runtime = actix_web::rt::System::new();
    runtime.block_on(app.search.catch_up(&app))?;
    let standing = app.search.standing();
    anyhow::ensure!(app.search.answered_by() == "meilisearch", "Meilisearch does not answer: {standing:?}");
    println!("medians and 99th percentiles of {ROUNDS} searches, ms");
    println!(
        "{:<44} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "search", "total", "server", "etalase", "adds", "p99", "p99"
    );
    let mut line = Line::to(&url, &key)?;
    for (name, query) in searches() {
        let Some(body) = app.search.questions(&query) else { continue };
        let (mut direct, mut through, mut total) = (Vec::new(), Vec::new(), 0);
        for round in 0..ROUNDS + 20 {
            let began = Instant::now();
            black_box(line.ask(&body)?);
            let bare = began.elapsed();
            let began = Instant::now();
            let found = runtime.block_on(app.search.search(&query))?;
            let ours = began.elapsed();
            total = found.total;
            black_box(found);
            // the first ones warm up caches and connections
            if round >= 20 {
                direct.push(bare);
                through.push(ours);
            }
        }
        let (d, t) = (percentile(&mut direct, 50), percentile(&mut through, 50));
        let (d99, t99) = (percentile(&mut direct, 99), percentile(&mut through, 99));
        println!("{name:<44} {total:>8} {d:>8.2} {t:>8.2} {:>8.2} {d99:>8.2} {t99:>8.2}", t - d);
    }
    Ok(())
}

fn searches() -> Vec<(&'static str, SearchQuery)> {
    let all = || SearchQuery::new(Language::Id);
    let typed = |text: &str| SearchQuery { text: text.into(), ..all() };
    vec![
        ("everything", all()),
        ("one word: keranjang", typed("keranjang")),
        ("two words: keranjang rotan", typed("keranjang rotan")),
        ("stems: anyaman", typed("anyaman")),
        ("a typing error: kernjang", typed("kernjang")),
        (
            "a word, a category and a province",
            SearchQuery { categories: vec!["pottery".into()], province: Some("52".into()), ..typed("keranjang") },
        ),
        ("nothing found: xqzvwk", typed("xqzvwk")),
    ]
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    times[(times.len() - 1) * percent / 100].as_secs_f64() * 1000.0
}

/// The least that can be done: one connection that stays open, the answer's bytes and nothing made of them.
struct Line {
    stream: BufReader<TcpStream>,
    head: String,
}

impl Line {
    fn to(url: &str, key: &str) -> anyhow::Result<Self> {
        let host = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let stream = TcpStream::connect(&host)?;
        stream.set_nodelay(true)?;
        let head = format!(
            "POST /multi-search HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {key}\r\n\
             content-type: application/json\r\ncontent-length: "
        );
        Ok(Self { stream: BufReader::new(stream), head })
    }

    fn ask(&mut self, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut request = format!("{}{}\r\n\r\n", self.head, body.len()).into_bytes();
        request.extend_from_slice(body);
        self.stream.get_mut().write_all(&request)?;
        let (mut length, mut line) = (None, String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = Some(value.trim().parse::<usize>()?);
            }
        }
        match length {
            Some(length) => {
                let mut answer = vec![0; length];
                self.stream.read_exact(&mut answer)?;
                Ok(answer)
            }
            None => self.chunks(),
        }
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let (mut answer, mut line) = (Vec::new(), String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            let begun = answer.len();
            answer.resize(begun + length + 2, 0);
            self.stream.read_exact(&mut answer[begun..])?;
            answer.truncate(begun + length);
            if length == 0 {
                return Ok(answer);
            }
        }
    }
}
