//! What films and sounds say of themselves, and what they no longer say.

use chinwag_files::Dimensions;

use crate::samples::films::{mp4, webm};
use crate::samples::pictures::SECRET;
use crate::samples::{self, sounds};
use crate::world::cleaned;

const STANDING: Option<Dimensions> = Some(Dimensions { width: 640, height: 360 });

#[test]
fn each_sample_is_what_it_is() {
    for (media_type, sample) in samples::all() {
        assert_eq!(cleaned(sample).0.media_type.as_str(), *media_type);
    }
}

#[test]
fn a_film_says_how_long_and_how_large_it_is_and_not_where_it_was_made() {
    for brand in [b"isom", b"mp42", b"qt  "] {
        let sample = mp4(brand, &[b"soun", b"vide"]);
        let (finished, kept) = cleaned(&sample);
        assert_eq!((finished.duration_ms, finished.dimensions), (Some(1500), STANDING));
        assert_eq!(kept.len(), sample.len());
        assert!(!kept.windows(SECRET.len()).any(|window| window == SECRET));
        for samples in [&b"mdatsamples"[..], b"mdatmore samples"] {
            let place = |bytes: &[u8]| bytes.windows(samples.len()).position(|window| window == samples);
            assert_eq!(place(&kept), place(&sample));
        }
        // What is clean stays as it is.
        assert_eq!(cleaned(&kept).1, kept);
    }
}

#[test]
fn a_recording_of_a_browser_does_not_say_how_long_it_is() {
    let (finished, _) = cleaned(&webm(&[1, 2], None));
    assert_eq!((finished.duration_ms, finished.dimensions), (None, STANDING));
    let (finished, _) = cleaned(&webm(&[1, 2], Some(1500.4)));
    assert_eq!((finished.duration_ms, finished.dimensions), (Some(1500), STANDING));
    for senseless in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        assert_eq!(cleaned(&webm(&[1], Some(senseless))).0.duration_ms, None, "{senseless}");
    }
}

#[test]
fn a_sound_says_how_long_it_is() {
    for (sample, duration_ms) in [
        (sounds::wav(1500), 1500),
        (sounds::flac(1500), 1500),
        (sounds::opus(1500), 1500),
        (sounds::vorbis(1500), 1500),
        // 1,152 samples a frame at 44,100 a second.
        (sounds::mp3(40), 1044),
        (sounds::mp3_of_two_rates(200), 10_448),
        (sounds::mp3_with_count(1000), 26_122),
    ] {
        assert_eq!(cleaned(&sample).0.duration_ms, Some(duration_ms));
    }
}

/// A program that records does not know the length when it writes the header.
#[test]
fn a_wav_of_unknown_length_ends_with_the_file() {
    let mut sample = sounds::wav(1500);
    sample[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(cleaned(&sample).0.duration_ms, Some(1500));
}
