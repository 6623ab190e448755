//! What it means that a text is found: every word of the query begins some word of the text.
//!
//! Case, accents and punctuation around words do not matter. Scripts that are written without spaces have no words to
//! begin, so there any part of the text will do. [`SearchQuery::matches`] is the rule; an index only has to find every
//! text that may match, by [`index_terms`] and [`SearchQuery::terms`], and to ask the rule about each.

mod fold;
mod particles;
mod runs;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::fold::fold;
use self::runs::{Run, runs};
use crate::invalid::{Invalid, check_length};
use crate::limits;

/// Longest term of an index, in Unicode characters. What is longer is found by its beginning.
const TERM_MAX_CHARS: usize = 32;
/// Most terms that a query looks up in an index; more would hardly narrow it down further.
const QUERY_TERMS_MAX: usize = 8;

/// What somebody searches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// Each as the runs it is made of: one for most, several for `e-mail`.
    words: Vec<Vec<Run>>,
}

impl SearchQuery {
    /// Reads a query.
    ///
    /// # Errors
    /// When it is longer than [`limits::SEARCH_QUERY_MAX_CHARS`] or has more words than
    /// [`limits::SEARCH_QUERY_MAX_WORDS`].
    pub fn parse(query: &str) -> Result<Self, Invalid> {
        check_length("query", query, limits::SEARCH_QUERY_MAX_CHARS)?;
        let folded = fold(query);
        let words: Vec<_> = folded.split_whitespace().map(runs).filter(|word| !word.is_empty()).collect();
        let max = limits::SEARCH_QUERY_MAX_WORDS;
        if words.len() > max {
            let problem = format!("must have at most {max} words, but has {}", words.len());
            return Err(Invalid::argument("query", problem));
        }
        Ok(Self { words })
    }

    /// Whether there is no word in it: such a query finds nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a text is found.
    pub fn matches(&self, text: &str) -> bool {
        let text = runs(&fold(text));
        !self.is_empty() && self.words.iter().all(|word| occurs(word, &text))
    }

    /// What to look up in an index: a text that matches has, for each of these, a term that starts with it.
    pub fn terms(&self) -> Vec<String> {
        let looked_up = self.words.iter().flatten().flat_map(|run| match run {
            Run::Word(word) => vec![start(word, TERM_MAX_CHARS).to_owned()],
            Run::Unspaced(text) => {
                let (mut pairs, is_long) = (pairs(text).collect::<Vec<_>>(), text.chars().nth(1).is_some());
                // The last character alone says nothing that the pair before it does not.
                pairs.truncate(pairs.len() - usize::from(is_long));
                pairs
            }
        });
        let mut terms: Vec<_> = looked_up.collect::<BTreeSet<_>>().into_iter().collect();
        // The longer, the fewer texts have it.
        terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
        terms.truncate(QUERY_TERMS_MAX);
        terms
    }
}

/// The terms under which an index files a text: its words, and the pairs of characters where there are no words; the
/// first [`limits::SEARCH_TERMS_MAX`] of them, so that no text costs an index more than that.
pub fn index_terms(text: &str) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for run in runs(&fold(text)) {
        let of_run: &mut dyn Iterator<Item = String> = match &run {
            Run::Word(word) => {
                &mut particles::starts(word).map(|form| start(form, TERM_MAX_CHARS).to_owned())
            }
            Run::Unspaced(text) => &mut pairs(text),
        };
        for term in of_run {
            if terms.len() == limits::SEARCH_TERMS_MAX {
                return terms;
            }
            terms.insert(term);
        }
    }
    terms
}

/// Whether the runs of a word occur one after another: the first at the beginning of a word, the last not
/// necessarily to the end of one.
fn occurs(word: &[Run], text: &[Run]) -> bool {
    let Some((last, before)) = word.split_last() else { return true };
    let Some((first, middle)) = before.split_first() else {
        return text.iter().any(|run| run.has_beginning_of_word(last));
    };
    text.windows(word.len()).any(|place| {
        place[0].ends_with_word(first)
            && place[1..].iter().zip(middle).all(|(run, wanted)| run == wanted)
            && place[word.len() - 1].starts_with(last)
    })
}

/// The first characters of a text.
fn start(text: &str, max_chars: usize) -> &str {
    text.char_indices().nth(max_chars).map_or(text, |(end, _)| &text[..end])
}

/// Each character with the one after it; the last alone.
fn pairs(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().map(|(at, _)| start(&text[at..], 2).to_owned())
}
