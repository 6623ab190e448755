//! Sounds of silence.

/// One byte a sample, 8,000 a second.
pub fn wav(duration_ms: u32) -> Vec<u8> {
    let data = vec![128; duration_ms as usize * 8];
    let mut bytes =
        [&b"RIFF"[..], &(data.len() as u32 + 36).to_le_bytes(), b"WAVEfmt \x10\0\0\0\x01\0\x01\0"].concat();
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend((data.len() as u32).to_le_bytes());
    bytes.extend(data);
    bytes
}

pub fn flac(duration_ms: u64) -> Vec<u8> {
    let mut bytes = b"fLaC\x80\0\0\x22\x10\0\x10\0\0\0\0\0\0\0".to_vec();
    let (rate, channels, bits, samples) = (48_000u64, 2u64, 16u64, duration_ms * 48);
    bytes.extend((rate << 44 | (channels - 1) << 41 | (bits - 1) << 36 | samples).to_be_bytes());
    bytes.extend([0; 16]);
    bytes
}

/// 128 kbit a second, so many frames of 26 ms, behind a tag.
pub fn mp3(frames: usize) -> Vec<u8> {
    let mut frame = vec![0xFF, 0xFB, 0x90, 0x00];
    frame.resize(417, 0);
    let tag = [&b"ID3\x04\0\0\0\0\x01\x48"[..], &[0; 200]].concat();
    [tag, frame.repeat(frames)].concat()
}

/// Frames of 128 and 32 kbit a second by turns, and a tag behind them.
pub fn mp3_of_two_rates(pairs: usize) -> Vec<u8> {
    let mut pair = vec![0xFF, 0xFB, 0x90, 0x00];
    pair.resize(417, 0);
    pair.extend([0xFF, 0xFB, 0x10, 0x00]);
    pair.resize(417 + 104, 0);
    let tag = [&b"TAG"[..], &[0; 125]].concat();
    [pair.repeat(pairs), tag].concat()
}

/// With a first frame that says how many there are.
pub fn mp3_with_count(frames: u32) -> Vec<u8> {
    let mut first = vec![0xFF, 0xFB, 0x90, 0x00];
    first.resize(36, 0);
    first.extend(b"Xing\0\0\0\x01");
    first.extend(frames.to_be_bytes());
    first.resize(417, 0);
    let mut second = vec![0xFF, 0xFB, 0x90, 0x00];
    second.resize(417, 0);
    [first, second].concat()
}

fn page(granule: u64, serial: u32, content: &[u8]) -> Vec<u8> {
    let mut bytes = b"OggS\0\0".to_vec();
    bytes.extend(granule.to_le_bytes());
    bytes.extend(serial.to_le_bytes());
    bytes.extend([0; 8]);
    bytes.extend([1, content.len() as u8]);
    bytes.extend(content);
    bytes
}

/// With a page at the end on which no sound ends, and one of another stream.
pub fn opus(duration_ms: u64) -> Vec<u8> {
    let head = [&b"OpusHead\x01\x01"[..], &312u16.to_le_bytes(), &48_000u32.to_le_bytes(), &[0; 3]].concat();
    [
        page(0, 7, &head),
        page(0, 7, b"OpusTags\0\0\0\0\0\0\0\0"),
        page(duration_ms * 48 + 312, 7, &[1; 100]),
        page(u64::MAX, 7, &[1; 100]),
        page(999_999_999, 8, &[1; 100]),
    ]
    .concat()
}

pub fn vorbis(duration_ms: u64) -> Vec<u8> {
    let head = [&b"\x01vorbis\0\0\0\0\x02"[..], &44_100u32.to_le_bytes(), &[0; 14]].concat();
    [page(0, 7, &head), page(duration_ms * 441 / 10, 7, &[1; 100])].concat()
}
