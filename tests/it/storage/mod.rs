//! The newsroom over files that come, change and go, over restarts, kills and damage.

mod damage;
mod former;
mod kill;
mod quotes;
mod unchanged;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use attache::archive::ArchiveError;
use attache::news::{ArticleId, ArticleNumber};
use attache::newsroom::{Clock, Newsroom, NewsroomError, Settings, Skipped, TakenIn};
use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
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

    /// Opens, takes in and closes.
    fn index(&self) -> TakenIn {
        self.take_in(&self.open())
    }

    /// Writes `count` small articles as lines of JSON, a hundred a file.
    fn generate(&self, count: usize) {
        for first in (0..count).step_by(100) {
            let mut lines = String::new();
            for number in first..count.min(first + 100) {
                writeln!(lines, "{}", small_article(number)).unwrap();
            }
            self.write(&format!("articles-{first:05}.jsonl"), &lines);
        }
    }
}

fn small_article(number: usize) -> serde_json::Value {
    let (topic, place) = (number % 50, number % 7);
    serde_json::json!({
        "id": id_of(number),
        "title": format!("Council of place{place} on topic{topic}"),
        "source": format!("Paper {}", number % 3),
        "body": format!(
            "The council of place{place} met on Monday to speak of topic{topic}.\n\n\
             It ended early, said the mayor, and only mark{number}x was left. Nobody was told why."
        ),
    })
}

fn id_of(number: usize) -> String {
    format!("a{number:05}")
}

/// The documents of the index on disk that have `term` in their text, each by its article's number and paragraph,
/// as tantivy itself reads them.
fn hits(data: &Path, terms: &[String]) -> Vec<Vec<(u64, u64)>> {
    let index = tantivy::Index::open_in_dir(data.join(Newsroom::INDEX)).unwrap();
    let searcher = index.reader().unwrap().searcher();
    let text = index.schema().get_field("text").unwrap();
    let mut hits = Vec::new();
    for term in terms {
        let term = tantivy::Term::from_field_text(text, term);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let mut found = Vec::new();
        for address in searcher.search(&query, &DocSetCollector).unwrap() {
            let fast = searcher.segment_reader(address.segment_ord).fast_fields();
            let value = |field: &str| fast.u64(field).unwrap().first(address.doc_id).unwrap();
            found.push((value("article"), value("paragraph")));
        }
        found.sort_unstable();
        hits.push(found);
    }
    hits
}

/// The terms that tell answers apart: one of every article, and those that many share.
fn terms(count: usize) -> Vec<String> {
    let marks = (0..count).map(|number| format!("mark{number}x"));
    let topics = (0..50).map(|topic| format!("topic{topic}"));
    marks
        .chain(topics)
        .chain((0..7).map(|place| format!("place{place}")))
        .collect()
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
fn a_folder_that_is_away_keeps_its_articles() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("one.txt", &page("bridges"));
    desk.take_in(&newsroom);
    let away = desk.articles().with_extension("away");
    fs::rename(desk.articles(), &away).unwrap();
    for taken_in in [
        newsroom.take_in(&desk.articles(), &mut |_| {}),
        newsroom.take_in_standing(&desk.articles(), &mut |_| {}),
    ] {
        let told = taken_in.unwrap_err().to_string();
        assert!(told.contains("check the path"), "{told}");
    }
    assert!(body(&newsroom, "one").is_some());

    fs::rename(&away, desk.articles()).unwrap();
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 0, 0, 0, 1]);
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

#[test]
fn a_moved_file_keeps_its_article_and_a_second_of_that_name_gets_a_name_of_its_own() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("one.txt", &page("bridges"));
    desk.take_in(&newsroom);
    let number = newsroom.number(&ArticleId::new("one").unwrap());

    fs::create_dir(desk.articles().join("old")).unwrap();
    fs::rename(
        desk.articles().join("one.txt"),
        desk.articles().join("old/one.txt"),
    )
    .unwrap();
    let moved = desk.take_in(&newsroom);
    assert_eq!((moved.taken.count, moved.withdrawn.count), (0, 0));
    assert_eq!(newsroom.number(&ArticleId::new("one").unwrap()), number);

    desk.write("one.txt", &page("ferries"));
    assert_eq!(
        desk.take_in(&newsroom).taken.ids,
        [ArticleId::new("one~2").unwrap()]
    );
    assert!(body(&newsroom, "one~2").unwrap().contains("ferries"));
    assert!(body(&newsroom, "one").unwrap().contains("bridges"));
}

