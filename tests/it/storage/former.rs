//! The collection as it stood on an earlier day: every text is kept, and when it was its article's.

use std::sync::{Arc, Mutex};

use attache::news::ArticleId;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use rusqlite::Connection;

use super::{Clock, Desk, Newsroom, Settings};

const NAMES: [&str; 3] = ["bridges", "ferries", "mills"];

/// What the files say on one day: of each article which of its texts, or nothing.
type Day = [Option<u8>; 3];

fn text(name: &str, version: u8) -> String {
    format!(
        "A page on {name}\n\nThe council of Orrin counted {version} {name} this year, it said.\n"
    )
}

fn noon(day: usize) -> Timestamp {
    let first: Timestamp = "2021-05-06T12:00:00Z".parse().unwrap();
    first + i64::try_from(24 * day).unwrap().hours()
}

/// Writes what a day says, and takes it in at its noon.
fn publish(desk: &Desk, newsroom: &Newsroom, now: &Mutex<Timestamp>, number: usize, day: Day) {
    *now.lock().unwrap() = noon(number);
    for (name, version) in NAMES.into_iter().zip(day) {
        let file = format!("{name}.txt");
        match version {
            Some(version) => desk.write(&file, &text(name, version)),
            None => drop(std::fs::remove_file(desk.articles().join(file))),
        }
    }
    desk.take_in(newsroom);
}

fn of_hand(now: &Arc<Mutex<Timestamp>>, settings: Settings) -> Settings {
    let told_by = Arc::clone(now);
    Settings {
        clock: Clock::told_by(move || *told_by.lock().unwrap()),
        ..settings
    }
}

/// Which text an article had at a time.
fn stood(newsroom: &Newsroom, name: &str, at: Timestamp) -> Option<String> {
    let number = newsroom.number(&ArticleId::new(name).unwrap())?;
    Some(newsroom.stood(number, at)?.body().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_day_has_the_texts_it_had(days in prop::collection::vec(prop::array::uniform3(prop::option::weighted(0.7, 1_u8..4)), 1..6)) {
        let desk = Desk::new();
        let now = Arc::new(Mutex::new(noon(0)));
        let newsroom = Newsroom::open(of_hand(&now, Settings::memory()), &mut |_| {}).unwrap();
        for (number, day) in days.iter().enumerate() {
            publish(&desk, &newsroom, &now, number, *day);
        }
        let has = |body: &str, name: &str, version| body.contains(&format!("{version} {name}"));
        for (number, day) in days.iter().enumerate() {
            let at = noon(number) + 6.hours();
            let former = newsroom.former(at, 100);
            for (place, (name, version)) in NAMES.into_iter().zip(*day).enumerate() {
                let had = stood(&newsroom, name, at);
                match (&had, version) {
                    (None, None) => {}
                    (Some(body), Some(version)) => prop_assert!(has(body, name, version), "{number} {body}"),
                    other => prop_assert!(false, "{number} {name} {other:?}"),
                }
                // It is former where it was withdrawn or reworded on some day since, though it may be back.
                let since = &days[number..];
                let is_former = version.is_some() && since.iter().any(|later| later[place] != version);
                let found = former.iter().filter(|(_, article)| article.id().as_str() == name).count();
                prop_assert_eq!(found, usize::from(is_former));
            }
            prop_assert!(former.iter().all(|(_, article)| Some(article.body().to_owned())
                == stood(&newsroom, article.id().as_str(), at)));
            prop_assert_eq!(newsroom.former(at, 1).len(), former.len().min(1));
        }
        for name in NAMES {
            prop_assert_eq!(stood(&newsroom, name, noon(0) - 1.hours()), None);
        }
    }
}

#[test]
fn an_archive_that_kept_no_times_knows_its_revisions_but_not_when_articles_were_withdrawn() {
    let desk = Desk::new();
    let now = Arc::new(Mutex::new(noon(0)));
    let open =
        || Newsroom::open(of_hand(&now, Settings::folder(desk.data())), &mut |_| {}).unwrap();
    let newsroom = open();
    publish(&desk, &newsroom, &now, 0, [Some(1), Some(1), Some(1)]);
    publish(&desk, &newsroom, &now, 1, [Some(2), None, Some(1)]);
    drop(newsroom);
    Connection::open(desk.data().join("archive.db"))
        .unwrap()
        .execute_batch(
            "DROP TABLE former; ALTER TABLE article DROP COLUMN since_ms; PRAGMA user_version = 4;",
        )
        .unwrap();
    let newsroom = open();
    let at = noon(0) + 6.hours();
    let texts = NAMES.map(|name| stood(&newsroom, name, at));
    assert_eq!(texts[0], stood(&newsroom, "bridges", noon(1) - 1.hours()));
    assert!(texts[0].as_ref().unwrap().contains("1 bridges"));
    assert_eq!(texts[1], None);
    assert!(texts[2].as_ref().unwrap().contains("1 mills"));
    let former = newsroom.former(at, 100);
    assert_eq!(former.len(), 1);
    // From now on it is kept.
    publish(&desk, &newsroom, &now, 2, [None, None, Some(1)]);
    assert!(
        stood(&newsroom, "bridges", noon(1))
            .unwrap()
            .contains("2 bridges")
    );
    assert_eq!(stood(&newsroom, "bridges", noon(2)), None);
}
