//! Files that are broken, or made to break something. A panic fails the test, and so does an answer that cannot be.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples;
use crate::world::cleaned;

fn check(bytes: &[u8]) {
    let (finished, kept) = cleaned(bytes);
    // At most a small orientation takes the place of something else.
    assert!(kept.len() <= bytes.len() + 64);
    if finished.media_type.as_str() == "application/octet-stream" {
        assert_eq!(kept, bytes);
    }
    // Cleaning finds nothing in what is clean, and the same kind of file.
    let (again, kept_again) = cleaned(&kept);
    assert_eq!(again.media_type, finished.media_type);
    assert_eq!(kept_again, kept);
}

#[test]
fn every_sample_may_break_off_at_every_byte() {
    for (_, sample) in samples::all() {
        for len in 0..sample.len() {
            check(&sample[..len]);
        }
    }
}

/// Sizes of gigabytes in every place where a size may stand. Nothing is allocated by them.
#[test]
fn no_size_in_a_file_is_believed() {
    for (_, sample) in samples::all() {
        for at in 0..sample.len().saturating_sub(4) {
            for size in [u32::MAX, 0x7FFF_FFFF, 0, 1] {
                let mut sample = sample.clone();
                sample[at..at + 4].copy_from_slice(&size.to_be_bytes());
                cleaned(&sample);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn samples_with_changed_bytes(
        sample in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..8),
        cut in any::<Option<(Index, Index)>>(),
    ) {
        let all = samples::all();
        let mut bytes = all[sample.index(all.len())].1.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some((from, to)) = cut {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            bytes.drain(from.min(to)..from.max(to));
        }
        cleaned(&bytes);
    }

    #[test]
    fn anything_behind_a_known_beginning(
        sample in any::<Index>(),
        len in 0usize..64,
        rest in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let all = samples::all();
        let sample = &all[sample.index(all.len())].1;
        cleaned(&[&sample[..len.min(sample.len())], &rest].concat());
    }
}