#[test]
fn what_was_skipped_is_told_again_and_a_page_that_went_bad_keeps_its_article() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("good.txt", &page("bridges"));
    desk.write("bad.txt", "\0\0\0");
    let lines = format!(
        "{}\nnot json\n",
        serde_json::json!({ "id": "j", "body": page("trams") })
    );
    desk.write("lines.jsonl", &lines);
    let first = desk.take_in(&newsroom);
    assert_eq!(first.taken.count, 2);
    let places: BTreeSet<String> = first.skipped.iter().map(Skipped::place).collect();
    assert!(
        places.iter().any(|place| place.ends_with("bad.txt")),
        "{places:?}"
    );
    assert!(
        places
            .iter()
            .any(|place| place.ends_with("lines.jsonl line 2")),
        "{places:?}"
    );

    desk.write("good.txt", "");
    let second = desk.take_in(&newsroom);
    assert_eq!((second.withdrawn.count, second.skipped_count), (0, 3));
    assert!(body(&newsroom, "good").is_some());
    assert_eq!(desk.take_in(&newsroom).skipped_count, 3);
}

#[test]
fn the_collection_that_the_settings_name_gives_way_to_the_next() {
    let (ours, seeds) = (Desk::new(), Path::new("seeds"));
    ours.write("one.txt", &page("bridges"));
    let added = Desk::new();
    added.write("two.txt", &page("trams"));
    let newsroom = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    newsroom.take_in_standing(seeds, &mut |_| {}).unwrap();
    added.take_in(&newsroom);
    assert_eq!(newsroom.status().articles, 6);
    newsroom
        .take_in_standing(&ours.articles(), &mut |_| {})
        .unwrap();
    assert_eq!(newsroom.status().articles, 2);
    let back = newsroom.take_in_standing(seeds, &mut |_| {}).unwrap();
    assert_eq!((back.returned.count, newsroom.status().articles), (5, 6));

    // One within the one that stood before, and one that is not there.
    newsroom
        .take_in_standing(&ours.articles(), &mut |_| {})
        .unwrap();
    fs::create_dir(ours.articles().join("within")).unwrap();
    ours.write("within/three.txt", &page("ferries"));
    let within = ours.articles().join("within");
    newsroom.take_in_standing(&within, &mut |_| {}).unwrap();
    assert_eq!(newsroom.status().articles, 2);
    assert!(
        newsroom
            .take_in_standing(Path::new("nowhere"), &mut |_| {})
            .is_err()
    );
    assert!(body(&newsroom, "three").is_some());
}

#[test]
fn an_old_snapshot_and_its_articles_are_of_one_revision() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("one.txt", &page("bridges"));
    desk.take_in(&newsroom);
    let before = newsroom.article_numbered(ArticleNumber(1)).unwrap();
    desk.write("one.txt", &page("ferries"));
    desk.take_in(&newsroom);
    let after = newsroom.article_numbered(ArticleNumber(1)).unwrap();
    assert_ne!(before.revision(), after.revision());
    assert!(before.body().contains("bridges") && after.body().contains("ferries"));
}

#[test]
fn a_kept_reply_outlives_a_restart_and_then_expires() {
    let desk = Desk::new();
    let now = std::sync::Arc::new(std::sync::atomic::AtomicI64::new(1_000));
    let open = || {
        let now = std::sync::Arc::clone(&now);
        let seconds = move || now.load(std::sync::atomic::Ordering::Relaxed);
        let clock = Clock::told_by(move || jiff::Timestamp::from_second(seconds()).unwrap());
        Newsroom::open(
            Settings {
                clock,
                ..Settings::folder(desk.data())
            },
            &mut |_| {},
        )
        .unwrap()
    };
    let newsroom = open();
    let expires = jiff::Timestamp::from_second(2_000).unwrap();
    newsroom.keep("more", "{}", expires).unwrap();
    newsroom
        .set_guild_setting(u64::MAX, "replies", Some("public"))
        .unwrap();
    drop(newsroom);
    let newsroom = open();
    assert_eq!(newsroom.kept("more").unwrap().as_deref(), Some("{}"));
    assert_eq!(
        newsroom
            .guild_setting(u64::MAX, "replies")
            .unwrap()
            .as_deref(),
        Some("public")
    );
    assert_eq!(newsroom.guild_setting(1, "replies").unwrap(), None);
    now.store(2_000, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(newsroom.kept("more").unwrap(), None);
}

#[test]
fn a_file_of_a_folder_that_was_taken_in_is_not_there_twice() {
    let desk = Desk::new();
    let newsroom = desk.open();
    desk.write("one.txt", &page("bridges"));
    desk.take_in(&newsroom);
    desk.write("two.txt", &page("trams"));
    let two = desk.articles().join("two.txt");
    let taken_in = newsroom.take_in(&two, &mut |_| {}).unwrap();
    assert_eq!(figures(&taken_in), [1, 0, 0, 0, 1]);
    assert_eq!(newsroom.collections().unwrap().len(), 1);
}
