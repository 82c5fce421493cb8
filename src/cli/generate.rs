//! `etalase generate`: a synthetic catalogue, with its progress on standard output.

use std::io::{self, Write};
use std::time::Instant;

use clap::Args;

use super::InvalidInput;
use crate::config::{Config, Source};
use crate::db::{Db, migrations};
use crate::generate::{GenerateError, Plan, generate};

#[derive(Args)]
pub struct GenerateArgs {
    #[arg(long, default_value_t = 10_000)]
    products: usize,
    #[arg(long, default_value_t = 1_000)]
    villages: usize,
    /// The same number makes the same catalogue
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many BUMDes serve the villages [default: three for four villages]
    #[arg(long)]
    bumdes: Option<usize>,
    /// Beside the catalogue that is there already
    #[arg(long)]
    add: bool,
}

pub fn run(args: GenerateArgs) -> anyhow::Result<()> {
    let bumdes = args.bumdes.unwrap_or((args.villages * 3 / 4).max(1));
    let plan = Plan { products: args.products, villages: args.villages, bumdes, seed: args.seed, adds: args.add };
    let db = Db::open(Config::read_database(&Source::from_environment()?)?, 1)?;
    if migrations::has_pending(&db)? {
        anyhow::bail!("the database is older than this program: run 'etalase migrate' first");
    }
    let started = Instant::now();
    let mut out = io::stdout().lock();
    let mut tell = |done: usize| {
        // nobody reading along is no reason to stop
        let _ = writeln!(out, "{done} of {} products after {:.1} s", plan.products, started.elapsed().as_secs_f64());
        let _ = out.flush();
    };
    let done = generate(&db, &plan, &mut tell);
    done.map_err(|error| match error {
        GenerateError::Regions(_) | GenerateError::Query(_) | GenerateError::Database(_) | GenerateError::Words(_) => {
            anyhow::Error::from(error)
        }
        refused => InvalidInput(refused.to_string()).into(),
    })?;
    let GenerateArgs { products, villages, seed, .. } = args;
    let seconds = started.elapsed().as_secs_f64();
    println!("{products} products, {villages} villages and {bumdes} BUMDes of seed {seed} in {seconds:.1} s");
    Ok(())
}
