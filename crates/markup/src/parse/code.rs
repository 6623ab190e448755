//! Code between back-ticks.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// Three back-ticks.
const FENCE: &str = "```";

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// With its back-ticks.
    pub at: Range<usize>,
    /// Without.
    pub words: Range<usize>,
}

/// All code of a text, in order.
pub fn spans(text: &str) -> Vec<Code> {
    let mut found = Vec::new();
    if memchr(b'`', text.as_bytes()).is_none() {
        return found;
    }
    let mut from = 0;
    while let Some(fenced) = next_fenced(text, from) {
        push_singles(text, from..fenced.at.start, &mut found);
        from = fenced.at.end;
        found.push(fenced);
    }
    push_singles(text, from..text.len(), &mut found);
    found
}

/// What stands between fences, which may be several lines. When the first fence has no second one, no later one has:
/// then there is none.
fn next_fenced(text: &str, from: usize) -> Option<Code> {
    let find = |from: usize| {
        memmem::find(text.as_bytes().get(from..)?, FENCE.as_bytes()).map(|distance| from + distance)
    };
    let open = find(from)?;
    let start = open + FENCE.len();
    let first = text[start..].chars().next()?;
    let close = find(start + first.len_utf8())?;
    Some(Code { at: open..close + FENCE.len(), words: without_edges(text, start..close) })
}

/// A line feed after the first fence, and one before the second, only make room. But some code remains.
fn without_edges(text: &str, mut words: Range<usize>) -> Range<usize> {
    if words.len() > 1 && text[words.clone()].starts_with('\n') {
        words.start += 1;
    }
    if words.len() > 1 && text[words.clone()].ends_with('\n') {
        words.end -= 1;
    }
    words
}

/// What stands between two single back-ticks of a line.
fn push_singles(text: &str, within: Range<usize>, found: &mut Vec<Code>) {
    let bytes = &text.as_bytes()[..within.end];
    let run = |at: usize| bytes[at..].iter().take_while(|byte| **byte == b'`').count();
    let mut from = within.start;
    while let Some(open) = memchr(b'`', &bytes[from..]).map(|distance| from + distance) {
        let length = run(open);
        from = open + length;
        if length > 1 {
            continue;
        }
        match memchr2(b'`', b'\n', &bytes[from..]).map(|distance| from + distance) {
            Some(close) if bytes[close] == b'`' && run(close) == 1 => {
                found.push(Code { at: open..close + 1, words: from..close });
                from = close + 1;
            }
            Some(stop) => from = stop,
            None => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        spans(text).into_iter().map(|code| &text[code.words]).collect()
    }

    #[test]
    fn fences_come_first_and_hold_anything() {
        assert_eq!(words("a ```x\n\ny``` `b` ```z```"), ["x\n\ny", "b", "z"]);
        assert_eq!(words("````x```"), ["`x"]);
        assert_eq!(words("```````"), ["`"]);
        assert_eq!(words("```é```"), ["é"]);
    }

    #[test]
    fn a_line_feed_at_each_end_only_makes_room() {
        assert_eq!(words("```\nx\n```"), ["x"]);
        assert_eq!(words("```\n\nx\n\n```"), ["\nx\n"]);
        assert_eq!(words("```\n``` ```\n\n``` ```\n\n\n```"), ["\n", "\n", "\n"]);
    }

    #[test]
    fn what_is_not_closed_is_no_code() {
        for text in ["```", "``````", "```x", "```x``", "`", "``", "`x\ny`", "``x``", "`x``", "``x`"] {
            assert!(words(text).is_empty(), "{text}");
        }
        assert_eq!(words("```x `y`"), ["y"]);
        assert_eq!(words("`a `` `b`"), ["b"]);
    }
}
