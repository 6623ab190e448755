//! Films and sounds: how long they are, and how large. What would take reading all of a file is not found out.

mod flac;
mod movie;
mod mp3;
mod ogg;
mod wav;
mod webm;

use std::io::{Read, Seek};

use crate::finish::Dimensions;
use crate::scan::{Scan, Scanned};

pub use movie::{clean_movie, iso};
pub use webm::webm;

/// What is found in a film.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Media {
    pub duration_ms: Option<u64>,
    pub dimensions: Option<Dimensions>,
    pub has_picture: bool,
    pub has_sound: bool,
}

/// Sounds that are nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundFormat {
    Aac,
    Flac,
    Mp3,
    Ogg,
    Wav,
}

impl SoundFormat {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Aac => "audio/aac",
            Self::Flac => "audio/flac",
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
            Self::Wav => "audio/wav",
        }
    }
}

/// How long a sound is. Frames of AAC by themselves do not tell before the last of them.
pub fn duration_ms<R: Read + Seek>(format: SoundFormat, scan: &mut Scan<R>) -> Scanned<Option<u64>> {
    match format {
        SoundFormat::Aac => Ok(None),
        SoundFormat::Flac => flac::duration_ms(scan),
        SoundFormat::Mp3 => mp3::duration_ms(scan),
        SoundFormat::Ogg => ogg::duration_ms(scan),
        SoundFormat::Wav => wav::duration_ms(scan),
    }
}

/// So many units, of which a second has so many; `None` where that is no time that a sound takes.
fn millis(units: u64, per_second: u64) -> Option<u64> {
    /// A number that JavaScript counts exactly.
    const DURATION_MAX_MS: u128 = 1 << 53;
    let millis = (u128::from(units) * 1000).checked_div(u128::from(per_second))?;
    (units > 0 && millis <= DURATION_MAX_MS).then(|| u64::try_from(millis).ok())?
}
