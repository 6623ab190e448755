//! What is changed in a file on its way to the storage. What no edit names is kept as it is.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use crate::limits::{EDITS_MAX, STAGING_BUFFER_BYTES};
use crate::scan::{Scanned, Stop};

/// The changes, in any order until they are sorted.
#[derive(Debug, Default)]
pub struct Edits(Vec<Edit>);

#[derive(Debug)]
struct Edit {
    range: Range<u64>,
    with: With,
}

#[derive(Debug)]
enum With {
    Bytes(Vec<u8>),
    /// As many as there were, for files whose parts are found by their place.
    Fill(u8),
}

impl Edits {
    /// Whether the file stays as it is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Leaves a part out.
    pub fn remove(&mut self, range: Range<u64>) -> Scanned<()> {
        match self.0.last_mut() {
            Some(Edit { range: last, with: With::Bytes(bytes) })
                if bytes.is_empty() && last.end == range.start =>
            {
                last.end = range.end;
                Ok(())
            }
            _ if range.is_empty() => Ok(()),
            _ => self.replace(range, Vec::new()),
        }
    }

    /// Puts something else in the place of a part.
    pub fn replace(&mut self, range: Range<u64>, bytes: Vec<u8>) -> Scanned<()> {
        self.add(range, With::Bytes(bytes))
    }

    /// Overwrites a part.
    pub fn fill(&mut self, range: Range<u64>, byte: u8) -> Scanned<()> {
        if range.is_empty() { Ok(()) } else { self.add(range, With::Fill(byte)) }
    }

    fn add(&mut self, range: Range<u64>, with: With) -> Scanned<()> {
        if self.0.len() == EDITS_MAX {
            return Err(Stop::Broken);
        }
        self.0.push(Edit { range, with });
        Ok(())
    }

    /// Puts them in the order of the file. Two that concern the same byte, or one behind the end, are the work of
    /// a file that is not what it says.
    pub fn sorted(mut self, len: u64) -> Scanned<Self> {
        self.0.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut at = 0;
        for edit in &self.0 {
            if edit.range.start < at || edit.range.end < edit.range.start || edit.range.end > len {
                return Err(Stop::Broken);
            }
            at = edit.range.end;
        }
        Ok(self)
    }

    /// Writes the file as it is to be.
    pub fn apply(&self, file: &mut (impl Read + Seek), len: u64, out: &mut impl Write) -> io::Result<()> {
        let mut buffer = vec![0; STAGING_BUFFER_BYTES];
        let mut at = 0;
        for edit in &self.0 {
            copy(file, at..edit.range.start, &mut buffer, out)?;
            match &edit.with {
                With::Bytes(bytes) => out.write_all(bytes)?,
                With::Fill(byte) => fill(edit.range.end - edit.range.start, *byte, out)?,
            }
            at = edit.range.end;
        }
        copy(file, at..len, &mut buffer, out)
    }
}

fn copy(
    file: &mut (impl Read + Seek),
    range: Range<u64>,
    buffer: &mut [u8],
    out: &mut impl Write,
) -> io::Result<()> {
    file.seek(SeekFrom::Start(range.start))?;
    let mut left = range.end - range.start;
    while left > 0 {
        let wanted = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        file.read_exact(&mut buffer[..wanted])?;
        out.write_all(&buffer[..wanted])?;
        left -= wanted as u64;
    }
    Ok(())
}

fn fill(bytes: u64, byte: u8, out: &mut impl Write) -> io::Result<()> {
    io::copy(&mut io::repeat(byte).take(bytes), out).map(drop)
}
