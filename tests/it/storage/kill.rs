//! A process killed while it indexes loses nothing that it had stored.

use std::hash::{BuildHasher, RandomState};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use attache::news::ArticleId;
use attache::newsroom::{Newsroom, Settings};

use super::{Desk, hits, id_of, terms};

const COUNT: usize = 1200;
const KILLS: u32 = 20;
/// Names the folders to the child.
const FOLDERS: &str = "ATTACHE_TEST_FOLDERS";

impl Desk {
    /// This program again, with nothing to do but to index.
    fn spawn(&self) -> std::process::Child {
        let child = "storage::kill::indexing_as_a_process_of_its_own";
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", child])
            .env(FOLDERS, self.root.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

/// Opens a newsroom that commits as often as it writes, so that kills meet every kind of instant.
fn open(data: &std::path::Path) -> Newsroom {
    let settings = Settings {
        commit_bytes: 1,
        ..Settings::folder(data)
    };
    Newsroom::open(settings, &mut |_| {}).unwrap()
}

/// What the child does; without folders, as when all tests run, it indexes a collection of its own.
#[test]
#[expect(clippy::disallowed_methods, reason = "how a child is told its folders")]
fn indexing_as_a_process_of_its_own() {
    let own = Desk::new();
    let root = if let Some(root) = std::env::var_os(FOLDERS) {
        root.into()
    } else {
        own.generate(10);
        own.root.path().to_owned()
    };
    let taken_in = open(&root.join("data")).take_in(&root.join("articles"), &mut |_| {});
    assert_ne!(taken_in.unwrap().taken.count, 0);
}

/// Waits for `instant` and kills; says how the child ended, and after how long.
fn killed_after(desk: &Desk, instant: Duration) -> (ExitStatus, Duration) {
    let begun = Instant::now();
    let mut child = desk.spawn();
    let (_never_sends, clock) = mpsc::channel::<()>();
    let _ = clock.recv_timeout(instant);
    child.kill().unwrap();
    (child.wait().unwrap(), begun.elapsed())
}

/// What was stored before the kill is found, once; what was not is not. Says how much that was.
fn check_what_was_stored(desk: &Desk, after: Duration) -> usize {
    let newsroom = open(&desk.data());
    let numbers: Vec<u64> = (0..COUNT)
        .map_while(|number| {
            let id = ArticleId::new(id_of(number)).unwrap();
            newsroom.article(&id)?;
            Some(newsroom.number(&id)?.0)
        })
        .collect();
    let status = newsroom.status();
    assert_eq!(status.articles, numbers.len() as u64, "after {after:?}");
    assert_eq!(status.index_sequence, status.sequence);
    drop(newsroom);
    let found = hits(&desk.data(), &terms(COUNT)[..COUNT]);
    for (number, found) in found.into_iter().enumerate() {
        let expected: Vec<(u64, u64)> = numbers
            .get(number)
            .map(|number| (*number, 1))
            .into_iter()
            .collect();
        assert_eq!(found, expected, "article {number} after {after:?}");
    }
    numbers.len()
}

#[test]
fn a_kill_at_any_instant_loses_nothing_that_was_stored() {
    let seed = RandomState::new().hash_one(());
    println!("seed {seed}");
    let mut random = seed;
    let clean = Desk::new();
    clean.generate(COUNT);
    let begun = Instant::now();
    assert!(clean.spawn().wait().unwrap().success());
    let mut length = begun.elapsed();
    let answers = hits(&clean.data(), &terms(COUNT));

    let mut desk = Desk::new();
    desk.generate(COUNT);
    let (mut kills, mut at_work) = (0, 0);
    while kills < KILLS {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        // On average a fourth of the whole: what was killed goes on from where it was, and is killed again, so
        // that the instants lie all over the work.
        let part = f64::from((random >> 32) as u32) / f64::from(u32::MAX) / 2.0;
        let (ended, after) = killed_after(&desk, length.mul_f64(part));
        let killed = ended.signal() == Some(9);
        kills += u32::from(killed);
        let stored = check_what_was_stored(&desk, after);
        println!("killed {killed} after {after:?}: {stored} stored");
        // A machine with other work is slower at one time than at another: the next instants are within the work.
        length = match stored {
            0 => length.mul_f64(1.2),
            _ if killed => length,
            _ => after,
        };
        at_work += u32::from((1..COUNT).contains(&stored));
        if !killed || stored == COUNT || kills == KILLS {
            // Taken in again it goes on, and ends as if it had never been killed.
            assert_eq!(desk.index().taken.count, (COUNT - stored) as u64);
            assert_eq!(
                hits(&desk.data(), &terms(COUNT)),
                answers,
                "after {after:?}"
            );
            desk = Desk::new();
            desk.generate(COUNT);
        }
    }
    assert_ne!(at_work, 0, "no kill met it at work");
}
