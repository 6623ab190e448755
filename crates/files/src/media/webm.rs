//! WebM and Matroska: elements, each with an id and a length, and some hold others.

use std::io::{Read, Seek};

use super::{Media, millis};
use crate::finish::Dimensions;
use crate::limits::MEDIA_STEPS_MAX;
use crate::scan::{Scan, Scanned, Stop};

const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const TICK_NS: u32 = 0x2A_D7B1;
const DURATION: u32 = 0x4489;
const TRACKS: u32 = 0x1654_AE6B;
const TRACK: u32 = 0xAE;
const TRACK_TYPE: u32 = 0x83;
const VIDEO: u32 = 0xE0;
const WIDTH: u32 = 0xB0;
const HEIGHT: u32 = 0xBA;
const CLUSTER: u32 = 0x1F43_B675;

const NS_PER_SECOND: u64 = 1_000_000_000;
/// Thirty years; what is longer is no time that a film takes.
const TIME_MAX_NS: f64 = 1e18;

struct Webm {
    tick_ns: u64,
    ticks: f64,
    width: u64,
    height: u64,
    has_picture: bool,
    has_sound: bool,
    steps: usize,
}

/// Reads what stands before the pictures. A recording of a browser does not say there how long it became.
pub fn webm<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Media> {
    let mut webm = Webm {
        tick_ns: 1_000_000,
        ticks: 0.0,
        width: 0,
        height: 0,
        has_picture: false,
        has_sound: false,
        steps: 0,
    };
    scan.go(0)?;
    match webm.elements(scan, scan.len()) {
        // What was found before it broke off is found.
        Ok(()) | Err(Stop::Broken) => Ok(webm.media()),
        Err(disk) => Err(disk),
    }
}

impl Webm {
    /// All that are interesting hold nothing but what is interesting, so their insides are passed over as if they stood
    /// there by themselves.
    fn elements<R: Read + Seek>(&mut self, scan: &mut Scan<R>, end: u64) -> Scanned<()> {
        while scan.at() < end {
            self.steps += 1;
            let id = id(scan)?;
            let len = length(scan)?;
            if id == CLUSTER || self.steps > MEDIA_STEPS_MAX {
                return Ok(());
            }
            if matches!(id, SEGMENT | INFO | TRACKS | TRACK | VIDEO) {
                continue;
            }
            // Only what holds others may leave its length open.
            let len = len.ok_or(Stop::Broken)?;
            let next = scan.at().checked_add(len).ok_or(Stop::Broken)?;
            match id {
                TICK_NS => self.tick_ns = unsigned(scan, len)?,
                DURATION if len == 4 => self.ticks = f32::from_bits(scan.u32()?).into(),
                DURATION if len == 8 => self.ticks = f64::from_bits(scan.u64()?),
                TRACK_TYPE => match unsigned(scan, len)? {
                    1 => self.has_picture = true,
                    2 => self.has_sound = true,
                    _ => {}
                },
                WIDTH if self.width == 0 => self.width = unsigned(scan, len)?,
                HEIGHT if self.height == 0 => self.height = unsigned(scan, len)?,
                _ => {}
            }
            scan.go(next)?;
        }
        Ok(())
    }

    fn media(&self) -> Media {
        let ns = self.ticks * self.tick_ns as f64;
        // A number that is none, or too large for a time, becomes none.
        let whole_ns = if ns > 0.0 && ns < TIME_MAX_NS { ns as u64 } else { 0 };
        let (width, height) =
            (u32::try_from(self.width).unwrap_or(0), u32::try_from(self.height).unwrap_or(0));
        Media {
            duration_ms: millis(whole_ns, NS_PER_SECOND),
            dimensions: (width > 0 && height > 0).then_some(Dimensions { width, height }),
            has_picture: self.has_picture,
            has_sound: self.has_sound,
        }
    }
}

/// Up to four bytes; how many says the place of the highest bit, which belongs to the id.
fn id<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<u32> {
    let first = scan.u8()?;
    let more = first.leading_zeros();
    if more > 3 {
        return Err(Stop::Broken);
    }
    (0..more).try_fold(u32::from(first), |id, _| Ok(id << 8 | u32::from(scan.u8()?)))
}

/// Up to eight bytes; the highest bit is not part of it, and all others set say that it is not known.
fn length<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    let first = scan.u8()?;
    let more = first.leading_zeros();
    if more > 7 {
        return Err(Stop::Broken);
    }
    let own = u64::from(first) & ((1 << (7 - more)) - 1);
    let length = (0..more).try_fold(own, |length, _| Ok::<_, Stop>(length << 8 | u64::from(scan.u8()?)))?;
    Ok((length != (1 << (7 * (more + 1))) - 1).then_some(length))
}

fn unsigned<R: Read + Seek>(scan: &mut Scan<R>, len: u64) -> Scanned<u64> {
    if len > 8 { Err(Stop::Broken) } else { scan.number(len as usize) }
}
