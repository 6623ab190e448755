//! Small real files. Pictures are made by the encoders of the crate `image`, films and sounds by hand.

pub mod boxes;
pub mod films;
pub mod pictures;
pub mod sounds;

use std::sync::LazyLock;

/// One of each kind, with its media type.
pub fn all() -> &'static [(&'static str, Vec<u8>)] {
    static ALL: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(make);
    &ALL
}

fn make() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("image/jpeg", pictures::secret_jpeg()),
        ("image/png", pictures::secret_png(6)),
        ("image/gif", pictures::secret_gif()),
        ("image/webp", pictures::secret_webp(6)),
        ("image/bmp", pictures::bmp()),
        ("image/avif", boxes::heif(b"avif", 1)),
        ("image/heic", boxes::heif(b"heic", 0)),
        ("video/mp4", films::mp4(b"isom", &[b"vide", b"soun"])),
        ("audio/mp4", films::mp4(b"M4A ", &[b"soun"])),
        ("video/quicktime", films::mp4(b"qt  ", &[b"vide"])),
        ("video/webm", films::webm(&[1, 2], Some(1500.0))),
        ("audio/webm", films::webm(&[2], None)),
        ("audio/wav", sounds::wav(1500)),
        ("audio/flac", sounds::flac(1500)),
        ("audio/mpeg", sounds::mp3(40)),
        ("audio/ogg", sounds::opus(1500)),
        ("text/plain", b"some text\n".to_vec()),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec()),
    ]
}
