//! PNG: chunks, each with a length, a name and a checksum.

use std::io::{Read, Seek};

use super::dimensions;
use super::exif::Orientation;
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::limits::EXIF_MAX_BYTES;
use crate::scan::{Scan, Scanned, Stop};

/// The chunks that the picture needs: pixels and palette, transparency, colours, size of a pixel, animation.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Length and name before the content, checksum behind it.
const AROUND: u64 = 12;

pub fn walk<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    scan.go(8)?;
    let mut stored = None;
    let mut orientation = None;
    let mut shown = false;
    loop {
        let start = scan.at();
        let len = u64::from(scan.u32()?);
        let name = scan.bytes::<4>()?;
        let whole = start..start + len + AROUND;
        match &name {
            b"IHDR" if stored.is_none() => {
                stored = Some(dimensions(scan.u32()?, scan.u32()?).ok_or(Stop::Broken)?);
            }
            // The picture begins with its size.
            _ if stored.is_none() => return Err(Stop::Broken),
            b"IDAT" => shown = true,
            b"eXIf" if orientation.is_none() => {
                let found = Orientation::read(&scan.prefix(len, EXIF_MAX_BYTES)?);
                orientation = Some(found);
                if found.is_upright() {
                    edits.remove(whole.clone())?;
                } else {
                    edits.replace(whole.clone(), chunk(b"eXIf", &found.to_tiff()))?;
                }
            }
            kept if KEPT.contains(&kept) => {}
            // A capital letter marks what a decoder must understand, and nobody does.
            [b'A'..=b'Z', ..] => return Err(Stop::Broken),
            _ => edits.remove(whole.clone())?,
        }
        scan.go(whole.end)?;
        if &name == b"IEND" {
            break;
        }
    }
    if !shown {
        return Err(Stop::Broken);
    }
    edits.remove(scan.at()..scan.len())?;
    Ok(stored.map(|stored| orientation.map_or(stored, |orientation| orientation.turn(stored))))
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    // What is written here is a few bytes, so its length fits.
    let len = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let named = [name, content].concat();
    [&len.to_be_bytes()[..], &named, &checksum(&named).to_be_bytes()].concat()
}

/// CRC-32, bit by bit: it is for less than fifty bytes.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::chunk;

    #[test]
    fn a_chunk_ends_with_its_checksum() {
        assert_eq!(chunk(b"IEND", &[]), b"\0\0\0\0IEND\xae\x42\x60\x82");
    }
}
