//! Puts requests into as few frames as the limits allow.

use std::collections::VecDeque;

use chinwag_protocol::limits::{FRAME_MAX_BYTES, FRAME_MAX_REQUESTS};

/// How many of the first requests, given by their lengths in bytes, make the next frame: at least one.
pub(crate) fn fitting(lengths: impl Iterator<Item = usize>) -> usize {
    let (mut count, mut bytes) = (0, "[]".len());
    for length in lengths.take(FRAME_MAX_REQUESTS) {
        bytes += length + ",".len();
        if count > 0 && bytes > FRAME_MAX_BYTES {
            break;
        }
        count += 1;
    }
    count
}

/// As many of the waiting requests as fit into one frame, at least one.
pub(crate) fn next_frame(waiting: &mut VecDeque<String>) -> String {
    let count = fitting(waiting.iter().map(String::len));
    chinwag_protocol::encode_frame(waiting.drain(..count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_keep_to_the_limits_and_lose_nothing() {
        let mut waiting: VecDeque<String> = (0..FRAME_MAX_REQUESTS + 1).map(|n| n.to_string()).collect();
        let first: Vec<u64> = serde_json::from_str(&next_frame(&mut waiting)).unwrap();
        assert_eq!(first.len(), FRAME_MAX_REQUESTS);
        assert_eq!(next_frame(&mut waiting), format!("[{FRAME_MAX_REQUESTS}]"));

        let large = format!("\"{}\"", "x".repeat(FRAME_MAX_BYTES / 2));
        waiting.extend([large.clone(), large.clone()]);
        assert_eq!(next_frame(&mut waiting), format!("[{large}]"));
        assert_eq!(next_frame(&mut waiting), format!("[{large}]"));
        assert!(waiting.is_empty());
    }
}
