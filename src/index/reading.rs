//! Reads the sentences of passages, and where the words of a question stand in them, without their text: the
//! sentences from what is kept of each, the words from the places in the postings.

use std::ops::Range;

use tantivy::postings::Postings;
use tantivy::{DocId, DocSet};

use super::outline::{Outline, outlines};
use super::rank::{Candidate, Hit, Unit};
use super::segments::Segment;
use super::snapshot::Snapshot;
use crate::news::{Article, Class};

/// A sentence of a passage and where in its article it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is known of it.
    pub outline: Outline,
    /// Which paragraph of the article, from 0.
    pub paragraph: usize,
    /// Which sentence of the paragraph, from 0.
    pub number: usize,
    /// Its words that the question has, among those of all that was read.
    matches: Range<usize>,
}

/// A word of a text that a unit is met by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The unit.
    pub unit: usize,
    /// What the term it is met by counts.
    pub weight: f32,
    /// How many words stand before it; words of two paragraphs are always far apart.
    pub position: u32,
}

/// Passages that were read, each with the paragraphs of the article's own words next to it.
#[derive(Debug, Default)]
pub struct Readings {
    sentences: Vec<Sentence>,
    matches: Vec<Match>,
    passages: Vec<(Range<usize>, Range<usize>)>,
}

/// One of the passages that were read, and what stands next to it.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// Its sentences with those of the paragraphs next to it, in reading order.
    pub sentences: &'a [Sentence],
    matches: &'a [Match],
    own: (usize, usize),
}

impl<'a> Read<'a> {
    /// Which of the sentences are the passage's own.
    pub fn own(&self) -> Range<usize> {
        self.own.0..self.own.1
    }

    /// The words that the question has in the sentences `from..=to`, in order.
    pub fn matches(&self, from: usize, to: usize) -> &'a [Match] {
        let (Some(first), Some(last)) = (self.sentences.get(from), self.sentences.get(to)) else {
            return &[];
        };
        let within = first.matches.start..last.matches.end;
        self.matches.get(within).unwrap_or_default()
    }
}

/// The words of a paragraph are counted from so many times its place among those that are read.
const PARAGRAPH_GAP: u32 = 1 << 16;

/// A paragraph to be read.
struct Slot {
    segment: usize,
    doc: DocId,
    paragraph: usize,
    /// Its sentences among all.
    sentences: Range<usize>,
}

impl Snapshot {
    /// Reads passages: each a hit of a candidate.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn read(&self, units: &[Unit], wanted: &[(&Candidate, &Hit)]) -> tantivy::Result<Readings> {
        let mut slots = self.slots(wanted);
        let mut reading = Readings::default();
        for slot in &mut slots {
            let from = reading.sentences.len();
            if let Some(segment) = self.segments.get(slot.segment) {
                for (number, outline) in segment.outlines_of(slot.doc).enumerate() {
                    reading.sentences.push(Sentence {
                        outline,
                        paragraph: slot.paragraph,
                        number,
                        matches: 0..0,
                    });
                }
            }
            slot.sentences = from..reading.sentences.len();
        }
        for (number, segment) in self.segments.iter().enumerate() {
            let first = slots.partition_point(|slot| slot.segment < number);
            let end = slots.partition_point(|slot| slot.segment <= number);
            let within = slots.get(first..end).unwrap_or_default();
            if !within.is_empty() {
                reading.find(units, number, segment, first, within)?;
            }
        }
        reading.assign(slots.iter().map(|slot| slot.sentences.clone()));
        for (candidate, hit) in wanted {
            let place = (candidate.segment, hit.doc);
            let at = slots.partition_point(|slot| (slot.segment, slot.doc) < place);
            let Some(slot) = slots.get(at) else {
                continue;
            };
            let own = slot.sentences.clone();
            let beside = |at: Option<usize>| {
                let other = slots.get(at?)?;
                let near = other.doc.abs_diff(hit.doc) == 1
                    && other.paragraph.abs_diff(slot.paragraph) == 1;
                (near && other.segment == candidate.segment).then(|| other.sentences.clone())
            };
            let from = beside(at.checked_sub(1)).map_or(own.start, |before| before.start);
            let to = beside(Some(at + 1)).map_or(own.end, |after| after.end);
            reading.passages.push((from..to, own));
        }
        Ok(reading)
    }

    /// The paragraphs to be read for these passages, each once, in the order of their documents.
    fn slots(&self, wanted: &[(&Candidate, &Hit)]) -> Vec<Slot> {
        let mut slots = Vec::with_capacity(3 * wanted.len());
        for (candidate, hit) in wanted {
            let Some(segment) = self.segments.get(candidate.segment) else {
                continue;
            };
            let passages = segment.passages_of(candidate.doc);
            let mut add = |doc, paragraph| {
                slots.push(Slot {
                    segment: candidate.segment,
                    doc,
                    paragraph,
                    sentences: 0..0,
                });
            };
            let own = self.paragraph_of(candidate, hit);
            add(hit.doc, own);
            for doc in [hit.doc.saturating_sub(1), hit.doc.saturating_add(1)] {
                let within = Some(doc).filter(|doc| passages.contains(doc));
                let paragraph = within.and_then(|doc| segment.paragraph_of(doc));
                if let Some(paragraph) = paragraph.filter(|one| one.abs_diff(own) == 1) {
                    add(doc, paragraph);
                }
            }
        }
        slots.sort_unstable_by_key(|slot| (slot.segment, slot.doc));
        slots.dedup_by_key(|slot| (slot.segment, slot.doc));
        slots
    }
}

