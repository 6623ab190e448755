//! `chinwag export`

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use chinwag_engine::{Actor, Caller, Error, Exported, FileLine};
use chinwag_files::Storage;
use chinwag_model::{FileKey, UserId};
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::TryStreamExt as _;
use tokio::time::Instant;

use super::archive::{Archive, sha256_of, storage};
use super::{Database, app, print};
use crate::config::Flags;

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The app's id
    app: String,
    /// A new folder, or an empty one: it gets app.jsonl.gz and the files beside it. See docs/import.md
    folder: PathBuf,
    /// Only what is of this user: who they are, where they take part, what they said, the files they uploaded
    #[arg(long, value_name = "ID")]
    user: Option<String>,
}

impl Export {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        super::with_storage(flags, Database::Existing, async |tools, config| {
            let app = app::find(tools, &self.app).await?;
            let caller = Caller { app, actor: Actor::App };
            let only = self.user.as_ref().map(UserId::new).transpose().map_err(|error| error.to_string())?;
            let began = Instant::now();
            let mut writing = Writing::begin(Archive(self.folder.clone()), storage(config).await?)?;
            let take = async |piece| writing.take(piece).await;
            tools.engine.export(&caller, only.as_ref(), take).await.map_err(|Failed(why)| why)?;
            let (lines, files) = writing.finish()?;
            let seconds = began.elapsed().as_secs_f64();
            print::line(format_args!("exported {lines} lines and {files} files in {seconds:.1} s"));
            Ok(())
        })
    }
}

/// Why it stopped.
struct Failed(String);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

/// An archive being written. Its lines get their name at the end, so that half of one is taken for nothing.
struct Writing {
    archive: Archive,
    storage: Storage,
    part: PathBuf,
    lines: GzEncoder<BufWriter<File>>,
    counts: (u64, u64),
}

impl Writing {
    fn begin(archive: Archive, storage: Storage) -> Result<Self, String> {
        let folder = &archive.0;
        let problem = |error: std::io::Error| format!("cannot write {}: {error}", folder.display());
        fs::create_dir_all(archive.files()).map_err(problem)?;
        let mut entries =
            fs::read_dir(folder).map_err(problem)?.chain(fs::read_dir(archive.files()).map_err(problem)?);
        if entries.any(|entry| entry.is_ok_and(|entry| entry.file_name() != "files")) {
            return Err(format!("{} is not empty: name a new folder", folder.display()));
        }
        close_to_others(folder).map_err(problem)?;
        let part = archive.lines().with_extension("part");
        let file = BufWriter::new(File::create(&part).map_err(problem)?);
        let lines = GzEncoder::new(file, Compression::default());
        Ok(Self { archive, storage, part, lines, counts: (0, 0) })
    }

    async fn take(&mut self, piece: Exported) -> Result<(), Failed> {
        match piece {
            Exported::Line(line) => {
                self.counts.0 += 1;
                // At once: to pack every piece of a line by itself takes several times as long.
                let line = format!("{line}\n");
                self.lines
                    .write_all(line.as_bytes())
                    .map_err(|error| Failed(format!("cannot write: {error}")))
            }
            Exported::File(key, line) => {
                self.counts.1 += 1;
                self.copy(&key, &line).await.map_err(Failed)
            }
        }
    }

    async fn copy(&self, key: &FileKey, line: &FileLine) -> Result<(), String> {
        let problem =
            |error: &dyn std::fmt::Display| format!("cannot copy the file {}: {error}", key.id.as_str());
        let found = self.storage.get(key, None).await.map_err(|error| problem(&error))?;
        let mut stream = found.ok_or_else(|| problem(&"its bytes are not where files are kept"))?.stream;
        let path = self.archive.file(&key.id);
        let mut file = File::create(&path).map_err(|error| problem(&error))?;
        while let Some(bytes) = stream.try_next().await.map_err(|error| problem(&error))? {
            file.write_all(&bytes).map_err(|error| problem(&error))?;
        }
        match sha256_of(&path) {
            Ok(sha256) if sha256 == line.sha256() => Ok(()),
            Ok(_) => Err(problem(&"its bytes are not those that were uploaded")),
            Err(error) => Err(problem(&error)),
        }
    }

    fn finish(self) -> Result<(u64, u64), String> {
        let problem = |error: std::io::Error| format!("cannot write {}: {error}", self.archive.0.display());
        let file =
            self.lines.finish().and_then(|file| file.into_inner().map_err(Into::into)).map_err(problem)?;
        file.sync_all().map_err(problem)?;
        fs::rename(&self.part, self.archive.lines()).map_err(problem)?;
        Ok(self.counts)
    }
}

/// What people wrote to each other is nobody else's business on this machine.
#[cfg(unix)]
fn close_to_others(folder: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn close_to_others(_: &std::path::Path) -> std::io::Result<()> {
    Ok(())
}
