//! GIF: a screen, then pictures and extensions in blocks of up to 255 bytes.

use std::io::{Read, Seek};

use super::dimensions;
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::scan::{Scan, Scanned, Stop};

/// Applications whose blocks the picture needs: how often it is played, and its colours.
const KEPT: &[&[u8; 11]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

pub fn walk<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    scan.go(6)?;
    let [w0, w1, h0, h1, flags, _, _] = scan.bytes()?;
    let [width, height] = [[w0, w1], [h0, h1]].map(|bytes| u32::from(u16::from_le_bytes(bytes)));
    skip_palette(scan, flags)?;
    let mut shown = false;
    // Some programs forget the byte that ends the file; what is there is whole all the same.
    while !(shown && scan.is_at_end()) {
        let start = scan.at();
        match scan.u8()? {
            0x3B => break,
            0x2C => {
                let [.., flags] = scan.bytes::<9>()?;
                skip_palette(scan, flags)?;
                scan.skip(1)?;
                skip_blocks(scan)?;
                shown = true;
            }
            0x21 if !extension_is_kept(scan)? => {
                skip_blocks(scan)?;
                edits.remove(start..scan.at())?;
            }
            0x21 => skip_blocks(scan)?,
            _ => return Err(Stop::Broken),
        }
    }
    if !shown {
        return Err(Stop::Broken);
    }
    edits.remove(scan.at()..scan.len())?;
    Ok(dimensions(width, height))
}

/// Reads what kind of extension it is, and goes to its first block.
fn extension_is_kept<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<bool> {
    match scan.u8()? {
        // How the next picture is shown, and text in place of one.
        0xF9 | 0x01 => Ok(true),
        0xFF => {
            let first = scan.at();
            let kept = scan.u8()? == 11 && KEPT.contains(&&scan.bytes()?);
            scan.go(first)?;
            Ok(kept)
        }
        _ => Ok(false),
    }
}

/// To behind the block of no bytes that ends them.
fn skip_blocks<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<()> {
    loop {
        match scan.u8()? {
            0 => return Ok(()),
            len => scan.skip(len.into())?,
        }
    }
}

fn skip_palette<R: Read + Seek>(scan: &mut Scan<R>, flags: u8) -> Scanned<()> {
    if flags & 0x80 == 0 { Ok(()) } else { scan.skip(3 << ((flags & 7) + 1)) }
}
