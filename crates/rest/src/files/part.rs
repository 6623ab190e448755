//! `Range`: which part of a file is wanted.

use std::ops::Range;

/// What of a file is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// From a byte on; up to and with another, if one is given.
    From(u64, Option<u64>),
    /// So many bytes at the end.
    Last(u64),
}

impl Part {
    /// `None` for what is no range, or several: then the whole is given, as HTTP wants it.
    pub(super) fn parse(header: &str) -> Option<Self> {
        let (first, last) = header.strip_prefix("bytes=")?.trim().split_once('-')?;
        let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
            // More than fits is beyond the end of any file.
            true => Some(text.parse().unwrap_or(u64::MAX)),
            false => None,
        };
        match (first, last) {
            ("", "") => None,
            ("", last) => Some(Self::Last(number(last)?)),
            (first, "") => Some(Self::From(number(first)?, None)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From(first, Some(last)))
            }
        }
    }

    /// Which bytes these are in a file of a size; `None` when it has none of them.
    pub(super) fn within(&self, size: u64) -> Option<Range<u64>> {
        match *self {
            Self::From(first, last) => {
                let end = last.map_or(size, |last| last.saturating_add(1).min(size));
                (first < end).then_some(first..end)
            }
            Self::Last(count) => (count > 0 && size > 0).then(|| size.saturating_sub(count)..size),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_everything_else_is_the_whole() {
        let cases = [
            ("bytes=0-0", Some(Part::From(0, Some(0)))),
            ("bytes=5-", Some(Part::From(5, None))),
            ("bytes=-5", Some(Part::Last(5))),
            ("bytes=5-99999999999999999999999", Some(Part::From(5, Some(u64::MAX)))),
            ("bytes=5-4", None),
            ("bytes=-", None),
            ("bytes=0-1,4-5", None),
            ("bytes=a-b", None),
            ("bytes=+1-2", None),
            ("lines=0-1", None),
            ("", None),
        ];
        for (text, part) in cases {
            assert_eq!(Part::parse(text), part, "{text}");
        }
    }

    #[test]
    fn parts_end_with_the_file() {
        let cases = [
            (Part::From(0, None), Some(0..10)),
            (Part::From(3, Some(5)), Some(3..6)),
            (Part::From(3, Some(u64::MAX)), Some(3..10)),
            (Part::From(9, Some(9)), Some(9..10)),
            (Part::From(10, None), None),
            (Part::Last(3), Some(7..10)),
            (Part::Last(30), Some(0..10)),
            (Part::Last(0), None),
        ];
        for (part, range) in cases {
            assert_eq!(part.within(10), range, "{part:?}");
        }
        assert_eq!(Part::Last(1).within(0), None);
    }
}
