//! What a file is.

mod format;
mod media_type;
mod text;

use std::io::{self, Read, Seek};

use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::media::Media;
use crate::scan::{Scan, Scanned, Stop, or_absent};
use crate::{image, media};
use format::Format;

pub use media_type::{Class, MediaType};

/// All that is found in a file.
pub struct Look {
    pub media_type: MediaType,
    pub dimensions: Option<Dimensions>,
    pub duration_ms: Option<u64>,
    /// What is left out of it.
    pub edits: Edits,
}

/// Looks at a file whose first bytes are `head`.
pub fn look(head: &[u8], file: impl Read + Seek) -> io::Result<Look> {
    let mut scan = Scan::new(file)?;
    match Format::of(head) {
        Format::Image(format) => {
            let media_type = format.media_type();
            let mut edits = Edits::default();
            let walked = image::walk(format, &mut scan, &mut edits);
            let whole = walked.and_then(|dimensions| Ok((dimensions, edits.sorted(scan.len())?)));
            Ok(match kept(whole)? {
                Some((dimensions, edits)) => {
                    Look { media_type: MediaType::of(media_type), dimensions, duration_ms: None, edits }
                }
                // Nobody could say what a viewer makes of it, nor what is hidden in it.
                None => Look::plain(MediaType::unknown()),
            })
        }
        Format::Iso { quicktime } => {
            let mut edits = Edits::default();
            let media = media::iso(&mut scan, &mut edits)?;
            let media_type = match (&media, quicktime) {
                (Media { has_picture: false, has_sound: true, .. }, _) => "audio/mp4",
                (_, true) => "video/quicktime",
                (_, false) => "video/mp4",
            };
            Ok(kept(edits.sorted(scan.len()))?.map_or_else(
                || Look::plain(MediaType::unknown()),
                |edits| Look { edits, ..Look::media(media_type, &media) },
            ))
        }
        Format::WebM => {
            let media = or_absent(media::webm(&mut scan).map(Some))?.unwrap_or_default();
            let sound_only = media.has_sound && !media.has_picture;
            Ok(Look::media(if sound_only { "audio/webm" } else { "video/webm" }, &media))
        }
        Format::Matroska => {
            let media = or_absent(media::webm(&mut scan).map(Some))?.unwrap_or_default();
            Ok(Look::media("video/x-matroska", &media))
        }
        Format::Sound(format) => {
            let duration_ms = or_absent(media::duration_ms(format, &mut scan))?;
            Ok(Look { duration_ms, ..Look::plain(MediaType::of(format.media_type())) })
        }
        Format::Other(media_type) => Ok(Look::plain(MediaType::of(media_type))),
    }
}

fn kept<T>(scanned: Scanned<T>) -> io::Result<Option<T>> {
    match scanned {
        Ok(kept) => Ok(Some(kept)),
        Err(Stop::Broken) => Ok(None),
        Err(Stop::Disk(error)) => Err(error),
    }
}

impl Look {
    fn plain(media_type: MediaType) -> Self {
        Self { media_type, dimensions: None, duration_ms: None, edits: Edits::default() }
    }

    fn media(media_type: &'static str, media: &Media) -> Self {
        let (dimensions, duration_ms) = (media.dimensions, media.duration_ms);
        Self { dimensions, duration_ms, ..Self::plain(MediaType::of(media_type)) }
    }
}
