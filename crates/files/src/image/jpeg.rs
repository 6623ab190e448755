//! JPEG: segments, each with a marker, and between them the scans with the pixels.

use std::io::{Read, Seek};
use std::ops::Range;

use super::dimensions;
use super::exif::Orientation;
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::limits::EXIF_MAX_BYTES;
use crate::scan::{Scan, Scanned, Stop};

/// JFIF without its thumbnail, which may show what was cut off.
const JFIF_BYTES: usize = 14;

#[derive(Default)]
struct Jpeg {
    stored: Option<Dimensions>,
    orientation: Option<Orientation>,
}

/// Keeps the tables, frames and scans, and of the application segments the three that colours need: JFIF, ICC, Adobe.
/// What stands behind the picture (a second one, a film) goes too, and so does the list of what stands there.
pub fn walk<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    scan.go(2)?;
    let mut jpeg = Jpeg::default();
    let mut shown = false;
    // Cameras and slow networks cut files off. As long as there is something to see, browsers show it.
    while !(shown && scan.is_at_end()) {
        let start = scan.at();
        match marker(scan)? {
            0xD9 => {
                edits.remove(scan.at()..scan.len())?;
                break;
            }
            0x01 | 0xD0..=0xD7 => {}
            0xDA => {
                body(scan)?;
                skip_pixels(scan)?;
                shown = true;
            }
            0xC4 | 0xCC | 0xDB..=0xDF => {
                let range = body(scan)?;
                scan.go(range.end)?;
            }
            0xC0..=0xCF => jpeg.frame(scan)?,
            code @ (0xE0..=0xEF | 0xFE) => jpeg.application(code, start, scan, edits)?,
            _ => return Err(Stop::Broken),
        }
    }
    if !shown {
        return Err(Stop::Broken);
    }
    let upright = Orientation::read(&[]);
    Ok(jpeg.stored.map(|stored| jpeg.orientation.unwrap_or(upright).turn(stored)))
}

impl Jpeg {
    fn frame<R: Read + Seek>(&mut self, scan: &mut Scan<R>) -> Scanned<()> {
        let range = body(scan)?;
        let [_, high, low, wide, narrow] = scan.bytes()?;
        let (height, width) = (u16::from_be_bytes([high, low]), u16::from_be_bytes([wide, narrow]));
        self.stored = self.stored.or(dimensions(width.into(), height.into()));
        scan.go(range.end)
    }

    fn application<R: Read + Seek>(
        &mut self,
        code: u8,
        start: u64,
        scan: &mut Scan<R>,
        edits: &mut Edits,
    ) -> Scanned<()> {
        let range = body(scan)?;
        let whole = start..range.end;
        let content = scan.prefix(range.end - range.start, EXIF_MAX_BYTES)?;
        match code {
            0xE0 if content.starts_with(b"JFIF\0") && content.len() == JFIF_BYTES => Ok(()),
            0xE0 if content.starts_with(b"JFIF\0") && content.len() > JFIF_BYTES => {
                let jfif = [&content[..JFIF_BYTES - 2], &[0, 0]].concat();
                edits.replace(whole, segment(code, &jfif))
            }
            0xE1 if content.starts_with(b"Exif\0") && self.orientation.is_none() => {
                let orientation = Orientation::read(content.get(6..).unwrap_or_default());
                self.orientation = Some(orientation);
                if orientation.is_upright() {
                    return edits.remove(whole);
                }
                edits.replace(whole, segment(code, &[b"Exif\0\0", &*orientation.to_tiff()].concat()))
            }
            0xE2 if content.starts_with(b"ICC_PROFILE\0") => Ok(()),
            0xEE if content.starts_with(b"Adobe") => Ok(()),
            _ => edits.remove(whole),
        }
    }
}

/// The next marker. It may be padded with more of the byte that begins it.
fn marker<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<u8> {
    if scan.u8()? != 0xFF {
        return Err(Stop::Broken);
    }
    loop {
        match scan.u8()? {
            0xFF => {}
            code => return Ok(code),
        }
    }
}

/// Where the content of this segment is; its length counts itself.
fn body<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Range<u64>> {
    let len = u64::from(scan.u16()?).checked_sub(2).ok_or(Stop::Broken)?;
    let end = scan.at() + len;
    if end > scan.len() {
        return Err(Stop::Broken);
    }
    Ok(scan.at()..end)
}

/// Goes to the marker behind a scan. Among the pixels the byte that begins a marker is followed by zero, or by the
/// number of a restart.
fn skip_pixels<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<()> {
    while scan.find(0xFF)? {
        let start = scan.at();
        scan.skip(1)?;
        if scan.is_at_end() {
            return Ok(());
        }
        match scan.u8()? {
            0x00 | 0xD0..=0xD7 => {}
            0xFF => scan.go(start + 1)?,
            _ => return scan.go(start),
        }
    }
    Ok(())
}

fn segment(code: u8, content: &[u8]) -> Vec<u8> {
    // What is written here is a few bytes, so its length fits.
    let len = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    [&[0xFF, code], &len.to_be_bytes()[..], content].concat()
}
