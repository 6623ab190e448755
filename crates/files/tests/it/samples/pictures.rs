//! Pictures with something in them that nobody should get to see.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageEncoder as _, ImageFormat, Rgb, RgbImage};

/// Stands wherever a file has room for more than a picture.
pub const SECRET: &[u8] = b"SECRET";
pub const PROFILE: &[u8] = b"a colour profile";

/// Wider than high, and no two corners alike.
fn picture() -> DynamicImage {
    RgbImage::from_fn(24, 16, |x, y| Rgb([(x * 10) as u8, (y * 15) as u8, ((x + y) * 6) as u8])).into()
}

/// EXIF with an orientation, the maker of the camera, and a directory with the place.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II\x2a\0\x08\0\0\0\x03\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    tiff.extend(entry(0x010F, 2, 6, 50u32.to_le_bytes()));
    tiff.extend(entry(0x0112, 3, 1, [orientation, 0, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 56u32.to_le_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(SECRET);
    tiff.extend([1, 0]);
    tiff.extend(entry(0x001D, 2, 6, 74u32.to_le_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(SECRET);
    tiff
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    [&[0xFF, marker], &(content.len() as u16 + 2).to_be_bytes()[..], &content].concat()
}

pub fn plain_jpeg() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

pub fn secret_jpeg() -> Vec<u8> {
    turned_jpeg(6)
}

/// Everything that phones and programs put into a JPEG, the second picture behind the first included.
pub fn turned_jpeg(orientation: u8) -> Vec<u8> {
    let plain = plain_jpeg();
    let jfif_end = 4 + usize::from(plain[5]);
    let added = [
        segment(0xE0, &[b"JFXX\0", SECRET]),
        segment(0xE1, &[b"Exif\0\0", &exif(orientation)]),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", PROFILE]),
        segment(0xE2, &[b"MPF\0", SECRET]),
        segment(0xED, &[b"Photoshop 3.0\0", SECRET]),
        segment(0xFE, &[SECRET]),
    ];
    [&plain[..2 + jfif_end - 2], &added.concat(), &plain[jfif_end..], SECRET, &plain].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut checksum = u32::MAX;
    for byte in name.iter().chain(content) {
        checksum ^= u32::from(*byte);
        for _ in 0..8 {
            checksum = if checksum & 1 == 1 { checksum >> 1 ^ 0xEDB8_8320 } else { checksum >> 1 };
        }
    }
    [&(content.len() as u32).to_be_bytes()[..], name, content, &(!checksum).to_be_bytes()].concat()
}

pub fn secret_png(orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(PROFILE.to_vec()).unwrap();
    let picture = picture();
    encoder.write_image(picture.as_bytes(), 24, 16, picture.color().into()).unwrap();
    let (header, rest) = bytes.split_at(33);
    let (pixels, end) = rest.split_at(rest.len() - 12);
    let text = [b"Comment\0", SECRET].concat();
    let before = [
        chunk(b"eXIf", &exif(orientation)),
        chunk(b"tEXt", &text),
        chunk(b"zTXt", &text),
        chunk(b"iTXt", &text),
        chunk(b"tIME", &[0; 7]),
    ];
    let after = [chunk(b"eXIf", &exif(3)), chunk(b"prVt", SECRET)];
    [header, &before.concat(), pixels, &after.concat(), end, SECRET].concat()
}

pub fn secret_webp(orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
    encoder.set_icc_profile(PROFILE.to_vec()).unwrap();
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    let picture = picture();
    encoder.write_image(picture.as_bytes(), 24, 16, picture.color().into()).unwrap();
    for name in [b"XMP ", b"prVt"] {
        bytes.extend([&name[..], &6u32.to_le_bytes(), SECRET].concat());
    }
    // The bit that announces XMP, and the length of the whole.
    bytes[20] |= 4;
    let len = bytes.len() as u32 - 8;
    bytes[4..8].copy_from_slice(&len.to_le_bytes());
    bytes.extend(SECRET);
    bytes
}

/// Two pictures, played again and again.
pub fn secret_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for picture in [picture(), picture().rotate180()] {
        encoder.encode_frame(Frame::new(picture.to_rgba8())).unwrap();
    }
    drop(encoder);
    let end = bytes.pop();
    bytes.extend(b"\x21\xFE\x06SECRET\0\x21\xFF\x0BXMP DataXMP\x06SECRET\0");
    bytes.extend(end);
    bytes.extend(SECRET);
    bytes
}

pub fn bmp() -> Vec<u8> {
    let mut bytes =
        b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\xff\xff\xff\xff\x01\0\x18\0".to_vec();
    bytes.extend([0; 24]);
    bytes.extend([1, 2, 3, 0]);
    bytes
}
