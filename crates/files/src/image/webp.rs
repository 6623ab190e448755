//! WebP: a RIFF file of chunks, each with a name and a length, padded to even places.

use std::io::{Read, Seek};

use super::dimensions;
use super::exif::Orientation;
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::limits::EXIF_MAX_BYTES;
use crate::scan::{Scan, Scanned, Stop};

/// "RIFF", the length of what follows, "WEBP".
const HEADER_BYTES: u64 = 12;
/// Bits of the extended header that announce metadata.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

#[derive(Default)]
struct WebP {
    stored: Option<Dimensions>,
    orientation: Option<Orientation>,
    /// Where the extended header's bits are, and which.
    flags: Option<(u64, u8)>,
    shown: bool,
    /// How much of the file is kept behind the header.
    kept: u64,
}

pub fn walk<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    scan.go(4)?;
    let told = u32::from_le_bytes(scan.bytes()?);
    let end = 8 + u64::from(told);
    if end > scan.len() || end < HEADER_BYTES {
        return Err(Stop::Broken);
    }
    scan.go(HEADER_BYTES)?;
    let mut webp = WebP::default();
    while scan.at() < end {
        webp.chunk(scan, end, edits)?;
    }
    if !webp.shown {
        return Err(Stop::Broken);
    }
    edits.remove(end..scan.len())?;
    webp.patch(told, edits)?;
    Ok(webp.stored.map(|stored| webp.orientation.map_or(stored, |orientation| orientation.turn(stored))))
}

impl WebP {
    fn chunk<R: Read + Seek>(&mut self, scan: &mut Scan<R>, end: u64, edits: &mut Edits) -> Scanned<()> {
        let start = scan.at();
        let name = scan.bytes::<4>()?;
        let len = u64::from(u32::from_le_bytes(scan.bytes()?));
        let whole = start..start + 8 + len + (len & 1);
        if whole.end > end {
            return Err(Stop::Broken);
        }
        let mut kept = whole.end - whole.start;
        match &name {
            b"VP8X" if self.flags.is_none() => {
                let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = scan.bytes()?;
                self.flags = Some((start + 8, flags));
                let [width, height] =
                    [[w0, w1, w2, 0], [h0, h1, h2, 0]].map(|less| u32::from_le_bytes(less) + 1);
                self.stored = dimensions(width, height);
            }
            b"VP8 " | b"VP8L" => {
                self.shown = true;
                let found = if name[3] == b'L' { lossless(scan)? } else { lossy(scan)? };
                self.stored = self.stored.or(found);
            }
            b"ANMF" => self.shown = true,
            b"ICCP" | b"ANIM" | b"ALPH" => {}
            b"EXIF" if self.orientation.is_none() => {
                let content = scan.prefix(len, EXIF_MAX_BYTES)?;
                // Some write it as it stands in a JPEG.
                let orientation = Orientation::read(content.strip_prefix(b"Exif\0\0").unwrap_or(&content));
                self.orientation = Some(orientation);
                let tiff = if orientation.is_upright() { Vec::new() } else { chunk(&orientation.to_tiff()) };
                kept = tiff.len() as u64;
                edits.replace(whole.clone(), tiff)?;
            }
            _ => {
                kept = 0;
                edits.remove(whole.clone())?;
            }
        }
        self.kept += kept;
        scan.go(whole.end)
    }

    /// Corrects what the beginning says about the rest.
    fn patch(&self, told: u32, edits: &mut Edits) -> Scanned<()> {
        // At most a small EXIF takes the place of another.
        let now = u32::try_from(self.kept + 4).map_err(|_| Stop::Broken)?;
        if now != told {
            edits.replace(4..8, now.to_le_bytes().to_vec())?;
        }
        let Some((at, flags)) = self.flags else { return Ok(()) };
        let turned = self.orientation.is_some_and(|orientation| !orientation.is_upright());
        let corrected = flags & !(HAS_EXIF | HAS_XMP) | if turned { HAS_EXIF } else { 0 };
        if corrected == flags { Ok(()) } else { edits.replace(at..at + 1, vec![corrected]) }
    }
}

/// A key frame of VP8: three bytes of flags, three that mark it, and the size in 14 bits each.
fn lossy<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<Dimensions>> {
    scan.skip(6)?;
    let [w0, w1, h0, h1] = scan.bytes()?;
    let [width, height] = [[w0, w1], [h0, h1]].map(|bytes| u32::from(u16::from_le_bytes(bytes) & 0x3FFF));
    Ok(dimensions(width, height))
}

fn lossless<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<Dimensions>> {
    scan.skip(1)?;
    let bits = u32::from_le_bytes(scan.bytes()?);
    Ok(dimensions((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}

/// Of a content of even length.
fn chunk(tiff: &[u8]) -> Vec<u8> {
    let len = u32::try_from(tiff.len()).unwrap_or(u32::MAX);
    [b"EXIF", &len.to_le_bytes()[..], tiff].concat()
}
