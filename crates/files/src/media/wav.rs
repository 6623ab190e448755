//! WAV: a RIFF file whose `fmt ` says how many bytes a second has, and whose `data` has a length.

use std::io::{Read, Seek};

use super::millis;
use crate::limits::MEDIA_STEPS_MAX;
use crate::scan::{Scan, Scanned};

pub fn duration_ms<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    scan.go(12)?;
    let mut bytes_per_second = 0;
    for _ in 0..MEDIA_STEPS_MAX {
        let name = scan.bytes::<4>()?;
        let len = u64::from(u32::from_le_bytes(scan.bytes()?));
        let end = scan.at() + len + (len & 1);
        match &name {
            b"fmt " => {
                scan.skip(8)?;
                bytes_per_second = u32::from_le_bytes(scan.bytes()?);
            }
            // Whoever records does not know the length before the end, and may have said anything.
            b"data" => return Ok(millis(len.min(scan.len() - scan.at()), bytes_per_second.into())),
            _ => {}
        }
        scan.go(end)?;
    }
    Ok(None)
}
