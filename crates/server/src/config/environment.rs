//! Settings in the environment.

use super::SETTINGS;

/// What the names of our variables begin with.
pub(super) const PREFIX: &str = "CHINWAG_";
/// Variables that are no settings: the place of the configuration file, and what tests and code generation look at.
const OTHERS: &[&str] = &["CHINWAG_CONFIG", "CHINWAG_TEST_SEED", "CHINWAG_CODEGEN"];

/// The setting that a variable is about, by the rest of its name.
pub(super) fn setting(name: &str) -> Option<&'static str> {
    SETTINGS.iter().copied().find(|setting| setting.replace('.', "_").eq_ignore_ascii_case(name))
}

/// A sentence for each of these variables that bears our prefix and sets nothing.
pub fn strangers(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let ours = names.into_iter().filter(|name| name.starts_with(PREFIX) && !OTHERS.contains(&name.as_str()));
    let mut unknown: Vec<_> = ours.filter(|name| setting(&name[PREFIX.len()..]).is_none()).collect();
    unknown.sort();
    unknown.iter().map(|name| complaint(name)).collect()
}

fn complaint(name: &str) -> String {
    let variable = |setting: &&str| format!("{PREFIX}{}", setting.replace('.', "_").to_ascii_uppercase());
    let known = SETTINGS.iter().map(variable).chain(OTHERS.iter().take(1).map(ToString::to_string));
    let nearest = known.min_by_key(|known| strsim::damerau_levenshtein(known, name)).unwrap_or_default();
    format!("the environment variable {name} sets nothing; did you mean {nearest}?")
}
