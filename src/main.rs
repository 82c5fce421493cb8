//! The command line.

use clap::Parser;
use etalase::cli::Cli;
use mimalloc::MiMalloc;

/// Less work a request and a third less memory under load than with glibc's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    etalase::cli::run(Cli::parse())
}
