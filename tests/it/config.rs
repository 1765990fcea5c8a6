//! The configuration: what is shipped is what holds without it.

use std::path::Path;

use attache::config::{Config, Environment, FILE, KEYS, LogLevel};

fn shipped() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_shipped_file_sets_every_key_to_its_default() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let read = Config::load(Some(&path), &Environment::default()).unwrap();
    assert_eq!(read, Config::default());

    let mut table = String::new();
    let mut set = Vec::new();
    for line in shipped().lines() {
        if let Some(name) = line.strip_prefix('[') {
            table = format!("{}.", name.trim_end_matches(']'));
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            set.push(format!("{table}{key}"));
        }
    }
    let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    assert_eq!(set, known);
}

#[test]
fn the_shipped_file_names_the_variable_of_every_key() {
    for key in KEYS {
        let named = format!("# {}\n", key.variable);
        assert_eq!(shipped().matches(&named).count(), 1, "{}", key.variable);
        let expected = format!("ATTACHE_{}", key.name.replace('.', "_").to_uppercase());
        assert_eq!(key.variable, expected);
    }
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attache.toml");
    std::fs::write(&path, "log = \"warn\"\nrescan_seconds = 5\n").unwrap();

    let environment = Environment::from([("ATTACHE_LOG", "debug"), ("ATTACHE_DATA", "")]);
    let config = Config::load(Some(&path), &environment).unwrap();
    assert_eq!(config.log, LogLevel::Debug);
    assert_eq!(config.rescan_seconds, 5);
    assert_eq!(config.data, Config::default().data);
}

#[test]
fn every_variable_sets_its_key() {
    for (variable, value) in [
        ("ATTACHE_ARTICLES", "elsewhere"),
        ("ATTACHE_DATA", ":memory:"),
        ("ATTACHE_LOG", "trace"),
        ("ATTACHE_RESCAN_SECONDS", "0"),
        ("ATTACHE_DISCORD_API_URL", "http://127.0.0.1:9/"),
        ("ATTACHE_DISCORD_GUILD_ID", "42"),
        ("ATTACHE_LIMITS_COMMANDS_MAX", "2"),
        ("ATTACHE_LIMITS_ANSWER_SECONDS", "3"),
    ] {
        let key = KEYS.iter().find(|key| key.variable == variable);
        assert!(key.is_some(), "{variable} sets no key");
        let changed = Config::load(None, &[(variable, value)].into()).unwrap();
        assert_ne!(changed, Config::default(), "{variable}");
    }
}

#[track_caller]
fn refused(variable: &str, value: &str, told: &str) {
    let error = Config::load(None, &[(variable, value)].into()).unwrap_err();
    assert_eq!(error.to_string(), told);
}

#[test]
fn a_wrong_value_in_the_environment_is_refused_by_name() {
    refused(
        "ATTACHE_RESCAN_SECONDS",
        "soon",
        "environment variable ATTACHE_RESCAN_SECONDS: invalid digit found in string (it says \"soon\")",
    );
    refused(
        "ATTACHE_LIMITS_COMMANDS_MAX",
        "0",
        "environment variable ATTACHE_LIMITS_COMMANDS_MAX: number would be zero for non-zero type (it says \"0\")",
    );
    refused(
        "ATTACHE_LOG",
        "loud",
        "environment variable ATTACHE_LOG: is none of error, warn, info, debug, trace (it says \"loud\")",
    );
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let missing = Path::new("no/such/attache.toml");
    let error = Config::load(Some(missing), &Environment::default()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("cannot read no/such/attache.toml: ")
    );
}
