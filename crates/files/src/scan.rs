//! Reading the structure of a file that somebody sent, which may be broken or made to harm.
//!
//! Nothing here allocates by a number that stands in the file, and nothing goes behind its end.

use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Seek, SeekFrom};

/// Why a file was not read to its end.
#[derive(Debug)]
pub enum Stop {
    /// It is not what it says it is.
    Broken,
    /// The disk failed, which says nothing about the file.
    Disk(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::UnexpectedEof { Self::Broken } else { Self::Disk(error) }
    }
}

/// What was read.
pub type Scanned<T> = Result<T, Stop>;

/// What broke off is absent. A disk that failed stays an error.
pub fn or_absent<T>(scanned: Scanned<Option<T>>) -> io::Result<Option<T>> {
    match scanned {
        Ok(found) => Ok(found),
        Err(Stop::Broken) => Ok(None),
        Err(Stop::Disk(error)) => Err(error),
    }
}

/// A place in a file.
pub struct Scan<R> {
    reader: BufReader<R>,
    at: u64,
    len: u64,
}

impl<R: Read + Seek> Scan<R> {
    /// At the beginning.
    pub fn new(mut inner: R) -> io::Result<Self> {
        let len = inner.seek(SeekFrom::End(0))?;
        inner.rewind()?;
        Ok(Self { reader: BufReader::new(inner), at: 0, len })
    }

    /// Where it is.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// How long the file is.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing comes any more.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.len
    }

    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&mut self) -> Scanned<[u8; N]> {
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// The next byte.
    pub fn u8(&mut self) -> Scanned<u8> {
        self.bytes::<1>().map(|[byte]| byte)
    }

    /// The next two bytes, the greater first.
    pub fn u16(&mut self) -> Scanned<u16> {
        self.bytes().map(u16::from_be_bytes)
    }

    /// The next four bytes, the greatest first.
    pub fn u32(&mut self) -> Scanned<u32> {
        self.bytes().map(u32::from_be_bytes)
    }

    /// The next eight bytes, the greatest first.
    pub fn u64(&mut self) -> Scanned<u64> {
        self.bytes().map(u64::from_be_bytes)
    }

    /// A number of so many bytes, at most eight, the greatest first.
    pub fn number(&mut self, bytes: usize) -> Scanned<u64> {
        let mut number = 0;
        for _ in 0..bytes {
            number = number << 8 | u64::from(self.u8()?);
        }
        Ok(number)
    }

    /// Goes to a place in the file, its end included.
    pub fn go(&mut self, to: u64) -> Scanned<()> {
        if to > self.len {
            return Err(Stop::Broken);
        }
        let by = i64::try_from(i128::from(to) - i128::from(self.at)).map_err(|_| Stop::Broken)?;
        self.reader.seek_relative(by)?;
        self.at = to;
        Ok(())
    }

    /// Leaves bytes out.
    pub fn skip(&mut self, bytes: u64) -> Scanned<()> {
        self.go(self.at.checked_add(bytes).ok_or(Stop::Broken)?)
    }

    /// Up to `max` of the next `bytes` bytes, and goes behind all of them.
    pub fn prefix(&mut self, bytes: u64, max: usize) -> Scanned<Vec<u8>> {
        let end = self.at.checked_add(bytes).filter(|end| *end <= self.len).ok_or(Stop::Broken)?;
        let mut prefix = Vec::new();
        let read = (&mut self.reader).take(bytes.min(max as u64)).read_to_end(&mut prefix)?;
        self.at += read as u64;
        self.go(end)?;
        Ok(prefix)
    }

    /// Goes to the next byte of this value and tells whether there is one; else it is at the end.
    pub fn find(&mut self, value: u8) -> Scanned<bool> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let (passed, found) = match buffer.iter().position(|byte| *byte == value) {
                Some(position) => (position, true),
                None => (buffer.len(), false),
            };
            let is_empty = buffer.is_empty();
            self.reader.consume(passed);
            self.at += passed as u64;
            if found || is_empty {
                return Ok(found);
            }
        }
    }
}
