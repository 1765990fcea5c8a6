//! The newsroom over files that come, change and go, over restarts, kills and damage.

use std::fs;
use std::path::{Path, PathBuf};

use attache::archive::ArchiveError;
use attache::news::ArticleId;
use attache::newsroom::{Newsroom, NewsroomError, Settings, TakenIn};
use tempfile::TempDir;

/// A folder of articles and a data folder beside it.
struct Desk {
    root: TempDir,
}

impl Desk {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("articles")).unwrap();
        Self { root }
    }

    fn articles(&self) -> PathBuf {
        self.root.path().join("articles")
    }

    fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.articles().join(name), text).unwrap();
    }

    fn open(&self) -> Newsroom {
        Newsroom::open(Settings::folder(self.data()), &mut |_| {}).unwrap()
    }

    fn take_in(&self, newsroom: &Newsroom) -> TakenIn {
        newsroom.take_in(&self.articles(), &mut |_| {}).unwrap()
    }
}

fn page(words: &str) -> String {
    format!(
        "A title of some words\n\nThe council met on Monday. It spoke of {words}. Nobody left early.\n"
    )
}

fn body(newsroom: &Newsroom, id: &str) -> Option<String> {
    let id = ArticleId::new(id).unwrap();
    Some(newsroom.article(&id)?.body().to_owned())
}

/// taken, revised, returned, withdrawn, unchanged
fn figures(taken_in: &TakenIn) -> [u64; 5] {
    [
        taken_in.taken.count,
        taken_in.revised.count,
        taken_in.returned.count,
        taken_in.withdrawn.count,
        taken_in.unchanged,
    ]
}

#[test]
fn the_shipped_collection_is_taken_in_without_problems() {
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    let taken_in = newsroom.take_in(Path::new("seeds"), &mut |_| {}).unwrap();
    assert_eq!(figures(&taken_in), [5, 0, 0, 0, 0]);
    assert_eq!(taken_in.skipped, []);
    assert_eq!(newsroom.titles("", 25).len(), 5);
    let status = newsroom.status();
    assert_eq!(status.articles, 5);
    assert_eq!(status.sequence, status.index_sequence);
}

#[test]
fn files_come_change_go_and_return() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("one.txt", &page("bridges"));
    desk.write("two.txt", &page("trams"));
    assert_eq!(figures(&desk.take_in(&newsroom)), [2, 0, 0, 0, 0]);
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 0, 0, 0, 2]);

    desk.write("one.txt", &page("tall bridges"));
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 1, 0, 0, 1]);
    assert!(body(&newsroom, "one").unwrap().contains("tall bridges"));

    let two = fs::read_to_string(desk.articles().join("two.txt")).unwrap();
    fs::remove_file(desk.articles().join("two.txt")).unwrap();
    let gone = desk.take_in(&newsroom);
    assert_eq!(figures(&gone), [0, 0, 0, 1, 1]);
    assert_eq!(gone.withdrawn.ids, [ArticleId::new("two").unwrap()]);
    assert_eq!(body(&newsroom, "two"), None);

    desk.write("two.txt", &two);
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 0, 1, 0, 1]);
    assert!(body(&newsroom, "two").is_some());

    drop(newsroom);
    let newsroom = desk.open();
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 0, 0, 0, 2]);
    assert_eq!(newsroom.status().revisions, 3);
}

#[test]
fn a_second_process_is_refused_by_name() {
    let desk = Desk::new();
    let _held = desk.open();
    let error = Newsroom::open(Settings::folder(desk.data()), &mut |_| {}).unwrap_err();
    assert!(matches!(
        error,
        NewsroomError::Archive(ArchiveError::InUse { .. })
    ));
    let text = error.to_string();
    assert!(
        text.contains(&desk.data().display().to_string()) && text.contains("--data"),
        "{text}"
    );
}
