//! Quotes are kept as they were found when their article was taken in, and found anew where they are not.

use attache::news::{ArticleId, Quote, quote};
use attache::newsroom::Newsroom;
use rusqlite::Connection;

use super::{Desk, figures};

const PAGE: &str = "Bridges of the north\n\n“The bridge at Orrin is shut,” said Ada Quill, the mayor of Orrin, on \
    Monday. “It will open in spring,” she added.\n\nThe ferry runs twice a day. “I counted twelve barrels,” Bran \
    Oake told the council.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("bridges.txt", PAGE);
    desk.index();
    desk
}

fn database(desk: &Desk) -> Connection {
    Connection::open(desk.data().join("archive.db")).unwrap()
}

/// What is told, and what a look at the text tells.
fn told(newsroom: &Newsroom) -> (Vec<Quote>, Vec<Quote>) {
    let id = ArticleId::new("bridges").unwrap();
    let article = newsroom.article(&id).unwrap();
    (newsroom.quotes(&article), quote::quotes(&article))
}

fn kept(desk: &Desk) -> Vec<(u32, usize)> {
    let database = database(desk);
    let mut query = database
        .prepare("SELECT version, length(found) FROM quotes ORDER BY revision")
        .unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn quotes_are_those_that_were_found_when_the_article_was_taken_in() {
    let desk = desk();
    let (own, anew) = told(&desk.open());
    assert_eq!(own.len(), 3);
    assert_eq!(own, anew);
    // What is kept is what is read: another name kept, another name told.
    let database = database(&desk);
    let mut found: Vec<u8> = database
        .query_row("SELECT found FROM quotes", [], |row| row.get(0))
        .unwrap();
    let at = found.windows(3).position(|bytes| bytes == b"Ada").unwrap();
    found[at] = b'E';
    database
        .execute("UPDATE quotes SET found = ?", [found])
        .unwrap();
    drop(database);
    let (own, anew) = told(&desk.open());
    let names = |quotes: &[Quote]| -> Vec<Option<String>> {
        quotes
            .iter()
            .map(|quote| quote.speaker.name.clone())
            .collect()
    };
    assert!(names(&own).contains(&Some("Eda Quill".to_owned())));
    let but_for_the_name = |mut quotes: Vec<Quote>| {
        for quote in &mut quotes {
            quote.speaker.name = None;
        }
        quotes
    };
    assert_eq!(but_for_the_name(own), but_for_the_name(anew));
}

#[test]
fn quotes_of_older_rules_or_unreadable_ones_are_found_anew() {
    let desk = desk();
    for spoil in [
        "UPDATE quotes SET version = 0, found = x''",
        "UPDATE quotes SET structured = 0, found = x''",
        "UPDATE quotes SET found = x'ffffffffff'",
        // A speech that ends in the middle of a mark.
        "UPDATE quotes SET found = x'0000001601'",
        "DELETE FROM quotes",
    ] {
        database(&desk).execute(spoil, []).unwrap();
        let (own, anew) = told(&desk.open());
        assert_eq!(own.len(), 3, "{spoil}");
        assert_eq!(own, anew, "{spoil}");
    }
}

#[test]
fn an_archive_of_an_older_version_is_filled_when_its_files_are_read_again() {
    let desk = desk();
    let before = kept(&desk);
    database(&desk)
        .execute_batch(
            "DROP TABLE quotes; DROP TABLE former; ALTER TABLE article DROP COLUMN since_ms;
             PRAGMA user_version = 3;",
        )
        .unwrap();
    let newsroom = desk.open();
    let (own, anew) = told(&newsroom);
    assert_eq!(own, anew);
    assert_eq!(kept(&desk), []);
    assert_eq!(figures(&desk.take_in(&newsroom)), [0, 0, 0, 0, 1]);
    assert_eq!(kept(&desk), before);
    assert_eq!(told(&newsroom).0, anew);
}

#[test]
fn an_earlier_revision_is_asked_for_its_own_quotes() {
    let desk = desk();
    desk.write("bridges.txt", &PAGE.replace("twelve", "thirteen"));
    desk.index();
    let newsroom = desk.open();
    let id = ArticleId::new("bridges").unwrap();
    let revisions = newsroom.revisions(&id);
    assert_eq!(revisions.len(), 2);
    for revised in revisions {
        let digits = revised.revision.to_string();
        let article = newsroom.article_revised(&id, &digits).unwrap();
        assert_eq!(newsroom.quotes(&article), quote::quotes(&article));
    }
    assert_eq!(kept(&desk).len(), 2);
}
