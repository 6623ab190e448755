//! Where the parts of a HEIC or AVIF image are: the box `iloc`.

use std::collections::HashMap;
use std::io::{Read, Seek};
use std::ops::Range;

use super::Private;
use crate::iso::IsoBox;
use crate::scan::{Scan, Scanned, Stop};

/// How many bytes each number takes.
struct Widths {
    offset: usize,
    length: usize,
    base: usize,
    index: usize,
}

/// The places of the private parts. `idat` is where the content of the box of that name begins, which some parts
/// are in.
pub fn locations<R: Read + Seek>(
    scan: &mut Scan<R>,
    iloc: IsoBox,
    idat: Option<u64>,
    private: &HashMap<u32, Private>,
) -> Scanned<Vec<(Private, Range<u64>)>> {
    scan.go(iloc.body)?;
    let [version, _, _, _, sizes, more] = scan.bytes()?;
    let [offset, length, base, index] = [sizes >> 4, sizes & 15, more >> 4, more & 15].map(usize::from);
    let widths = Widths { offset, length, base, index: if version == 0 { 0 } else { index } };
    if [widths.offset, widths.length, widths.base, widths.index].iter().any(|width| *width > 8) {
        return Err(Stop::Broken);
    }
    let items = if version < 2 { scan.u16()?.into() } else { scan.u32()? };
    let mut found = Vec::new();
    for _ in 0..items {
        let id = if version < 2 { scan.u16()?.into() } else { scan.u32()? };
        let method = if version == 0 { 0 } else { scan.u16()? & 15 };
        let file = scan.u16()?;
        let base = scan.number(widths.base)?;
        let extents = scan.u16()?;
        let what = private.get(&id);
        let origin = match method {
            0 => Some(0),
            1 => idat,
            _ => None,
        };
        for _ in 0..extents {
            let extent = extent(scan, &widths)?;
            if scan.at() > iloc.end {
                return Err(Stop::Broken);
            }
            if let Some(what) = what {
                // A private part in a place that cannot be told would stay.
                let origin = origin.filter(|_| file == 0).ok_or(Stop::Broken)?;
                found.push((*what, placed(extent, base.checked_add(origin)).ok_or(Stop::Broken)?));
            }
        }
        if scan.at() > iloc.end {
            return Err(Stop::Broken);
        }
    }
    Ok(found)
}

/// Offset and length.
fn extent<R: Read + Seek>(scan: &mut Scan<R>, widths: &Widths) -> Scanned<(u64, u64)> {
    scan.number(widths.index)?;
    Ok((scan.number(widths.offset)?, scan.number(widths.length)?))
}

/// No length means all that there is, which nobody writes for a part beside others.
fn placed((offset, length): (u64, u64), base: Option<u64>) -> Option<Range<u64>> {
    let start = base?.checked_add(offset)?;
    (length > 0).then_some(start..start.checked_add(length)?)
}
