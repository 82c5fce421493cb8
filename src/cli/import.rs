//! `etalase import villages|products FILE`: findings to standard output, exit status 2 when there are any.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use super::InvalidInput;
use crate::clock::Clock;
use crate::config::{Config, Source};
use crate::db::{Db, DbConn, Timestamp, migrations};
use crate::import::{ImportError, OnInvalid, Outcome, products, villages, write_rejected};

/// Far beyond any catalogue: 100,000 products are about 100 MB.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

#[derive(Subcommand)]
pub enum ImportCommand {
    /// Villages and the BUMDes that sells for each
    Villages(ImportArgs),
    /// Products of known villages; new ones are published
    Products(ImportArgs),
}

#[derive(Args)]
pub struct ImportArgs {
    /// CSV in UTF-8; its columns are described in demo/README.md
    file: PathBuf,
    /// Import the rows that are right and write the others to a file
    #[arg(long)]
    skip_invalid: bool,
    /// Where the rejected rows go [default: beside FILE, ending in .rejected.csv]
    #[arg(long, requires = "skip_invalid")]
    rejected: Option<PathBuf>,
}

type Verb = fn(&mut DbConn, Timestamp, &[u8], OnInvalid) -> Result<Outcome, ImportError>;

pub fn run(command: ImportCommand) -> anyhow::Result<()> {
    let (args, verb, columns): (_, Verb, _) = match command {
        ImportCommand::Villages(args) => (args, villages::import, villages::COLUMNS),
        ImportCommand::Products(args) => (args, products::import, products::COLUMNS),
    };
    if args.rejected.as_ref() == Some(&args.file) {
        return Err(InvalidInput("--rejected would overwrite the file itself".into()).into());
    }
    let db = Db::open(Config::read_database(&Source::from_environment()?)?, 1)?;
    if migrations::has_pending(&db)? {
        anyhow::bail!("the database is older than this program: run 'etalase migrate' first");
    }
    let file = read(&args.file)?;
    let on_invalid = if args.skip_invalid { OnInvalid::Skip } else { OnInvalid::Refuse };
    let outcome = db.write(|conn| verb(conn, Clock::System.now(), &file, on_invalid))?;
    report(&args, columns, &outcome)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let size = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    if size > MOST_BYTES {
        return Err(InvalidInput(format!("{} is larger than 512 MiB: split it", path.display())).into());
    }
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn report(args: &ImportArgs, columns: &[&str], outcome: &Outcome) -> anyhow::Result<()> {
    // first the file: a reader of standard output may leave early
    let rejected = if outcome.is_imported { write_rejected_rows(args, columns, outcome)? } else { None };
    let mut out = BufWriter::new(io::stdout().lock());
    for finding in &outcome.findings {
        writeln!(out, "{finding}")?;
    }
    if !outcome.is_imported {
        out.flush()?;
        let found = outcome.findings.len();
        let findings = if found == 1 { "1 finding".into() } else { format!("{found} findings") };
        return Err(InvalidInput(format!("{findings} in {}: nothing was imported", args.file.display())).into());
    }
    let Outcome { new, changed, unchanged, .. } = outcome;
    writeln!(out, "{}: {new} new, {changed} changed, {unchanged} unchanged", args.file.display())?;
    if let Some(path) = rejected {
        writeln!(out, "{}: {} rejected", path.display(), outcome.rejected.len())?;
    }
    for (sku, kinds) in &outcome.lacking {
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
        writeln!(out, "{sku}: published without {}", kinds.join(", "))?;
    }
    Ok(out.flush()?)
}

fn write_rejected_rows(args: &ImportArgs, columns: &[&str], outcome: &Outcome) -> anyhow::Result<Option<PathBuf>> {
    if outcome.rejected.is_empty() {
        return Ok(None);
    }
    let path = args.rejected.clone().unwrap_or_else(|| args.file.with_extension("rejected.csv"));
    let written = File::create(&path).and_then(|out| write_rejected(out, columns, outcome));
    written.with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Some(path))
}
