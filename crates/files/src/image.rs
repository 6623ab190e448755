//! Images: how large they are as shown, and all in them that is not the picture.
//!
//! Nothing is decoded. Each format has a walker that goes over the structure of the file once, in bounded memory, and
//! says what to leave out. It keeps what it knows to matter for the picture (pixels, palettes, colour profiles,
//! animation) and drops the rest, so that a place for metadata that nobody has heard of is dropped too. A file that
//! cannot be walked to its end is broken, and then it is no image for us.

mod bmp;
mod exif;
mod gif;
mod heif;
mod jpeg;
mod png;
mod webp;

use std::io::{Read, Seek};

use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::scan::{Scan, Scanned};

/// The formats that are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    Avif,
    Bmp,
    Gif,
    Heic,
    Jpeg,
    Png,
    WebP,
}

impl ImageFormat {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Bmp => "image/bmp",
            Self::Gif => "image/gif",
            Self::Heic => "image/heic",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// Goes over an image. The dimensions are those of the picture as shown, turned as it asks for; some few files do not
/// tell them before they are decoded.
pub fn walk<R: Read + Seek>(
    format: ImageFormat,
    scan: &mut Scan<R>,
    edits: &mut Edits,
) -> Scanned<Option<Dimensions>> {
    match format {
        ImageFormat::Avif | ImageFormat::Heic => heif::walk(scan, edits),
        ImageFormat::Bmp => bmp::walk(scan),
        ImageFormat::Gif => gif::walk(scan, edits),
        ImageFormat::Jpeg => jpeg::walk(scan, edits),
        ImageFormat::Png => png::walk(scan, edits),
        ImageFormat::WebP => webp::walk(scan, edits),
    }
}

/// `None` where one of them is missing.
fn dimensions(width: u32, height: u32) -> Option<Dimensions> {
    (width > 0 && height > 0).then_some(Dimensions { width, height })
}
