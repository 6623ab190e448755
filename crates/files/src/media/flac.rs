//! FLAC: the first block says how many samples there are.

use std::io::{Read, Seek};

use super::millis;
use crate::scan::{Scan, Scanned};

/// The mark of the file, the block's header, and four sizes.
const BEFORE_BYTES: u64 = 4 + 4 + 10;

pub fn duration_ms<R: Read + Seek>(scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    scan.go(BEFORE_BYTES)?;
    // 20 bits of samples a second, 3 of channels, 5 of bits, 36 of samples.
    let packed = scan.u64()?;
    Ok(millis(packed & ((1 << 36) - 1), packed >> 44))
}
