//! Files that were cut, garbled or deleted: rebuilt, or refused by name, and never answered from.

use std::fs;
use std::path::{Path, PathBuf};

use attache::newsroom::{Newsroom, Settings};

use super::{Desk, body, hits, terms};

const COUNT: usize = 120;

/// Indexes, damages what `damage` damages, opens again: the answers must be as before.
#[track_caller]
fn check(what: &str, damage: impl Fn(&Path)) {
    let desk = Desk::new();
    desk.generate(COUNT);
    desk.index();
    let before = hits(&desk.data(), &terms(COUNT));
    assert!(before.iter().all(|found| !found.is_empty()));
    damage(&desk.data().join(Newsroom::INDEX));
    let newsroom = desk.open();
    let status = newsroom.status();
    assert_eq!(status.sequence, status.index_sequence, "{what}");
    drop(newsroom);
    assert_eq!(hits(&desk.data(), &terms(COUNT)), before, "{what}");
}

fn files(index: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(index).unwrap();
    let found: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    assert!(!found.is_empty(), "there is no {ending}");
    found
}

#[test]
fn a_damaged_index_is_rebuilt() {
    for ending in [
        ".idx",
        ".term",
        ".pos",
        ".fast",
        ".fieldnorm",
        "meta.json",
        ".managed.json",
    ] {
        check(&format!("{ending} cut"), |index| {
            for path in files(index, ending) {
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            }
        });
        check(&format!("{ending} deleted"), |index| {
            for path in files(index, ending) {
                fs::remove_file(path).unwrap();
            }
        });
        check(&format!("{ending} garbled"), |index| {
            for path in files(index, ending) {
                let mut bytes = fs::read(&path).unwrap();
                let middle = bytes.len() / 3;
                bytes[middle] ^= 0x55;
                fs::write(&path, bytes).unwrap();
            }
        });
    }
    check("all deleted", |index| fs::remove_dir_all(index).unwrap());
    check("the seal garbled", |index| {
        fs::write(index.join("seal.json"), "{").unwrap();
    });
}

#[test]
fn an_index_of_another_version_archive_or_future_is_rebuilt() {
    let change = |from: &'static str, to: &'static str| {
        move |index: &Path| {
            let meta = index.join("meta.json");
            let text = fs::read_to_string(&meta).unwrap();
            assert!(text.contains(from), "{text}");
            fs::write(meta, text.replacen(from, to, 1)).unwrap();
            // As if it had been written so: no seal tells otherwise.
            fs::remove_file(index.join("seal.json")).unwrap();
        }
    };
    check(
        "another version",
        change(r#"{\"version\":"#, r#"{\"version\":9"#),
    );
    check(
        "another archive",
        change(r#"\"archive\":\""#, r#"\"archive\":\"f"#),
    );
    check("ahead", change(r#"\"sequence\":"#, r#"\"sequence\":9"#));
}

#[test]
fn a_garbled_archive_is_refused_by_name() {
    let desk = Desk::new();
    desk.generate(COUNT);
    desk.index();
    fs::write(desk.data().join("archive.db"), vec![0x55; 8192]).unwrap();
    let error = Newsroom::open(Settings::folder(desk.data()), &mut |_| {}).unwrap_err();
    assert!(
        error.to_string().contains("the archive is damaged"),
        "{error}"
    );
}

#[test]
fn a_damaged_article_is_left_out_and_read_again_from_its_file() {
    let desk = Desk::new();
    desk.generate(COUNT);
    desk.index();
    let database = rusqlite::Connection::open(desk.data().join("archive.db")).unwrap();
    for (column, article) in [
        ("body", 3),
        ("structure", 5),
        ("credits", 7),
        ("published", 9),
    ] {
        let spoil =
            format!("UPDATE revision SET {column} = CAST('~~~' AS BLOB) WHERE article = {article}");
        let spoil = match column {
            "credits" | "published" => spoil.replace("CAST('~~~' AS BLOB)", "'~~~'"),
            _ => spoil,
        };
        assert_eq!(database.execute(&spoil, []).unwrap(), 1);
    }
    drop(database);
    // The index is there: the articles are only left out when they are read.
    let newsroom = desk.open();
    for article in [3, 5, 7, 9] {
        assert_eq!(body(&newsroom, &super::id_of(article - 1)), None);
    }
    assert!(body(&newsroom, &super::id_of(3)).is_some());
    drop(newsroom);
    // The index is rebuilt without them; then their file is read again.
    fs::remove_dir_all(desk.data().join(Newsroom::INDEX)).unwrap();
    let newsroom = desk.open();
    assert_eq!(desk.take_in(&newsroom).revised.count, 4);
    for article in [3, 5, 7, 9] {
        assert!(body(&newsroom, &super::id_of(article - 1)).is_some());
    }
    drop(newsroom);
    assert!(
        hits(&desk.data(), &terms(COUNT))
            .iter()
            .all(|found| !found.is_empty())
    );
}
