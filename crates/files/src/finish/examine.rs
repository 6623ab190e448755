//! What a staged file is, and what of it is kept.

use std::io::{self, Read, Seek, SeekFrom, Write};

use sha2::{Digest as _, Sha256};

use super::Finished;
use crate::kind::{Look, look};
use crate::limits::HEAD_BYTES;

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
