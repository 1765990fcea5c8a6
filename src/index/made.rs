//! Made articles for tests: many short texts of few words, some frequent and some rare, in several segments, some of
//! them withdrawn.

use super::{Index, Mark};
use crate::news::{Article, ArticleId, ArticleNumber, Class, Language, Metadata, Published, Span};

/// The words, the more frequent the later.
pub(super) const WORDS: [&str; 16] = [
    "storm", "accord", "truce", "harbour", "deal", "killed", "vote", "ballot", "grain", "minister",
    "border", "envoy", "troops", "talks", "said", "today",
];

/// The sources.
pub(super) const SOURCES: [&str; 3] = ["Morning Ledger", "Harbour Times", "Evening Wire"];

/// Numbers of chance (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    fn word(&mut self) -> &'static str {
        let last = self.below(WORDS.len()) + 1;
        WORDS[WORDS.len() - 1 - self.below(last)]
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        let words: Vec<&str> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }
}

fn article(number: usize, dice: &mut Dice) -> Article {
    let length = [6, 40, 200][dice.below(3)];
    let paragraphs: Vec<String> = (0..=dice.below(3)).map(|_| dice.words(length)).collect();
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
        .checked_add(jiff::Span::new().days(i64::try_from(dice.below(400)).unwrap()))
        .unwrap();
    let published = if dice.below(8) == 0 {
        Published::Unknown
    } else {
        Published::On(day)
    };
    let metadata = Metadata {
        title: Some(dice.words(6)).filter(|_| !number.is_multiple_of(7)),
        source: Some(SOURCES[dice.below(SOURCES.len())].to_owned()),
        published,
        ..Metadata::default()
    };
    let id = ArticleId::new(format!("made-{number}")).unwrap();
    Article::new(id, body, Language::English, metadata, classified).unwrap()
}

/// An index of so many articles.
pub(super) fn index(seed: u64, count: usize) -> Index {
    let mut dice = Dice(seed);
    let index = Index::in_memory(Mark {
        archive: [0; 16],
        sequence: 0,
    })
    .unwrap();
    let mut writer = index.writer().unwrap();
    let committed = dice.below(count);
    for number in 0..count {
        let made = article(number, &mut dice);
        writer
            .add(ArticleNumber(number as u64), index.entry(&made))
            .unwrap();
        if number == committed {
            writer.commit(1).unwrap();
        }
    }
    for _ in 0..count / 10 {
        writer.remove(ArticleNumber(dice.below(count) as u64));
    }
    writer.commit(2).unwrap();
    index
}
