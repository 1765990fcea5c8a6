//! The README and the documents say what is so.

use std::path::Path;

use attache::config::KEYS;
use attache::desk::{COMMANDS, Kind};
use attache::discord::{PERMISSIONS, invite};

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The rows of the README's table under that heading, without the head.
fn rows(heading: &str) -> Vec<String> {
    let readme = read("README.md");
    let (_, section) = readme
        .split_once(&format!("\n## {heading}\n"))
        .expect(heading);
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with('|'));
    rows.skip(2).map(str::to_owned).collect()
}

#[test]
fn every_command_is_in_the_table_as_in_the_catalog() {
    let expected: Vec<String> = COMMANDS
        .iter()
        .map(|command| match command.kind {
            Kind::Slash => format!(
                "| `/{}` | {} | `{}` |",
                command.name, command.description, command.example
            ),
            Kind::Message => format!(
                "| {} | {} | on a message, under Apps |",
                command.name, command.description
            ),
        })
        .collect();
    assert_eq!(rows("Commands"), expected, "\n{}", expected.join("\n"));
}

#[test]
fn every_setting_is_in_the_table_with_its_default() {
    let shipped = read("config/attache.toml");
    let expected: Vec<String> = KEYS
        .iter()
        .map(|key| {
            let name = key.name.rsplit('.').next().unwrap();
            let line = format!("\n# {}\n{name} = ", key.variable);
            let (_, value) = shipped.split_once(&line).expect(key.name);
            let value = value.lines().next().unwrap();
            format!("| `{}` | `{}` | `{value}` |", key.name, key.variable)
        })
        .collect();
    let told = rows("Configuration");
    let told: Vec<&str> = told
        .iter()
        .map(|row| {
            row.match_indices(" | ")
                .nth(2)
                .map_or(row.as_str(), |(at, _)| &row[..at + 2])
        })
        .collect();
    assert_eq!(told, expected, "\n{}", expected.join("\n"));
}

#[test]
fn every_permission_is_in_the_table_with_its_reason() {
    let expected: Vec<String> = PERMISSIONS
        .iter()
        .map(|permission| format!("| {} | {} |", permission.name, permission.reason))
        .collect();
    assert_eq!(
        rows("In your server"),
        expected,
        "\n{}",
        expected.join("\n")
    );
    let address = invite("YOUR_APPLICATION_ID");
    assert!(read("README.md").contains(&address), "{address}");
}

#[test]
fn what_is_shown_of_replies_is_real() {
    let readme = read("README.md");
    // How long it took differs from run to run.
    let without_time = |text: &str| match text.trim_end().rsplit_once(" in ") {
        Some((before, time)) if time.ends_with(" ms") => before.to_owned(),
        _ => text.trim_end().to_owned(),
    };
    let mut shown = 0;
    for block in readme.split("\n```text\n$ attache ").skip(1) {
        let block = block.split("\n```").next().unwrap();
        let (call, told) = block.split_once('\n').unwrap();
        let ended = super::cli::call(&words(call));
        assert_eq!(without_time(told), without_time(&ended), "{call}\n{ended}");
        shown += 1;
    }
    assert!(shown >= 3, "{shown}");
}

/// The words of a call as a shell would cut them, as far as double quotes go.
fn words(call: &str) -> Vec<&str> {
    call.split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    for name in [
        "README.md",
        "docs/architecture.md",
        "docs/method.md",
        "docs/operation.md",
    ] {
        let folder = Path::new(name).parent().unwrap();
        for target in read(name).split("](").skip(1) {
            let target = target.split(')').next().unwrap();
            let path = target.split('#').next().unwrap();
            if !target.starts_with("http") && !path.is_empty() {
                let path = folder.join(path);
                let there = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).exists();
                assert!(there, "{name} leads to {}", path.display());
            }
        }
    }
}

#[test]
fn the_gates_run_the_command_that_the_readme_gives() {
    assert!(read("README.md").contains("\ncargo test --locked\n"));
    assert!(read(".ci/run").contains("cargo test"));
}
