//! The command line: one file per command, thin over the library.
//!
//! Exit status: 0 done, 1 failed, 2 the input or the configuration is wrong.

mod demo;
mod doctor;
mod generate;
mod import;
mod migrate;
mod search;
pub mod serve;
mod user;
mod worker;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::ConfigError;

/// Etalase: the shop window, the order desk and the cash book of village products.
#[derive(Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The whole shop under var/demo/ with a catalogue to look at; no money moves
    Demo,
    /// Serve the shop; jobs are done in this process unless --no-worker is given
    Serve {
        /// Leave mails and other jobs to `etalase worker`
        #[arg(long)]
        no_worker: bool,
    },
    /// Do the jobs (mails, refunds, webhooks) without the web
    Worker,
    /// Bring the database up to date, the region list with it
    Migrate,
    /// Read villages or products from a CSV file, every row checked before any is written
    Import {
        #[command(subcommand)]
        command: import::ImportCommand,
    },
    /// Fill an empty, migrated database with a synthetic catalogue for load tests
    Generate(generate::GenerateArgs),
    /// The search engines' index
    Search {
        #[command(subcommand)]
        command: search::SearchCommand,
    },
    /// Look at every configured part and say what is wrong and how to mend it
    Doctor,
    /// People and what they may do
    User {
        #[command(subcommand)]
        command: user::UserCommand,
    },
}

/// What was given to the command is wrong; nothing was done.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct InvalidInput(String);

pub fn run(cli: Cli) -> ExitCode {
    // r2d2 logs every try to connect; the request or the command that gave up says it once
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,r2d2=off"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let done = match cli.command {
        Command::Demo => demo::run(),
        Command::Serve { no_worker } => serve::run(!no_worker),
        Command::Worker => worker::run(),
        Command::Migrate => migrate::run(),
        Command::Import { command } => import::run(command),
        Command::Generate(args) => generate::run(args),
        Command::Search { command } => search::run(command),
        Command::Doctor => doctor::run(),
        Command::User { command } => user::run(command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("etalase: {error:#}");
            let is_wrong_input = error.is::<ConfigError>() || error.is::<InvalidInput>();
            ExitCode::from(if is_wrong_input { 2 } else { 1 })
        }
    }
}
