//! The command line.

use clap::Parser;
use etalase::cli::Cli;

fn main() -> std::process::ExitCode {
    etalase::cli::run(Cli::parse())
}