impl Readings {
    /// Reads a paragraph of an article from its text; `met` gives the units that a term meets, with what it counts.
    pub fn of_text<'a>(
        article: &Article,
        paragraph: usize,
        met: impl Fn(&str) -> &'a [(usize, f32)],
    ) -> Self {
        let mut reading = Self::default();
        let is_body = |of: &crate::news::Paragraph| of.class == Class::Body;
        if !article.paragraphs().get(paragraph).is_some_and(is_body) {
            return reading;
        }
        let matches = &mut reading.matches;
        let found = outlines(article, paragraph, |token, _| {
            for (unit, weight) in token.term.map(&met).unwrap_or_default() {
                matches.push(Match {
                    unit: *unit,
                    weight: *weight,
                    position: token.position,
                });
            }
        });
        for (number, outline) in found.into_iter().enumerate() {
            reading.sentences.push(Sentence {
                outline,
                paragraph,
                number,
                matches: 0..0,
            });
        }
        let all = 0..reading.sentences.len();
        reading.assign(std::iter::once(all.clone()));
        reading.passages.push((all.clone(), all));
        reading
    }

    /// The passage that was the `number`th to be read.
    pub fn passage(&self, number: usize) -> Option<Read<'_>> {
        let (all, own) = self.passages.get(number)?;
        Some(Read {
            sentences: self.sentences.get(all.clone())?,
            matches: &self.matches,
            own: (own.start - all.start, own.end - all.start),
        })
    }

    /// Finds the words of the question in paragraphs of one segment, the first of which is the `first`th.
    fn find(
        &mut self,
        units: &[Unit],
        number: usize,
        segment: &Segment,
        first: usize,
        slots: &[Slot],
    ) -> tantivy::Result<()> {
        let mut places = Vec::new();
        for (unit, one) in units.iter().enumerate() {
            for found in one.text.within(number) {
                let mut postings = segment.text.places(&found.info)?;
                for (at, slot) in slots.iter().enumerate() {
                    if postings.doc() < slot.doc {
                        postings.seek(slot.doc);
                    }
                    if postings.doc() != slot.doc {
                        continue;
                    }
                    let gap = base(first + at);
                    postings.positions_with_offset(gap, &mut places);
                    let within = |position: &&u32| **position < base(first + at + 1);
                    self.matches
                        .extend(places.iter().filter(within).map(|position| Match {
                            unit,
                            weight: found.weight,
                            position: *position,
                        }));
                }
            }
        }
        Ok(())
    }

    /// Gives every sentence its matches: those of the `n`th of `paragraphs` are counted from [`base`] of `n`.
    fn assign(&mut self, paragraphs: impl Iterator<Item = Range<usize>>) {
        self.matches
            .sort_unstable_by_key(|found| (found.position, found.unit));
        let mut at = 0;
        for (number, sentences) in paragraphs.enumerate() {
            let mut end = base(number);
            while self.matches.get(at).is_some_and(|one| one.position < end) {
                at += 1;
            }
            for sentence in self.sentences.get_mut(sentences).unwrap_or_default() {
                end = end.saturating_add(sentence.outline.places);
                let from = at;
                while self.matches.get(at).is_some_and(|one| one.position < end) {
                    at += 1;
                }
                sentence.matches = from..at;
            }
        }
    }
}

