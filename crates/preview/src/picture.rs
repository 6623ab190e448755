//! Pictures of pages, as far as they are taken.

use bytes::Bytes;
use imagesize::ImageType;

/// Most pixels on a side, and in all: what a browser decodes takes four bytes for each.
const SIDE_MAX: usize = 8_192;
const PIXELS_MAX: usize = 20_000_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// As it came.
    pub bytes: Bytes,
    /// What its bytes say that it is, whatever came with them.
    pub content_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Picture {
    /// `None` for what is no PNG, JPEG, GIF or WebP, or too large to be shown. SVG is a document that can do things, so
    /// it is none.
    pub fn look(bytes: Bytes) -> Option<Self> {
        let content_type = match imagesize::image_type(&bytes).ok()? {
            ImageType::Png => "image/png",
            ImageType::Jpeg => "image/jpeg",
            ImageType::Gif => "image/gif",
            ImageType::Webp => "image/webp",
            _ => return None,
        };
        let size = imagesize::blob_size(&bytes).ok()?;
        let (width, height) = (size.width, size.height);
        let is_fine = |side: usize| (1..=SIDE_MAX).contains(&side);
        let fits = is_fine(width) && is_fine(height) && width * height <= PIXELS_MAX;
        fits.then_some(Self { bytes, content_type, width: width as u32, height: height as u32 })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gif(width: u16, height: u16) -> Bytes {
        let [a, b] = width.to_le_bytes();
        let [c, d] = height.to_le_bytes();
        Bytes::from([b"GIF89a".as_slice(), &[a, b, c, d, 0, 0, 0, 0x3b]].concat())
    }

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        let picture = Picture::look(gif(20, 10)).unwrap();
        assert_eq!((picture.content_type, picture.width, picture.height), ("image/gif", 20, 10));
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        for none in [svg, "", "<html>", "GIF89a", "BM"] {
            assert_eq!(Picture::look(Bytes::from_static(none.as_bytes())), None, "{none}");
        }
    }

    #[test]
    fn what_would_fill_a_browsers_memory_is_none() {
        for (width, height) in [(0, 1), (1, 8_193), (65_535, 65_535), (8_000, 8_000)] {
            assert_eq!(Picture::look(gif(width, height)), None, "{width} x {height}");
        }
    }

    proptest! {
        #[test]
        fn whatever_its_bytes_are_they_are_looked_at(
            start in prop::sample::select(vec![&b"GIF89a"[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8 ", b""]),
            rest in proptest::collection::vec(any::<u8>(), 0..100),
        ) {
            let _ = Picture::look(Bytes::from([start, &rest].concat()));
        }
    }
}
