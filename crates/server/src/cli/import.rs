//! `chinwag import`

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chinwag_engine::{Actor, Caller, ImportLine, RefusedLine};
use clap::Args;
use flate2::read::MultiGzDecoder;
use tokio::time::Instant;

use super::{app, print};
use crate::config::Flags;
use crate::node::Tools;

/// Lines that land together.
const BATCH: usize = 500;
/// The first bytes of whatever was packed with gzip.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// How often it is said how far it is.
const NEWS_EVERY: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The app's id
    app: String,
    /// JSON lines, gzipped or not; "-" for standard input. See docs/import.md
    file: PathBuf,
}

impl Import {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        super::with_tools(flags, async |tools| {
            let app = app::find(tools, &self.app).await?;
            let caller = Caller { app, actor: Actor::App };
            let began = Instant::now();
            let count = self.import(tools, &caller).await?;
            let seconds = began.elapsed().as_secs_f64();
            print::line(format_args!("imported {count} lines in {seconds:.1} s"));
            Ok(())
        })
    }

    async fn import(&self, tools: &Tools, caller: &Caller) -> Result<u64, String> {
        let mut lines = open(&self.file)?.lines();
        let (mut number, mut batch, mut news) = (0, Vec::with_capacity(BATCH), Instant::now());
        loop {
            let line = lines.next().transpose();
            let line = line.map_err(|error| format!("line {} cannot be read: {error}", number + 1))?;
            let is_over = line.is_none();
            if let Some(line) = line {
                number += 1;
                if !line.trim().is_empty() {
                    let read = ImportLine::read(&line).map_err(|error| refused(number, error.message))?;
                    batch.push((number, read));
                }
            }
            if batch.len() == BATCH || is_over {
                let landed = tools.engine.import(caller, std::mem::take(&mut batch)).await;
                landed.map_err(|RefusedLine { number, error }| refused(number, error))?;
                if news.elapsed() >= NEWS_EVERY {
                    print::line(format_args!("{number} lines"));
                    news = Instant::now();
                }
            }
            if is_over {
                return Ok(number);
            }
        }
    }
}

fn refused(number: u64, why: impl std::fmt::Display) -> String {
    format!("line {number}: {why}. Mend it and import the file again: what has landed stays, and lands once")
}

/// Opens a file, packed or not.
fn open(path: &Path) -> Result<Box<dyn BufRead>, String> {
    let problem = |error: std::io::Error| format!("cannot read {}: {error}", path.display());
    let raw: Box<dyn Read> = match path.to_str() {
        Some("-") => Box::new(std::io::stdin()),
        _ => Box::new(File::open(path).map_err(problem)?),
    };
    let mut buffered = BufReader::with_capacity(1 << 16, raw);
    let is_packed = buffered.fill_buf().map_err(problem)?.starts_with(&GZIP);
    Ok(if is_packed { Box::new(BufReader::new(MultiGzDecoder::new(buffered))) } else { Box::new(buffered) })
}
