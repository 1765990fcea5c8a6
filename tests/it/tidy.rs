//! The house's rules, read from the sources: who may import whom, who alone names what, and how long a file may be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The modules at the top, with those of ours each may import. A new one needs its line here and in the design.
const MODULES: &[(&str, &[&str])] = &[
    ("archive", &["news"]),
    ("config", &[]),
    (
        "console",
        &["desk", "news", "newsroom", "redaction", "reply"],
    ),
    ("desk", &["news", "newsroom", "picture", "reply"]),
    (
        "discord",
        &["config", "desk", "news", "newsroom", "redaction", "reply"],
    ),
    ("eval", &["desk", "intake", "news", "newsroom", "reply"]),
    ("index", &["news"]),
    ("intake", &["news"]),
    ("logging", &["config", "redaction"]),
    ("news", &[]),
    ("newsroom", &["archive", "index", "intake", "news"]),
    ("picture", &[]),
    ("redaction", &[]),
    ("reply", &["news"]),
];

/// What is named in some modules alone: a library that only they know, or a door to the world.
const HOMES: &[(&str, &[&str])] = &[
    ("ab_glyph", &["picture"]),
    ("anstream", &["console", "main"]),
    ("anyhow", &["console", "discord", "main"]),
    ("chardetng", &["intake"]),
    ("clap", &["main"]),
    ("encoding_rs", &["intake"]),
    ("flate2", &["intake"]),
    ("foldhash", &["index", "intake", "news"]),
    ("indicatif", &["console", "main"]),
    ("mimalloc", &["lib"]),
    ("notosans", &["picture"]),
    ("png", &["picture"]),
    ("poise", &["discord"]),
    ("reqwest", &["discord"]),
    ("rusqlite", &["archive"]),
    ("rustyline", &["console"]),
    ("scraper", &["intake"]),
    ("secrecy", &["config", "discord", "main"]),
    ("sentencex", &["news"]),
    ("serenity", &["discord"]),
    ("std::env", &["config"]),
    ("std::process", &["main"]),
    ("SystemTime", &["newsroom"]),
    ("tantivy", &["index"]),
    ("tiny_skia", &["picture"]),
    ("thread_priority", &["newsroom"]),
    ("tokio", &["discord", "main"]),
    ("toml", &["config", "intake"]),
    ("tracing_subscriber", &["logging"]),
    ("url", &["config", "intake"]),
];

/// The most lines of a file, comments included, its tests not.
const LINES_MAX: usize = 500;

/// A source file: its module at the top, how deep it lies, its code without comments, before and after its tests.
struct Source {
    path: PathBuf,
    module: String,
    depth: usize,
    text: String,
    code: String,
    tests: String,
}

/// Every source file of the library and the binary.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(source(&root, &path));
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    found
}

fn source(root: &Path, path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(root).unwrap();
    let mut parts: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .collect();
    if parts.len() > 1 && parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    let (code, tests) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
    Source {
        path: path.to_owned(),
        module: parts[0].clone(),
        depth: parts.len(),
        code: without_comments(code),
        tests: without_comments(tests),
        text,
    }
}

/// The code with every comment left out; a `//` in a string (as in an address) ends the line as well, which
/// hides no import.
fn without_comments(code: &str) -> String {
    let lines = code
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules at the top that the code names after `prefix`, one by one or in braces.
fn named(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(first_word(rest));
            continue;
        };
        let mut depth = 0;
        let mut item = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.extend([first_word(&std::mem::take(&mut item))]),
                _ if depth == 0 => item.push(c),
                _ => {}
            }
        }
        names.insert(first_word(&item));
    }
    names.remove("");
    names
}

fn first_word(text: &str) -> String {
    text.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether the code names a crate (`clap::`, not `my_clap::`), a part of the standard library or a type.
fn names(code: &str, name: &str) -> bool {
    if let Some(part) = name.strip_prefix("std::") {
        return named(code, "std::").contains(part);
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let is_type = name.starts_with(char::is_uppercase);
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        if before.ends_with(is_word) || after.starts_with(is_word) {
            return false;
        }
        is_type
            || (!before.ends_with([':', '.']) && after.starts_with("::"))
            || before.ends_with("use ")
    })
}

#[test]
fn every_module_at_the_top_has_its_line() {
    let known: BTreeSet<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    for source in sources() {
        let module = source.module.as_str();
        assert!(
            known.contains(module) || module == "main" || module == "lib",
            "{}: {module} has no line in the table of modules",
            source.path.display()
        );
    }
}

#[test]
fn imports_point_down_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = MODULES.iter().find(|(module, _)| *module == source.module) else {
            continue;
        };
        let of_ours: BTreeSet<&str> = MODULES.iter().map(|(module, _)| *module).collect();
        let root = "super::".repeat(source.depth);
        let root_of_tests = "super::".repeat(source.depth + 1);
        let all = [
            named(&source.code, "crate::"),
            named(&source.tests, "crate::"),
            named(&source.code, &root),
            named(&source.tests, &root_of_tests),
        ];
        for name in all.iter().flatten() {
            let ours = of_ours.contains(name.as_str()) && *name != source.module;
            if ours && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} imports {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_and_doors_to_the_world_have_their_homes() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, homes) in HOMES {
            if names(&source.code, name) && !homes.contains(&source.module.as_str()) {
                wrong.push(format!("{} names {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("{} does not begin with //!", source.path.display()));
        }
        let before_tests = source.text.split("#[cfg(test)]").next().unwrap();
        let lines = before_tests.lines().count();
        if lines > LINES_MAX {
            wrong.push(format!("{} has {lines} lines", source.path.display()));
        }
        if source.code.contains("#[allow(") || source.tests.contains("#[allow(") {
            wrong.push(format!(
                "{} allows a lint: expect it",
                source.path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_sources_sees_what_is_named() {
    let code =
        "use crate::{desk::{self, ask}, news};\nuse crate::reply::Reply;\ncrate::index::x();";
    let expected = ["desk", "index", "news", "reply"].map(String::from);
    assert_eq!(named(code, "crate::"), expected.into());
    assert_eq!(
        named("super::super::desk::x()", "super::super::"),
        ["desk".to_owned()].into()
    );
    assert!(names("use clap::Arg;", "clap"));
    assert!(names("use clap;", "clap"));
    assert!(names("std::time::SystemTime::now()", "SystemTime"));
    assert!(names("use std::{env, fs};", "std::env"));
    assert!(!names("env!(\"X\")", "std::env"));
    assert!(!names("my_clap::x; self.clap", "clap"));
    assert!(!without_comments("//! See [`crate::desk`].\nx // y").contains("desk"));
}
