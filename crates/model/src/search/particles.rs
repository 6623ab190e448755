//! Words that begin inside a written word: Arabic and Hebrew write articles, prepositions and conjunctions together
//! with the word that follows.

/// What may stand before an Arabic word.
const ARABIC: &[&str] = &[
    "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب",
    "فل",
];
/// What may stand before a Hebrew word.
const HEBREW: &[&str] =
    &["ה", "ו", "ב", "כ", "ל", "מ", "ש", "וה", "וב", "וכ", "ול", "ומ", "וש", "שה", "מה", "כש"];
/// A word has at least this many letters: what is left of a shorter one is more likely its end than a word.
const WORD_MIN_CHARS: usize = 3;

/// A folded word, and what it may be without what is written together with it.
pub fn starts(word: &str) -> impl Iterator<Item = &str> {
    let particles = match word.chars().next() {
        Some('\u{600}'..='\u{6FF}') => ARABIC,
        Some('\u{590}'..='\u{5FF}') => HEBREW,
        _ => &[],
    };
    let rests = particles.iter().filter_map(move |particle| word.strip_prefix(particle));
    std::iter::once(word).chain(rests.filter(|rest| rest.chars().nth(WORD_MIN_CHARS - 1).is_some()))
}
