//! The version of the API that a request is written for.

use axum::http::HeaderMap;
use chinwag_protocol::{ErrorCode, WireError};

/// A date. There is one version here, so it decides nothing.
pub(crate) const VERSION: &str = "talkjs-rest-version";

/// Refuses what is no date: a mistake that would show only when a version decides something.
pub(super) fn check(headers: &HeaderMap) -> Result<(), WireError> {
    let Some(value) = headers.get(VERSION) else { return Ok(()) };
    if value.to_str().is_ok_and(is_date) {
        return Ok(());
    }
    let message = "the header TalkJS-REST-Version must be a date such as 2024-01-01";
    Err(WireError::at(ErrorCode::InvalidArgument, "TalkJS-REST-Version", message))
}

fn is_date(text: &str) -> bool {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let joints = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let month = number(5, 7).is_some_and(|month| (1..=12).contains(&month));
    joints && digits && month && number(8, 10).is_some_and(|day| (1..=31).contains(&day))
}
