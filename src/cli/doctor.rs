//! `etalase doctor`: a line for each part to standard output, exit status 1 when something does not work.

use std::io::{self, Write};

use crate::config::Source;
use crate::doctor::{self, Level};

pub fn run() -> anyhow::Result<()> {
    let source = Source::from_environment()?;
    let findings = actix_web::rt::System::new().block_on(doctor::examine(&source));
    let mut out = io::stdout().lock();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    out.flush()?;
    match findings.iter().filter(|finding| finding.level == Level::Fault).count() {
        0 => Ok(()),
        1 => anyhow::bail!("1 fault"),
        n => anyhow::bail!("{n} faults"),
    }
}
