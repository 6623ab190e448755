//! `chinwag import`

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chinwag_engine::{Actor, AppLine, Caller, FileLine, ImportLine, NewAppOptions, RefusedLine};
use chinwag_files::Storage;
use chinwag_model::{App, FileKey};
use clap::Args;
use flate2::read::MultiGzDecoder;
use tokio::time::Instant;

use super::archive::{Archive, sha256_of, storage};
use super::{Database, app, print};
use crate::config::{Config, Flags};
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
    /// JSON lines, gzipped or not; "-" for standard input; or a folder that `chinwag export` wrote. See docs/import.md
    file: PathBuf,
}

impl Import {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        // What was exported may be the first thing that a new server gets.
        let database = if self.file.is_dir() { Database::Any } else { Database::Existing };
        super::with_storage(flags, database, async |tools, config| {
            let source = Source::of(&self.file, config).await?;
            let app = self.app(tools, &source).await?;
            let caller = Caller { app, actor: Actor::App };
            let began = Instant::now();
            let count = import(tools, &caller, &source).await?;
            let seconds = began.elapsed().as_secs_f64();
            print::line(format_args!("imported {count} lines in {seconds:.1} s"));
            Ok(())
        })
    }

    /// The app. One that was exported under this id is made here, if it is not there yet.
    async fn app(&self, tools: &Tools, source: &Source) -> Result<Arc<App>, String> {
        let found = app::find(tools, &self.app).await;
        if found.is_ok() || source.files.is_none() {
            return found;
        }
        let Some(AppLine { id, name, settings }) = source.app()?.filter(|line| line.id.as_str() == self.app)
        else {
            return found;
        };
        let options = NewAppOptions { name, id: Some(id), secret: None, settings };
        let made = tools.engine.create_app(options).await.map_err(|error| error.to_string())?;
        app::print_new(&made);
        app::find(tools, &self.app).await
    }
}

/// Where lines come from.
struct Source {
    lines: PathBuf,
    /// Of an export: its folder, and where its files go.
    files: Option<(Archive, Storage)>,
}

impl Source {
    async fn of(path: &Path, config: &Config) -> Result<Self, String> {
        if !path.is_dir() {
            return Ok(Self { lines: path.to_owned(), files: None });
        }
        let archive = Archive(path.to_owned());
        Ok(Self { lines: archive.lines(), files: Some((archive, storage(config).await?)) })
    }

    /// The app that was exported, which the first line tells of.
    fn app(&self) -> Result<Option<AppLine>, String> {
        let mut first = String::new();
        let read = open(&self.lines)?.read_line(&mut first);
        read.map_err(|error| format!("cannot read {}: {error}", self.lines.display()))?;
        Ok(ImportLine::read(&first).ok().into_iter().flatten().find_map(|line| match line {
            ImportLine::App(app) => Some(*app),
            _ => None,
        }))
    }

    /// Stores the bytes of a file.
    async fn store(&self, caller: &Caller, line: &FileLine) -> Result<(), String> {
        let Some((archive, storage)) = &self.files else {
            return Err(
                "a file can be imported from the folder of an export only, where its bytes are".to_owned()
            );
        };
        // What is wrong with the id, the line itself will be told.
        let Some(id) = line.id() else { return Ok(()) };
        let path = archive.file(&id);
        let sha256 = sha256_of(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        if sha256 != line.sha256() {
            return Err(format!("{} does not hold the bytes that were exported", path.display()));
        }
        let key = FileKey { app: caller.app.key, id };
        storage.copy_from(&path, &key).await.map_err(|error| error.to_string())
    }
}

async fn import(tools: &Tools, caller: &Caller, source: &Source) -> Result<u64, String> {
    let mut lines = open(&source.lines)?.lines();
    let (mut number, mut batch, mut news) = (0, Vec::with_capacity(BATCH), Instant::now());
    loop {
        let line = lines.next().transpose();
        let line = line.map_err(|error| format!("line {} cannot be read: {error}", number + 1))?;
        let is_over = line.is_none();
        if let Some(line) = line {
            number += 1;
            if !line.trim().is_empty() {
                for read in ImportLine::read(&line).map_err(|error| refused(number, error.message))? {
                    if let ImportLine::File(file) = &read {
                        source.store(caller, file).await.map_err(|why| refused(number, why))?;
                    }
                    batch.push((number, read));
                }
            }
        }
        if batch.len() >= BATCH || is_over {
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
