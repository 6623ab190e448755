//! The one thing in EXIF that the picture needs: which way up it is.
//!
//! EXIF is a TIFF file without a picture: a header, and directories of tags. The orientation stands in the first.

use crate::finish::Dimensions;

const ORIENTATION: u16 = 0x0112;
/// The type of a number of 16 bits.
const SHORT: u16 = 3;

/// How a picture is to be turned and mirrored before it is shown: 1 (not at all) to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation(u8);

impl Orientation {
    /// Reads it; what is missing or broken is 1.
    pub fn read(tiff: &[u8]) -> Self {
        Self(
            find(tiff)
                .and_then(|value| u8::try_from(value).ok())
                .filter(|value| (1..=8).contains(value))
                .unwrap_or(1),
        )
    }

    /// Whether the picture is shown as it is stored.
    pub fn is_upright(self) -> bool {
        self.0 == 1
    }

    /// As shown.
    pub fn turn(self, stored: Dimensions) -> Dimensions {
        let Dimensions { width, height } = stored;
        if self.0 >= 5 { Dimensions { width: height, height: width } } else { stored }
    }

    /// EXIF that says this and nothing else.
    pub fn to_tiff(self) -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        tiff.extend(ORIENTATION.to_be_bytes());
        tiff.extend(SHORT.to_be_bytes());
        tiff.extend([0, 0, 0, 1, 0, self.0, 0, 0]);
        tiff.extend([0, 0, 0, 0]);
        tiff
    }
}

/// A smallest possible EXIF, for files where one has to stay: an empty directory.
pub const EMPTY_TIFF: &[u8] = b"MM\0\x2a\0\0\0\x08\0\0\0\0\0\0";

fn find(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..4)? {
        b"MM\0\x2a" => true,
        b"II\x2a\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<4>()?;
        usize::try_from(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    let mut places = (0..entries).map(|index| directory.checked_add(2 + index * 12));
    let entry = places.find_map(|place| place.filter(|place| short(*place) == Some(ORIENTATION)))?;
    (short(entry.checked_add(2)?)? == SHORT).then(|| short(entry + 8))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for value in 1..=8 {
            assert_eq!(Orientation::read(&Orientation(value).to_tiff()), Orientation(value));
        }
    }

    #[test]
    fn the_small_end_may_come_first() {
        let tiff = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(Orientation::read(tiff), Orientation(6));
    }

    #[test]
    fn what_is_broken_is_upright() {
        let whole = Orientation(6).to_tiff();
        for len in 0..whole.len() - 7 {
            assert!(Orientation::read(&whole[..len]).is_upright(), "{len}");
        }
        assert!(Orientation::read(b"MM\0\x2a\xff\xff\xff\xff").is_upright());
        assert!(Orientation::read(&Orientation(9).to_tiff()).is_upright());
        assert!(Orientation::read(EMPTY_TIFF).is_upright());
    }
}
