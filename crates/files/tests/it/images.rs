//! Pictures lose what is not the picture, and nothing else.

use std::io::Cursor;

use chinwag_files::Dimensions;
use image::metadata::Orientation;
use image::{AnimationDecoder as _, DynamicImage, ImageDecoder as _, ImageFormat, ImageReader};

use crate::samples::boxes::heif;
use crate::samples::pictures::{
    PROFILE, SECRET, bmp, plain_jpeg, secret_gif, secret_png, secret_webp, turned_jpeg,
};
use crate::world::cleaned;

fn has_secret(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

/// What another program makes of a picture.
fn decoded(bytes: &[u8], format: ImageFormat) -> (DynamicImage, Orientation, Option<Vec<u8>>) {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    let profile = decoder.icc_profile().unwrap();
    (DynamicImage::from_decoder(decoder).unwrap(), orientation, profile)
}

fn check(format: ImageFormat, media_type: &str, sample: &[u8], orientation: u8) {
    assert!(has_secret(sample));
    let (finished, kept) = cleaned(sample);
    assert!(!has_secret(&kept), "{media_type} {orientation}");
    assert_eq!(finished.media_type.as_str(), media_type);
    let (width, height) = if orientation < 5 { (24, 16) } else { (16, 24) };
    assert_eq!(finished.dimensions, Some(Dimensions { width, height }), "{media_type} {orientation}");
    let (before, after) = (decoded(sample, format), decoded(&kept, format));
    assert_eq!(after.0, before.0, "{media_type} {orientation}: pixels");
    assert_eq!(after.1, Orientation::from_exif(orientation).unwrap(), "{media_type}");
    assert_eq!(after.2.as_deref(), Some(PROFILE), "{media_type} {orientation}: profile");
    // What is clean stays as it is, to the byte.
    assert_eq!(cleaned(&kept).1, kept, "{media_type} {orientation}");
}

#[test]
fn pictures_are_shown_as_before_and_say_nothing_else() {
    for orientation in 1..=8 {
        check(ImageFormat::Jpeg, "image/jpeg", &turned_jpeg(orientation), orientation);
        check(ImageFormat::Png, "image/png", &secret_png(orientation), orientation);
        check(ImageFormat::WebP, "image/webp", &secret_webp(orientation), orientation);
    }
}

#[test]
fn a_clean_picture_stays_as_it_is() {
    let jpeg = plain_jpeg();
    assert_eq!(cleaned(&jpeg).1, jpeg);
    let (finished, kept) = cleaned(&bmp());
    assert_eq!(kept, bmp());
    assert_eq!(finished.dimensions, Some(Dimensions { width: 1, height: 1 }));
}

#[test]
fn an_animation_goes_on_moving() {
    let sample = secret_gif();
    let (finished, kept) = cleaned(&sample);
    assert!(has_secret(&sample) && !has_secret(&kept));
    assert_eq!(finished.dimensions, Some(Dimensions { width: 24, height: 16 }));
    let frames = |bytes: &[u8]| {
        let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(bytes.to_vec())).unwrap();
        let frames = decoder.into_frames().collect_frames().unwrap();
        frames.into_iter().map(|frame| (frame.delay(), frame.into_buffer())).collect::<Vec<_>>()
    };
    assert_eq!(frames(&kept).len(), 2);
    assert!(frames(&kept) == frames(&sample));
    assert!(kept.windows(11).any(|window| window == b"NETSCAPE2.0"), "it is played again and again");
}

/// The parts of the file are found by their place, so everything else stays where it is.
#[test]
fn heic_and_avif_are_overwritten_in_place() {
    for (brand, media_type) in [(b"avif", "image/avif"), (b"heic", "image/heic")] {
        for quarters in 0..4 {
            let sample = heif(brand, quarters);
            let (finished, kept) = cleaned(&sample);
            assert!(has_secret(&sample) && !has_secret(&kept));
            assert_eq!(kept.len(), sample.len());
            let at = sample.windows(9).position(|window| window == b"no pixels").unwrap();
            assert_eq!(kept[..at + 9], sample[..at + 9]);
            assert_eq!(finished.media_type.as_str(), media_type);
            let (width, height) = if quarters % 2 == 0 { (40, 30) } else { (30, 40) };
            assert_eq!(finished.dimensions, Some(Dimensions { width, height }));
        }
    }
}

/// As cameras leave it when the battery is empty: there is something to see, and still nothing else.
#[test]
fn a_jpeg_that_breaks_off_among_its_pixels_is_a_picture() {
    let plain = plain_jpeg();
    let sample = [&turned_jpeg(6)[..], &[]].concat();
    let end = sample.len() - plain.len() - SECRET.len() - 20;
    let (finished, kept) = cleaned(&sample[..end]);
    assert_eq!(finished.media_type.as_str(), "image/jpeg");
    assert!(!has_secret(&kept));
}

#[test]
fn what_cannot_be_walked_is_kept_but_not_shown() {
    for broken in [&b"GIF89a=1;<script>alert(1)</script>"[..], b"\xFF\xD8\xFF<html>", &secret_png(1)[..200]] {
        let (finished, kept) = cleaned(broken);
        assert_eq!(finished.media_type.as_str(), "application/octet-stream");
        assert!(!finished.media_type.is_inline());
        assert_eq!(finished.dimensions, None);
        assert_eq!(kept, broken);
    }
}
