//! Ogg: pages, each of which says how many samples have been played at its end.

use std::io::{Read, Seek};

use super::millis;
use crate::limits::MEDIA_SEARCH_BYTES;
use crate::scan::{Scan, Scanned};

/// Where a page says the time, in samples, and which stream it is of.
const GRANULE: usize = 6;
const SERIAL: usize = 14;

pub fn duration_ms<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    scan.go(0)?;
    let first = scan.prefix(scan.len().min(128), 128)?;
    let Some((serial, rate, silence)) = beginning(&first) else { return Ok(None) };
    // The largest page has 64 KiB, so the last one begins in here.
    let tail = scan.len().min(MEDIA_SEARCH_BYTES as u64);
    scan.go(scan.len() - tail)?;
    let tail = scan.prefix(tail, MEDIA_SEARCH_BYTES)?;
    let samples = last_granule(&tail, serial);
    Ok(samples.and_then(|samples| millis(samples.checked_sub(silence)?, rate)))
}

/// The number of the stream, its samples a second, and how many of them are not played.
fn beginning(page: &[u8]) -> Option<([u8; 4], u64, u64)> {
    let serial = *page.get(SERIAL..)?.first_chunk()?;
    let codec = page.get(28..)?;
    let rate = |at: usize| Some(u64::from(u32::from_le_bytes(*codec.get(at..)?.first_chunk()?)));
    if codec.starts_with(b"OpusHead") {
        Some((serial, 48_000, u16::from_le_bytes(*codec.get(10..)?.first_chunk()?).into()))
    } else if codec.starts_with(b"\x01vorbis") {
        Some((serial, rate(12)?, 0))
    } else if codec.starts_with(b"Speex   ") {
        Some((serial, rate(36)?, 0))
    } else {
        None
    }
}

/// What the last page of the stream says. A page on which no sound ends says -1.
fn last_granule(tail: &[u8], serial: [u8; 4]) -> Option<u64> {
    let mut end = tail.len();
    while let Some(at) = tail[..end].windows(4).rposition(|window| window == b"OggS") {
        let page = &tail[at..];
        let granule =
            page.get(GRANULE..).and_then(<[u8]>::first_chunk).map(|bytes| u64::from_le_bytes(*bytes));
        let same = page.get(SERIAL..SERIAL + 4) == Some(&serial);
        match granule.filter(|granule| same && *granule != u64::MAX) {
            Some(granule) => return Some(granule),
            // The next one that ends before this one's mark does.
            None => end = at + 3,
        }
    }
    None
}
