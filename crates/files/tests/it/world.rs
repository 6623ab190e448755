//! What tests do with a file.

use std::io::Cursor;

use chinwag_files::{Finished, clean};

/// What is found in a file, and what is kept of it.
pub fn cleaned(bytes: &[u8]) -> (Finished, Vec<u8>) {
    let mut kept = Vec::new();
    let finished = clean(Cursor::new(bytes), &mut kept).unwrap();
    assert_eq!(finished.size, kept.len() as u64);
    (finished, kept)
}
