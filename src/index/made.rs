//! Made articles for tests: many short texts of few words, some frequent and some rare, in several segments, some of
//! them withdrawn.

use fastrand::Rng;

use super::{Index, Mark};
use crate::news::{Article, ArticleId, ArticleNumber, Class, Language, Metadata, Published, Span};

/// The words, the more frequent the later.
pub(super) const WORDS: [&str; 16] = [
    "storm", "accord", "truce", "harbour", "deal", "killed", "vote", "ballot", "grain", "minister",
    "border", "envoy", "troops", "talks", "said", "today",
];

/// The sources.
pub(super) const SOURCES: [&str; 3] = ["Morning Ledger", "Harbour Times", "Evening Wire"];

/// A word, the more frequent the later it stands.
fn word(dice: &mut Rng) -> &'static str {
    let last = dice.usize(1..=WORDS.len());
    WORDS[WORDS.len() - 1 - dice.usize(..last)]
}

/// At most so many words.
fn words(dice: &mut Rng, most: usize) -> String {
    let count = dice.usize(1..=most);
    let words: Vec<&str> = (0..count).map(|_| word(dice)).collect();
    words.join(" ")
}

fn article(number: usize, dice: &mut Rng) -> Article {
    let length = [6, 40, 200][dice.usize(..3)];
    let paragraphs: Vec<String> = (0..=dice.usize(..3)).map(|_| words(dice, length)).collect();
    let body = paragraphs.join("\n\n");
    let mut at = 0;
    let mut classified = Vec::new();
    for paragraph in &paragraphs {
        classified.push((
            Class::Body,
            Span::of(&body, at, at + paragraph.len()).unwrap(),
        ));
        at += paragraph.len() + 2;
    }
    let day = jiff::civil::date(1970, 1, 1)
        .checked_add(jiff::Span::new().days(i64::try_from(dice.usize(..400)).unwrap()))
        .unwrap();
    let published = if dice.usize(..8) == 0 {
        Published::Unknown
    } else {
        Published::On(day)
    };
    let metadata = Metadata {
        title: Some(words(dice, 6)).filter(|_| !number.is_multiple_of(7)),
        source: Some(SOURCES[dice.usize(..SOURCES.len())].to_owned()),
        published,
        ..Metadata::default()
    };
    let id = ArticleId::new(format!("made-{number}")).unwrap();
    Article::new(id, body, Language::English, metadata, classified).unwrap()
}

/// So many articles, in the order of their numbers.
pub(super) fn articles(seed: u64, count: usize) -> Vec<Article> {
    let mut dice = Rng::with_seed(seed);
    (0..count)
        .map(|number| article(number, &mut dice))
        .collect()
}

/// An index of so many articles.
pub(super) fn index(seed: u64, count: usize) -> Index {
    let mut dice = Rng::with_seed(!seed);
    let index = Index::in_memory(Mark {
        archive: [0; 16],
        sequence: 0,
    })
    .unwrap();
    let mut writer = index.writer().unwrap();
    let committed = dice.usize(..count);
    for (number, made) in articles(seed, count).iter().enumerate() {
        writer
            .add(ArticleNumber(number as u64), index.entry(made))
            .unwrap();
        if number == committed {
            writer.commit(1).unwrap();
        }
    }
    for _ in 0..count / 10 {
        writer.remove(ArticleNumber(dice.usize(..count) as u64));
    }
    writer.commit(2).unwrap();
    index
}
