//! Word by word: where a text stands in a passage, and what differs.

/// The most words of a text that are aligned: a long message's worth.
pub(super) const WORDS_MAX: usize = 600;

/// The most words of a passage that are aligned; a longer one is cut.
const PASSAGE_WORDS_MAX: usize = 3_000;

/// What ends a sentence or a speech, or begins one.
const ENDS: &[char] = &[
    '.', '!', '?', '…', ':', ';', '"', '“', '”', '„', '«', '»', '\n',
];

/// A word of a text, as compared: letters and digits in lower case, apostrophes of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) folded: String,
    /// Where it stands, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// One step of an alignment: places of words in the text and in the passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The same word.
    Same(usize, usize),
    /// A word of the text that the passage has not.
    Text(usize),
    /// A word of the passage that the text has not.
    Passage(usize),
}

/// The words of `text`, at most so many.
pub(super) fn words(text: &str, max: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = open
            && matches!(c, '\'' | '’' | '.' | ',' | '@' | '\u{ad}')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric())
            && (matches!(c, '\'' | '’' | '@' | '\u{ad}')
                || words
                    .last()
                    .is_some_and(|word| word.folded.ends_with(|c: char| c.is_ascii_digit())));
        if !c.is_alphanumeric() && !joins {
            open = false;
            continue;
        }
        if !open {
            if words.len() == max {
                break;
            }
            words.push(Word {
                folded: String::new(),
                start: at,
                end: at,
            });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            match c {
                '’' => word.folded.push('\''),
                '\u{ad}' => {}
                _ => word.folded.extend(c.to_lowercase()),
            }
            word.end = at + c.len_utf8();
        }
    }
    words
}

/// The words of a passage.
pub(super) fn passage_words(text: &str) -> Vec<Word> {
    words(text, PASSAGE_WORDS_MAX)
}

/// Where the words of `text` stand in `passage` one after another: the place of the first.
pub(super) fn run(text: &[Word], passage: &[Word]) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    passage.windows(text.len()).position(|window| {
        window
            .iter()
            .zip(text)
            .all(|(one, other)| one.folded == other.folded)
    })
}

/// The best alignment of the whole text with a part of the passage, its first and last same words at its ends.
pub(super) fn fit(text: &[Word], passage: &[Word]) -> Vec<Step> {
    const SAME: i32 = 3;
    const SKIP: i32 = -1;
    let width = passage.len() + 1;
    let cell = |row: usize, column: usize| row * width + column;
    let mut scores = vec![0_i32; (text.len() + 1) * width];
    let read = |scores: &[i32], at: usize| scores.get(at).copied().unwrap_or_default();
    for (row, word) in text.iter().enumerate() {
        for column in 0..width {
            let skipped = read(&scores, cell(row, column)) + SKIP;
            let passed = column
                .checked_sub(1)
                .map(|before| read(&scores, cell(row + 1, before)) + SKIP);
            let same = column
                .checked_sub(1)
                .filter(|before| {
                    passage
                        .get(*before)
                        .is_some_and(|other| other.folded == word.folded)
                })
                .map(|before| read(&scores, cell(row, before)) + SAME);
            let best = skipped
                .max(passed.unwrap_or(i32::MIN))
                .max(same.unwrap_or(i32::MIN));
            if let Some(score) = scores.get_mut(cell(row + 1, column)) {
                *score = best;
            }
        }
    }
    let mut column = (0..width)
        .max_by_key(|column| read(&scores, cell(text.len(), *column)))
        .unwrap_or_default();
    let mut row = text.len();
    let mut steps = Vec::new();
    while row > 0 {
        let here = read(&scores, cell(row, column));
        let same = column > 0
            && text.get(row - 1).map(|word| &word.folded)
                == passage.get(column - 1).map(|word| &word.folded)
            && here == read(&scores, cell(row - 1, column - 1)) + SAME;
        if same {
            row -= 1;
            column -= 1;
            steps.push(Step::Same(row, column));
        } else if column > 0 && here == read(&scores, cell(row, column - 1)) + SKIP {
            column -= 1;
            steps.push(Step::Passage(column));
        } else {
            row -= 1;
            steps.push(Step::Text(row));
        }
    }
    steps.reverse();
    trimmed(steps)
}

/// The steps without words of the passage before the first and after the last same word.
fn trimmed(steps: Vec<Step>) -> Vec<Step> {
    let is_same = |step: &Step| matches!(step, Step::Same(..));
    let first = steps.iter().position(is_same).unwrap_or(steps.len());
    let last = steps.iter().rposition(is_same).unwrap_or_default();
    steps
        .into_iter()
        .enumerate()
        .filter(|(at, step)| (first..=last).contains(at) || !matches!(step, Step::Passage(_)))
        .map(|(_, step)| step)
        .collect()
}

/// Where a sentence or a speech has so few words more, they are in the place of others too: one word may stand for two.
const SPARE: usize = 2;

