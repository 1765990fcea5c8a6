//! A start on an unchanged collection touches nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::Desk;

/// Every file below a folder: its bytes and when it was written.
fn look(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(look(&path));
        } else {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(
                path.display().to_string(),
                (fs::read(&path).unwrap(), written),
            );
        }
    }
    files
}

#[test]
fn a_start_on_an_unchanged_collection_writes_nothing() {
    let desk = Desk::new();
    desk.generate(300);
    desk.write("bad.txt", "");
    assert_eq!(desk.index().taken.count, 300);
    let before = look(&desk.data());
    let again = desk.index();
    assert_eq!(
        (again.taken.count, again.unchanged, again.skipped_count),
        (0, 300, 1)
    );
    let after = look(&desk.data());
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    for (path, file) in &before {
        assert!(Some(file) == after.get(path), "{path} was written");
    }
}
