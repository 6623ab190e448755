//! MP3: frames one after the other. The first may be silent and say how many there are; else the rest is taken to be
//! like the beginning.

use std::io::{Read, Seek};

use super::millis;
use crate::limits::MEDIA_SEARCH_BYTES;
use crate::scan::{Scan, Scanned};

/// The tag of the first version, at the end of many files.
const ID3V1_BYTES: u64 = 128;

struct Frame {
    /// In bytes, its header included.
    len: usize,
    samples: u64,
    samples_per_second: u64,
    /// Where its content begins.
    content: usize,
}

pub fn duration_ms<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    scan.go(0)?;
    skip_tag(scan)?;
    let start = scan.at();
    let bytes = scan.prefix((scan.len() - start).min(MEDIA_SEARCH_BYTES as u64), MEDIA_SEARCH_BYTES)?;
    let Some((at, frame)) = first_frame(&bytes) else { return Ok(None) };
    if let Some(frames) = told_frames(&bytes[at..], frame.content) {
        return Ok(millis(u64::from(frames) * frame.samples, frame.samples_per_second));
    }
    let sound = (scan.len() - start - at as u64).saturating_sub(tail_bytes(scan)?);
    let (samples, bytes) = beginning(&bytes[at..]);
    let all = u128::from(sound) * u128::from(samples) / u128::from(bytes.max(1));
    Ok(u64::try_from(all).ok().and_then(|samples| millis(samples, frame.samples_per_second)))
}

/// How many samples are in how many bytes, as far as frames follow each other.
fn beginning(bytes: &[u8]) -> (u64, u64) {
    let (mut samples, mut at) = (0, 0);
    while let Some(frame) = bytes.get(at..).and_then(frame) {
        samples += frame.samples;
        at += frame.len;
    }
    (samples, at as u64)
}

/// The tag before the sound, which may hold a cover. Its length has seven bits a byte.
fn skip_tag<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<()> {
    let [i, d, three, _, _, flags, length @ ..] = scan.bytes::<10>()?;
    if [i, d, three] != *b"ID3" {
        return scan.go(0);
    }
    let length = length.iter().fold(0, |sum, byte: &u8| sum << 7 | u64::from(byte & 0x7F));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    scan.skip(length + footer)
}

fn tail_bytes<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<u64> {
    let Some(tail) = scan.len().checked_sub(ID3V1_BYTES) else { return Ok(0) };
    scan.go(tail)?;
    Ok(if &scan.bytes::<3>()? == b"TAG" { ID3V1_BYTES } else { 0 })
}

/// One that another follows: the eleven bits of a header stand in other data too.
fn first_frame(bytes: &[u8]) -> Option<(usize, Frame)> {
    (0..bytes.len()).find_map(|at| {
        let frame = frame(&bytes[at..])?;
        let next = bytes.get(at + frame.len..)?;
        (next.is_empty() || self::frame(next).is_some()).then_some((at, frame))
    })
}

fn frame(bytes: &[u8]) -> Option<Frame> {
    const KBITS: [u64; 15] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    const KBITS_LOW: [u64; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    let [first, second, third, fourth] = *bytes.first_chunk()?;
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    if first != 0xFF || second < 0xE0 || version == 1 || layer != 1 {
        return None;
    }
    let full = version == 3;
    let kbits =
        *if full { KBITS } else { KBITS_LOW }.get(usize::from(third >> 4)).filter(|kbits| **kbits > 0)?;
    let rate = *[44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))?;
    // Version 2 halves the rate, 2.5 quarters it.
    let samples_per_second = rate >> [2, 0, 1, 0][usize::from(version)];
    let samples = if full { 1152 } else { 576 };
    let len = samples / 8 * kbits * 1000 / samples_per_second + u64::from(third >> 1 & 1);
    let mono = fourth >> 6 == 3;
    let content = match (full, mono) {
        (true, false) => 36,
        (true, true) | (false, false) => 21,
        (false, true) => 13,
    };
    Some(Frame { len: usize::try_from(len).ok()?, samples, samples_per_second, content })
}

/// The number of frames, in one of the two forms that encoders write it.
fn told_frames(frame: &[u8], content: usize) -> Option<u32> {
    let number = |at: usize| Some(u32::from_be_bytes(*frame.get(at..)?.first_chunk()?));
    match frame.get(content..content + 4)? {
        b"Xing" | b"Info" if number(content + 4)? & 1 == 1 => number(content + 8),
        _ if frame.get(36..40)? == b"VBRI" => number(36 + 14),
        _ => None,
    }
}
