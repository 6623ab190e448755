//! What a staged file is, and what of it is kept.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::Finished;
use crate::kind::{Look, look};
use crate::limits::HEAD_BYTES;

/// What was found.
pub struct Examined {
    pub finished: Finished,
    /// Whether what is kept is in a file of its own.
    pub cleaned: bool,
}

/// Looks at the file; `Err` is its length when that is not the size announced.
pub fn examine(data: &Path, clean: &Path, size: u64) -> io::Result<Result<Examined, u64>> {
    // Of an empty upload nothing has come, not even the file.
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(data)?;
    let len = file.metadata()?.len();
    if len != size {
        return Ok(Err(len));
    }
    let look = look(&head(&mut file)?, &file)?;
    let cleaned = !look.edits.is_empty();
    let finished = if cleaned {
        let mut out = File::create(clean)?;
        let finished = keep(look, &mut file, len, &mut out)?;
        out.sync_all()?;
        finished
    } else {
        keep(look, &mut file, len, &mut io::sink())?
    };
    Ok(Ok(Examined { finished, cleaned }))
}

/// Writes what is kept of a file, and tells what it is: what `Files::finish` does with an upload.
///
/// # Errors
/// When reading or writing fails, never for what is in the file.
pub fn clean(mut file: impl Read + Seek, out: &mut impl Write) -> io::Result<Finished> {
    let len = file.seek(SeekFrom::End(0))?;
    let look = look(&head(&mut file)?, &mut file)?;
    keep(look, &mut file, len, out)
}

fn head(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    file.rewind()?;
    let mut head = Vec::with_capacity(HEAD_BYTES);
    file.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The structure has been walked by seeking; now everything is read once.
fn keep(look: Look, file: &mut (impl Read + Seek), len: u64, out: &mut impl Write) -> io::Result<Finished> {
    let mut out = Hashing { inner: out, hash: Sha256::new(), bytes: 0 };
    look.edits.apply(file, len, &mut out)?;
    let (size, sha256) = (out.bytes, hex::encode(out.hash.finalize()));
    let Look { media_type, dimensions, duration_ms, .. } = look;
    Ok(Finished { size, sha256, media_type, dimensions, duration_ms })
}

/// Counts and hashes what is written.
struct Hashing<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
