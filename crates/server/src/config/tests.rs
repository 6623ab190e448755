//! What an operator may get right or wrong.

use super::*;

fn load(toml: &str) -> Result<Config, String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), toml).unwrap();
    Config::load(&Flags { config: Some(file.path().to_owned()), data: None }, serde_json::json!({}))
}

#[test]
fn a_file_sets_what_it_names() {
    let config = load("listen = \"0.0.0.0:1\"\n[store]\nreaders = 2").unwrap();
    assert_eq!(config.listen.port(), 1);
    assert_eq!(config.store.readers.get(), 2);
    assert_eq!(config.store.synchronous, Synchronous::Full);
}

#[test]
fn the_default_file_is_complete() {
    assert_eq!(load(DEFAULT_TOML).unwrap(), load("").unwrap());
}

#[test]
fn a_flag_wins_over_the_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "data = \"from-file\"").unwrap();
    let flags = Flags { config: Some(file.path().to_owned()), data: Some("from-flag".into()) };
    assert_eq!(Config::load(&flags, serde_json::json!({})).unwrap().data, PathBuf::from("from-flag"));
}

#[test]
fn a_mistake_is_named() {
    let problem = load("[store]\nreeders = 2").unwrap_err();
    assert!(problem.contains("reeders") && problem.contains("readers"), "{problem}");
    let problem = load("[log]\nformat = \"xml\"").unwrap_err();
    assert!(problem.contains("xml") && problem.contains("json"), "{problem}");
    let problem = load("listen = 5").unwrap_err();
    assert!(problem.contains("listen"), "{problem}");
}

#[test]
fn none_where_at_least_one_is_needed_is_refused() {
    for setting in ["store.readers", "limits.participants"] {
        let problem = load(&format!("{setting} = 0")).unwrap_err();
        assert!(problem.contains("nonzero") && problem.contains(setting), "{problem}");
    }
}

#[test]
fn a_variable_that_sets_nothing_is_told_with_the_name_that_was_meant() {
    let names = ["CHINWAG_LISTN", "CHINWAG_LOG_FILTER", "CHINWAG_CONFIG", "HOME", "CHINWAG_STORE_READER"]
        .map(str::to_owned);
    let expected = [
        "the environment variable CHINWAG_LISTN sets nothing; did you mean CHINWAG_LISTEN?",
        "the environment variable CHINWAG_STORE_READER sets nothing; did you mean CHINWAG_STORE_READERS?",
    ];
    assert_eq!(strangers(names), expected);
}

#[test]
fn every_setting_can_be_set_by_the_environment() {
    let default: toml::Table = DEFAULT_TOML.parse().unwrap();
    let mut names = leaves("", &default);
    let mut known: Vec<_> = SETTINGS.iter().map(ToString::to_string).collect();
    names.sort();
    known.sort();
    assert_eq!(names, known);
}

/// The names of all settings in a table and the tables in it.
fn leaves(at: &str, table: &toml::Table) -> Vec<String> {
    let of = |(name, value): (&String, &toml::Value)| match value.as_table() {
        Some(table) => leaves(&format!("{at}{name}."), table),
        None => vec![format!("{at}{name}")],
    };
    table.iter().flat_map(of).collect()
}
