//! BMP: it has a size and pixels, and no place for anything else.

use std::io::{Read, Seek};

use super::dimensions;
use crate::finish::Dimensions;
use crate::scan::{Scan, Scanned, Stop};

pub fn walk<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<Dimensions>> {
    scan.go(10)?;
    let pixels = u64::from(u32::from_le_bytes(scan.bytes()?));
    let header = u32::from_le_bytes(scan.bytes()?);
    let found = match header {
        12 => {
            let [w0, w1, h0, h1] = scan.bytes()?;
            dimensions(u16::from_le_bytes([w0, w1]).into(), u16::from_le_bytes([h0, h1]).into())
        }
        40..=256 => {
            let width = i32::from_le_bytes(scan.bytes()?);
            let height = i32::from_le_bytes(scan.bytes()?);
            // A height below zero says that the first row is the upper one.
            dimensions(width.unsigned_abs(), height.unsigned_abs())
        }
        _ => None,
    };
    if found.is_none() || pixels >= scan.len() { Err(Stop::Broken) } else { Ok(found) }
}
