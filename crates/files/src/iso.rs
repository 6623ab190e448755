//! Boxes: what MP4, QuickTime, HEIC and AVIF are made of. Each has a length and a name, and some hold others.

use std::io::{Read, Seek};

use crate::edits::Edits;
use crate::scan::{Scan, Scanned, Stop};

/// A box, by its places in the file.
#[derive(Debug, Clone, Copy)]
pub struct IsoBox {
    pub name: [u8; 4],
    pub start: u64,
    /// Where its content begins.
    pub body: u64,
    pub end: u64,
}

impl IsoBox {
    /// The box at this place among those that end at `end`; `None` at the end.
    pub fn next<R: Read + Seek>(scan: &mut Scan<R>, end: u64) -> Scanned<Option<Self>> {
        let start = scan.at();
        // QuickTime ends some lists with four zero bytes.
        if end.saturating_sub(start) < 8 {
            return Ok(None);
        }
        let told = u64::from(scan.u32()?);
        let name = scan.bytes()?;
        let len = match told {
            0 => end - start,
            1 => scan.u64()?,
            len => len,
        };
        let body = scan.at();
        match start.checked_add(len) {
            Some(last) if body <= last && last <= end => Ok(Some(Self { name, start, body, end: last })),
            _ => Err(Stop::Broken),
        }
    }

    /// Calls for each box in this one, behind so many bytes of its own.
    pub fn each<R: Read + Seek>(
        &self,
        scan: &mut Scan<R>,
        own: u64,
        mut visit: impl FnMut(&mut Scan<R>, Self) -> Scanned<()>,
    ) -> Scanned<()> {
        scan.go(self.body + own)?;
        while let Some(inner) = Self::next(scan, self.end)? {
            visit(scan, inner)?;
            scan.go(inner.end)?;
        }
        Ok(())
    }

    /// Makes it a box that readers pass over. It keeps its length: other parts of the file are found by their place.
    pub fn blank(&self, edits: &mut Edits) -> Scanned<()> {
        edits.replace(self.start + 4..self.start + 8, b"free".to_vec())?;
        edits.fill(self.body..self.end, 0)
    }
}
