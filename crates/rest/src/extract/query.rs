//! Query parameters. Those that a handler does not ask for are ignored.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chinwag_model::Timestamp;
use chinwag_protocol::limits::{REST_PAGE_DEFAULT, REST_PAGE_MAX};
use chinwag_protocol::{ErrorCode, WireError};

use super::percent;

/// The query, decoded when asked.
pub(crate) struct Query {
    raw: String,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self { raw: parts.uri.query().unwrap_or_default().to_owned() })
    }
}

type Asked<T> = Result<T, WireError>;

impl Query {
    /// A parameter as text.
    pub(crate) fn text(&self, name: &str) -> Asked<Option<String>> {
        let mut found = None;
        for pair in self.raw.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if decode(key).as_deref() != Some(name) {
                continue;
            }
            if found.is_some() {
                return wrong(name, "is given twice");
            }
            match decode(value) {
                Some(value) => found = Some(value),
                None => return wrong(name, "is not percent-encoded UTF-8"),
            }
        }
        Ok(found)
    }

    /// How many items a page may have.
    pub(crate) fn limit(&self) -> Asked<u32> {
        self.limit_of(REST_PAGE_DEFAULT, REST_PAGE_MAX)
    }

    /// The same where pages have another size.
    pub(crate) fn limit_of(&self, default: u32, max: u32) -> Asked<u32> {
        let Some(text) = self.text("limit")? else { return Ok(default) };
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // What is too large for the type is too large for a page.
        match text.parse().unwrap_or(u32::MAX) {
            limit if is_number && limit > 0 => Ok(limit.min(max)),
            _ => wrong("limit", &format!("must be a number from 1 to {max}, not {text:?}")),
        }
    }

    /// An id, or whatever else has rules of its own.
    pub(crate) fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(String) -> Result<T, chinwag_model::Invalid>,
    ) -> Asked<Option<T>> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match parse(text) {
            Ok(value) => Ok(Some(value)),
            Err(invalid) => Err(WireError { field: Some(name.to_owned()), ..invalid.into() }),
        }
    }

    /// A moment.
    pub(crate) fn time(&self, name: &str) -> Asked<Option<Timestamp>> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match text.parse() {
            Ok(millis) => Ok(Some(Timestamp::from_millis(millis))),
            Err(_) => wrong(name, &format!("must be a time in Unix milliseconds, not {text:?}")),
        }
    }

    /// One of several values; the first is the default.
    pub(crate) fn choice<T: Copy>(&self, name: &str, choices: [(&str, T); 2]) -> Asked<T> {
        let Some(text) = self.text(name)? else { return Ok(choices[0].1) };
        match choices.iter().find(|(choice, _)| *choice == text) {
            Some((_, value)) => Ok(*value),
            None => wrong(name, &format!("must be {:?} or {:?}, not {text:?}", choices[0].0, choices[1].0)),
        }
    }
}

fn wrong<T>(name: &str, problem: &str) -> Asked<T> {
    Err(WireError::at(ErrorCode::InvalidArgument, name, format!("{name} {problem}")))
}

/// Query strings write a space as `+` as well.
fn decode(text: &str) -> Option<String> {
    percent::decode(&text.replace('+', " "))
}