/// The same steps, and where words at an end of the text differ, what the passage has in their place: as many words, or
/// a few more where its sentence or its speech ends with them.
pub(super) fn with_ends(steps: &[Step], passage: &str, words: &[Word]) -> Vec<Step> {
    let place = |step: &Step| match step {
        Step::Same(_, place) => Some(*place),
        Step::Text(_) | Step::Passage(_) => None,
    };
    let first = steps.iter().position(|step| place(step).is_some());
    let last = steps.iter().rposition(|step| place(step).is_some());
    let (Some(first), Some(last)) = (first, last) else {
        return steps.to_vec();
    };
    let (head, rest) = steps.split_at(first);
    let (middle, tail) = rest.split_at(last + 1 - first);
    let end = |step: Option<&Step>| step.and_then(place).unwrap_or_default();
    let (from, to) = (end(middle.first()), end(middle.last()));
    // Whether the word at this place and the next stand in one sentence and in one speech.
    let joined = |at: &usize| {
        let gap = words.get(*at).zip(words.get(at + 1));
        let gap = gap.and_then(|(one, next)| passage.get(one.end..next.start));
        gap.is_some_and(|gap| !gap.contains(ENDS))
    };
    let place_of = |differing: usize, joined: usize| match differing {
        0 => 0,
        _ if joined <= differing + SPARE => joined,
        _ => differing,
    };
    let before = (0..from).rev().take_while(joined).count();
    let before = place_of(head.len(), before);
    let after = (to..words.len()).take_while(joined).count();
    let after = place_of(tail.len(), after);
    let mut whole = head.to_vec();
    whole.extend((from - before..from).map(Step::Passage));
    whole.extend_from_slice(middle);
    whole.extend_from_slice(tail);
    whole.extend((to + 1..=to + after).map(Step::Passage));
    whole
}

/// The longest run of same words in an alignment, the first of equals: the place of its first word in the passage, and
/// its length.
pub(super) fn longest_run(steps: &[Step]) -> Option<(usize, usize)> {
    let runs = steps.split(|step| !matches!(step, Step::Same(..)));
    let longest = runs.rev().max_by_key(|run| run.len())?;
    match longest.first()? {
        Step::Same(_, passage) => Some((*passage, longest.len())),
        Step::Text(_) | Step::Passage(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(steps: &[Step], words: &[Word], others: &[Word]) -> String {
        let told = steps.iter().map(|step| match step {
            Step::Same(at, _) => words[*at].folded.clone(),
            Step::Text(at) => format!("-{}", words[*at].folded),
            Step::Passage(at) => format!("+{}", others[*at].folded),
        });
        told.collect::<Vec<String>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, passage: &str, expected: &str) {
        let (words, others) = (words(text, WORDS_MAX), passage_words(passage));
        assert_eq!(told(&fit(&words, &others), &words, &others), expected);
    }

    #[track_caller]
    fn check_ends(text: &str, passage: &str, expected: &str) {
        let (words, others) = (words(text, WORDS_MAX), passage_words(passage));
        let steps = with_ends(&fit(&words, &others), passage, &others);
        assert_eq!(told(&steps, &words, &others), expected);
    }

    #[test]
    fn an_end_that_differs_has_what_stands_in_its_place() {
        let passage = "“The city wants trams, not another tunnel,” Keller told her supporters.";
        check_ends(
            "wants trams, not tunnels",
            passage,
            "wants trams not -tunnels +another +tunnel",
        );
        // Words that are only left out are not differing, and a long rest is not in the place of one word.
        check_ends("wants trams, not", passage, "wants trams not");
        check_ends("my city wants trams", passage, "-my +the city wants trams");
        check_ends(
            "the dam broke",
            "the dam held through the whole winter",
            "the dam -broke +held",
        );
    }

    #[test]
    fn what_differs_is_told_word_by_word() {
        check(
            "the dam holds",
            "Ada said the dam holds today",
            "the dam holds",
        );
        check(
            "the old dam holds",
            "so the new dam holds",
            "the -old +new dam holds",
        );
        check(
            "the dam holds",
            "the dam, she said, holds",
            "the dam +she +said holds",
        );
        check("It’s 1,000 men", "it's 1,000 men", "it's 1,000 men");
        check("a b", "x y", "-a -b");
        check("a b", "", "-a -b");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_alignment_goes_through_every_word_of_the_text_in_order(
            text in "([abc]{1,2} ){0,12}",
            passage in "([abc]{1,2} ){0,20}",
        ) {
            let (words, others) = (words(&text, WORDS_MAX), passage_words(&passage));
            let steps = fit(&words, &others);
            let mut text_at = 0;
            let mut passage_at = 0;
            for step in steps {
                if let Step::Same(one, _) | Step::Text(one) = step {
                    prop_assert_eq!(one, text_at);
                    text_at += 1;
                }
                if let Step::Same(_, other) | Step::Passage(other) = step {
                    prop_assert!(other >= passage_at);
                    passage_at = other + 1;
                }
                if let Step::Same(one, other) = step {
                    prop_assert_eq!(&words[one].folded, &others[other].folded);
                }
            }
            prop_assert_eq!(text_at, words.len());
        }
    }
}
