//! `buyers HOST:PORT BUYERS SECONDS VARIANTS OPERATOR PASSWORD`: people who buy at the same time, each time as
//! a new guest and each another product: add to cart, look up shipping, place the order; then the operator
//! finds its transfer in the list and confirms it. Needs nothing but the standard library, so that it takes
//! as little as possible of the machine it measures.
//!
//! Prints `FIGURES <paid orders per second> <p50 µs> <p99 µs> <failures>`, the times those of whole checkouts.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Where every parcel goes: a village with a postal code in the bundled list of regions.
const ADDRESS: &[(&str, &str)] = &[
    ("name", "Pembeli Uji"),
    ("email", "pembeli@contoh.example"),
    ("phone", "081234567890"),
    ("province", "31"),
    ("regency", "31.71"),
    ("district", "31.71.01"),
    ("village", "31.71.01.1001"),
    ("address_line", "Jalan Uji 1"),
    ("postal_code", "10110"),
    ("provider", "bank_transfer"),
];

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [host, buyers, seconds, variants, operator, password] = &args[..] else {
        return Err(io::Error::other("buyers HOST:PORT BUYERS SECONDS VARIANTS OPERATOR PASSWORD"));
    };
    let number = |text: &str| text.parse::<u64>().map_err(io::Error::other);
    let (buyers, seconds) = (number(buyers)? as usize, Duration::from_secs(number(seconds)?));
    let variants: Arc<Vec<String>> = Arc::new(std::fs::read_to_string(variants)?.lines().map(str::to_owned).collect());
    let desks = (0..buyers).map(|_| sign_in(host, operator, password)).collect::<io::Result<Vec<_>>>()?;
    let started = Instant::now();
    let threads: Vec<_> = desks
        .into_iter()
        .enumerate()
        .map(|(index, mut desk)| {
            let (host, variants) = (host.clone(), Arc::clone(&variants));
            thread::spawn(move || {
                let own = variants.iter().skip(index).step_by(buyers);
                shop(&host, &mut desk, own, started + seconds)
            })
        })
        .collect();
    let (mut times, mut failures) = (Vec::new(), 0);
    for buyer in threads {
        let (own_times, own_failures) = buyer.join().map_err(|_| io::Error::other("a buyer panicked"))?;
        times.extend(own_times);
        failures += own_failures;
    }
    let took = started.elapsed().as_secs_f64();
    times.sort_unstable();
    let percentile = |part: usize| times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied();
    let per_second = times.len() as f64 / took;
    println!(
        "FIGURES {per_second:.2} {} {} {failures}",
        percentile(50).unwrap_or_default(),
        percentile(99).unwrap_or_default()
    );
    Ok(())
}

/// One checkout after another until the time is over. The times in µs, and how many failed.
fn shop<'a>(
    host: &str,
    desk: &mut Browser,
    variants: impl Iterator<Item = &'a String>,
    end: Instant,
) -> (Vec<u128>, usize) {
    let (mut times, mut failures) = (Vec::new(), 0);
    for variant in variants {
        if Instant::now() >= end {
            break;
        }
        let started = Instant::now();
        match Browser::open(host).and_then(|mut buyer| check_out(&mut buyer, desk, variant)) {
            Ok(()) => times.push(started.elapsed().as_micros()),
            Err(error) => {
                if failures == 0 {
                    eprintln!("a checkout failed: {error}");
                }
                failures += 1;
            }
        }
    }
    (times, failures)
}

fn check_out(buyer: &mut Browser, desk: &mut Browser, variant: &str) -> io::Result<()> {
    buyer.post("/cart/items", &[("variant_id", variant), ("quantity", "1")])?.expect(303, "adding to the cart")?;
    let form = buyer.get("/checkout")?.expect(200, "the checkout's form")?;
    let token = form.field("csrf_token")?;
    let cart = form.field("cart_id")?;
    let mut fields = vec![("csrf_token", token.as_str()), ("cart_id", &cart), ("action", "update")];
    fields.extend_from_slice(ADDRESS);
    let priced = buyer.post("/checkout", &fields)?.expect(200, "the shipping price")?;
    let total = priced.field("seen_total")?;
    fields[2].1 = "place";
    fields.push(("seen_total", &total));
    let placed = buyer.post("/checkout", &fields)?.expect(303, "placing the order")?;
    let number = placed.location.split(['/', '?']).nth(2).unwrap_or_default();
    confirm(desk, number)
}

/// The operator opens the list of transfers and confirms the one of this order.
fn confirm(desk: &mut Browser, order: &str) -> io::Result<()> {
    let list = desk.get("/portal/operator/payments")?.expect(200, "the list of transfers")?;
    let token = list.field("csrf_token")?;
    let row = list.body.split(order).nth(1).ok_or_else(|| io::Error::other(format!("no transfer of {order}")))?;
    let path = between(row, "action=\"", "\"").ok_or_else(|| io::Error::other("no button to confirm"))?;
    desk.post(path, &[("csrf_token", &token)])?.expect(303, "confirming the transfer")?;
    Ok(())
}

fn sign_in(host: &str, email: &str, password: &str) -> io::Result<Browser> {
    let mut desk = Browser::open(host)?;
    let token = desk.get("/account/sign-in")?.expect(200, "the sign-in form")?.field("csrf_token")?;
    let fields = [("csrf_token", token.as_str()), ("email", email), ("password", password)];
    desk.post("/account/sign-in", &fields)?.expect(303, "signing in")?;
    Ok(desk)
}

/// One connection and its cookies.
struct Browser {
    host: String,
    connection: BufReader<TcpStream>,
    cookies: BTreeMap<String, String>,
}

struct Answer {
    status: u16,
    location: String,
    body: String,
}

impl Browser {
    fn open(host: &str) -> io::Result<Self> {
        let connection = TcpStream::connect(host)?;
        connection.set_nodelay(true)?;
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { host: host.to_owned(), connection: BufReader::new(connection), cookies: BTreeMap::new() })
    }

    fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "")
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.send("POST", path, &pairs.join("&"))
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
            self.host,
            cookies.join("; "),
            body.len()
        );
        self.connection.get_mut().write_all(request.as_bytes())?;
        self.read()
    }

    fn read(&mut self) -> io::Result<Answer> {
        let mut line = String::new();
        self.connection.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let (mut length, mut location) = (0, String::new());
        loop {
            line.clear();
            self.connection.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "location" => location = value.to_owned(),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.connection.read_exact(&mut body)?;
        Ok(Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() })
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or(cookie);
        if let Some((name, value)) = pair.split_once('=') {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    fn expect(self, status: u16, step: &str) -> io::Result<Self> {
        if self.status == status {
            return Ok(self);
        }
        let start: String = self.body.chars().take(300).collect();
        Err(io::Error::other(format!("{step}: {} to {} {start}", self.status, self.location)))
    }

    /// The value of the hidden field of this name.
    fn field(&self, name: &str) -> io::Result<String> {
        let marker = format!("name=\"{name}\" value=\"");
        let value = between(&self.body, &marker, "\"");
        value.map(str::to_owned).ok_or_else(|| io::Error::other(format!("no field {name} in the page")))
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    Some(&text[start..start + text[start..].find(after)?])
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
