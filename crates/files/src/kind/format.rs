//! The formats that this crate knows the structure of, by their first bytes.

use crate::image::ImageFormat;
use crate::media::SoundFormat;

use super::text::text_type;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Image(ImageFormat),
    /// A film or sound in the boxes of MP4.
    Iso {
        /// Apple's dialect of it.
        quicktime: bool,
    },
    WebM,
    Matroska,
    Sound(SoundFormat),
    /// A file of another kind.
    Other(&'static str),
}

impl Format {
    pub fn of(head: &[u8]) -> Self {
        let format = signature(head).or_else(|| riff(head)).or_else(|| iso(head)).or_else(|| ogg(head));
        format.unwrap_or_else(|| Self::Other(other(head)))
    }
}

fn signature(head: &[u8]) -> Option<Format> {
    const SIGNATURES: &[(&[u8], Format)] = &[
        (b"\xFF\xD8\xFF", Format::Image(ImageFormat::Jpeg)),
        (b"\x89PNG\r\n\x1a\n", Format::Image(ImageFormat::Png)),
        (b"GIF87a", Format::Image(ImageFormat::Gif)),
        (b"GIF89a", Format::Image(ImageFormat::Gif)),
        (b"fLaC", Format::Sound(SoundFormat::Flac)),
        (b"ID3", Format::Sound(SoundFormat::Mp3)),
    ];
    let known = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature));
    known.map(|(_, format)| *format).or_else(|| match head {
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Some(matroska(head)),
        // "BM" alone begins many texts; the two numbers behind it are zero in every bitmap.
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(Format::Image(ImageFormat::Bmp)),
        // Frame sync of MPEG audio, layer 3; with layer 0 it is AAC in ADTS.
        [0xFF, second, third, ..] if second & 0xE6 == 0xE2 && third >> 4 != 15 && third & 12 != 12 => {
            Some(Format::Sound(SoundFormat::Mp3))
        }
        [0xFF, second, third, ..] if second & 0xF6 == 0xF0 && third >> 2 & 15 < 13 => {
            Some(Format::Sound(SoundFormat::Aac))
        }
        _ => None,
    })
}

/// The kind of document is named in the first element, which is short.
fn matroska(head: &[u8]) -> Format {
    let named = head[..head.len().min(64)].windows(4).any(|word| word == b"webm");
    if named { Format::WebM } else { Format::Matroska }
}

fn riff(head: &[u8]) -> Option<Format> {
    match (head.get(..4)?, head.get(8..12)?) {
        (b"RIFF", b"WEBP") => Some(Format::Image(ImageFormat::WebP)),
        (b"RIFF", b"WAVE") => Some(Format::Sound(SoundFormat::Wav)),
        _ => None,
    }
}

fn iso(head: &[u8]) -> Option<Format> {
    let size = head.first_chunk::<4>().map(|size| u32::from_be_bytes(*size) as usize)?;
    match head.get(4..8)? {
        b"ftyp" => {
            let brands: Vec<&[u8]> = head.get(8..size.min(head.len()).min(256))?.chunks_exact(4).collect();
            brand(&brands)
        }
        // Older QuickTime films do not say what they are.
        b"moov" | b"mdat" | b"wide" => Some(Format::Iso { quicktime: true }),
        _ => None,
    }
}

/// The first brand says what the file is, the others (behind a version) what it may be read as.
fn brand(brands: &[&[u8]]) -> Option<Format> {
    let (major, compatible) = (*brands.first()?, brands.get(2..).unwrap_or_default());
    let any =
        |names: &[&[u8]]| names.contains(&major) || compatible.iter().any(|brand| names.contains(brand));
    if any(&[b"avif", b"avis"]) {
        Some(Format::Image(ImageFormat::Avif))
    } else if any(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Some(Format::Image(ImageFormat::Heic))
    } else if major == b"qt  " {
        Some(Format::Iso { quicktime: true })
    } else if major.starts_with(b"M4")
        || major.starts_with(b"3g")
        || any(&[
            b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"iso8", b"mp41", b"mp42", b"avc1", b"dash", b"MSNV",
        ])
    {
        Some(Format::Iso { quicktime: false })
    } else {
        None
    }
}

fn ogg(head: &[u8]) -> Option<Format> {
    let codec = head.starts_with(b"OggS").then(|| head.get(28..))??;
    let sound = [&b"OpusHead"[..], b"\x01vorbis", b"Speex   ", b"\x7fFLAC"];
    let is_sound = sound.iter().any(|name| codec.starts_with(name));
    Some(if is_sound { Format::Sound(SoundFormat::Ogg) } else { Format::Other("application/ogg") })
}

/// Text first: `infer` takes what begins with a tag for HTML, and knows no SVG.
fn other(head: &[u8]) -> &'static str {
    const UNKNOWN: &str = "application/octet-stream";
    let found = || infer::get(head).map_or(UNKNOWN, |found| found.mime_type());
    match text_type(head) {
        // Some formats of documents are text: RTF, PostScript, a PDF without pictures.
        Some("text/plain") => Some(found()).filter(|found| *found != UNKNOWN).map_or("text/plain", inert),
        Some(text) => text,
        None => inert(found()),
    }
}

/// What is shown inline is decided by the signatures here alone, so that it was walked.
fn inert(found: &'static str) -> &'static str {
    let shown = ["image/", "video/", "audio/"].iter().any(|class| found.starts_with(class));
    if shown && super::MediaType::of(found).is_inline() { "application/octet-stream" } else { found }
}