/// What the words of the `number`th paragraph that is read are counted from.
fn base(number: usize) -> u32 {
    u32::try_from(number)
        .unwrap_or(u32::MAX)
        .saturating_mul(PARAGRAPH_GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Index, Mark, Method, Priors, Question};
    use crate::news::{ArticleId, ArticleNumber, Language, Metadata, Span};
    use proptest::prelude::*;

    fn article(number: usize, paragraphs: &[(Class, String)]) -> Article {
        let texts: Vec<&str> = paragraphs.iter().map(|(_, text)| text.as_str()).collect();
        let body = texts.join("\n\n");
        let mut at = 0;
        let spans: Vec<(Class, Span)> = paragraphs
            .iter()
            .map(|(class, text)| {
                let span = Span::of(&body, at, at + text.len()).unwrap();
                at += text.len() + 2;
                (*class, span)
            })
            .collect();
        let id = ArticleId::new(format!("made-{number}")).unwrap();
        let metadata = Metadata::default();
        Article::new(id, body, Language::English, metadata, spans).unwrap()
    }

    /// What a sentence is and where it has which unit, whatever its places are counted from.
    fn told(read: &Read<'_>, at: usize) -> (usize, usize, Outline, Vec<(usize, u32)>) {
        let sentence = &read.sentences[at];
        let matches = read.matches(at, at).iter();
        let places = matches.map(|found| (found.unit, found.position % PARAGRAPH_GAP));
        let outline = sentence.outline;
        (
            sentence.paragraph,
            sentence.number,
            outline,
            places.collect(),
        )
    }

    fn paragraphs() -> impl Strategy<Value = Vec<(Class, String)>> {
        let word = prop_oneof![
            4 => "(talks|troops|Ukraine|cease-fire|ceasefire|Macron’s|12|Friday|border)",
            2 => "[a-zé]{1,9}",
            1 => "[.?!] (The|He|“We|It)",
        ];
        let text = prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "));
        let class = prop_oneof![5 => Just(Class::Body), 1 => Just(Class::Subheading)];
        let text = text.prop_map(|text| text.trim().to_owned());
        prop::collection::vec((class, text), 1..7)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_is_read_of_the_index_is_what_the_text_has(
            made in prop::collection::vec(paragraphs(), 1..4),
            asked in "(troops at the border|talks on a cease-fire in Ukraine|Macron on Friday the 12)",
        ) {
            let index = Index::in_memory(Mark { archive: [0; 16], sequence: 0 }).unwrap();
            let mut writer = index.writer().unwrap();
            let articles: Vec<Article> = made.iter().enumerate().map(|(at, made)| article(at, made)).collect();
            for (number, article) in articles.iter().enumerate() {
                writer.add(ArticleNumber(number as u64), index.entry(article)).unwrap();
            }
            writer.commit(1).unwrap();
            let snapshot = index.snapshot();
            let question = Question::new(&asked, &[Language::English]);
            let units = snapshot.weigh(&question, &Method::default()).unwrap();
            let candidates = snapshot.candidates(&units, &Priors::default(), &Method::default()).unwrap();
            let hits = |candidate| -> &Vec<Hit> { let one: &Candidate = candidate; &one.passages };
            let wanted: Vec<(&Candidate, &Hit)> =
                candidates.iter().flat_map(|one| hits(one).iter().map(move |hit| (one, hit))).collect();
            let readings = snapshot.read(&units, &wanted).unwrap();
            for (at, (candidate, hit)) in wanted.iter().enumerate() {
                let article = &articles[usize::try_from(candidate.number.0).unwrap()];
                let read = readings.passage(at).unwrap();
                let met = |term: &str| -> Vec<(usize, f32)> {
                    let of = |(at, unit): (usize, &Unit)| {
                        let term = unit.terms.iter().find(|(known, _)| known == term);
                        term.map(|(_, weight)| (at, *weight))
                    };
                    units.iter().enumerate().filter_map(of).collect()
                };
                let mut expected = Vec::new();
                let paragraph = snapshot.paragraph_of(candidate, hit);
                for near in paragraph.saturating_sub(1)..=paragraph + 1 {
                    let text = Readings::of_text(article, near, |term| met(term).leak());
                    if let Some(text) = text.passage(0) {
                        expected.extend((0..text.sentences.len()).map(|one| told(&text, one)));
                    }
                }
                let found: Vec<_> = (0..read.sentences.len()).map(|one| told(&read, one)).collect();
                prop_assert_eq!(&found, &expected);
                let own = read.own().map(|one| read.sentences[one].paragraph);
                prop_assert!(own.into_iter().all(|own| own == paragraph));
            }
        }
    }
}
