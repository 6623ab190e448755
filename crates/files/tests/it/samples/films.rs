//! Films without pictures: what they say of themselves is what counts.

use super::boxes::boxed;
use super::pictures::SECRET;

/// 1.5 seconds, 640 by 360 and stored lying on the side, with the place where it was made.
pub fn mp4(brand: &[u8; 4], handlers: &[&[u8; 4]]) -> Vec<u8> {
    let mvhd = boxed(b"mvhd", &[&[0; 12], &600u32.to_be_bytes(), &900u32.to_be_bytes(), &[0; 80]]);
    let tracks: Vec<u8> = handlers.iter().flat_map(|handler| track(handler)).collect();
    let place = boxed(b"udta", &[&boxed(b"\xa9xyz", &[SECRET])]);
    let made = boxed(b"meta", &[&[0; 4], SECRET]);
    let moov = boxed(b"moov", &[&mvhd, &tracks, &place, &made]);
    [
        boxed(b"ftyp", &[brand, &[0; 4], brand]),
        boxed(b"mdat", &[b"samples"]),
        moov,
        boxed(b"uuid", &[&[7; 16], SECRET]),
        boxed(b"mdat", &[b"more samples"]),
    ]
    .concat()
}

fn track(handler: &[u8; 4]) -> Vec<u8> {
    let turned: Vec<u8> =
        [0, 0x10000, 0, 0xFFFF_0000, 0, 0, 0, 0, 0x4000_0000u32].map(u32::to_be_bytes).concat();
    let size = [360u32 << 16, 640 << 16].map(u32::to_be_bytes).concat();
    let size = if handler == b"vide" { size } else { vec![0; 8] };
    let tkhd = boxed(b"tkhd", &[&[0; 24], &[0; 16], &turned, &size]);
    let hdlr = boxed(b"hdlr", &[&[0; 8], handler, &[0; 13]]);
    boxed(b"trak", &[&tkhd, &boxed(b"mdia", &[&hdlr]), &boxed(b"udta", &[SECRET])])
}

fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
    [id, &[0x40 | (content.len() >> 8) as u8, content.len() as u8], content].concat()
}

/// As a browser records it, when there is no duration: a segment of unknown length.
pub fn webm(track_types: &[u8], duration_ms: Option<f64>) -> Vec<u8> {
    let header = element(&[0x1A, 0x45, 0xDF, 0xA3], &element(&[0x42, 0x82], b"webm"));
    let mut info = element(&[0x2A, 0xD7, 0xB1], &1_000_000u32.to_be_bytes());
    if let Some(duration_ms) = duration_ms {
        info.extend(element(&[0x44, 0x89], &duration_ms.to_be_bytes()));
    }
    let mut tracks = Vec::new();
    for track_type in track_types {
        let mut track = element(&[0x83], &[*track_type]);
        if *track_type == 1 {
            let size = [element(&[0xB0], &640u16.to_be_bytes()), element(&[0xBA], &360u16.to_be_bytes())];
            track.extend(element(&[0xE0], &size.concat()));
        }
        tracks.extend(element(&[0xAE], &track));
    }
    let segment = [
        element(&[0x15, 0x49, 0xA9, 0x66], &info),
        element(&[0x16, 0x54, 0xAE, 0x6B], &tracks),
        element(&[0x1F, 0x43, 0xB6, 0x75], b"cluster"),
    ];
    [
        &header[..],
        &[0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        &segment.concat(),
    ]
    .concat()
}
