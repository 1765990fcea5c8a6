//! Invented sentences, one for each shape of attribution, and laws for any text.

mod afresh;
mod forms;
mod salience;
mod seventh;
mod unseen;

use proptest::prelude::*;

use crate::news::quote::{Quote, quotes};
use crate::news::{Article, ArticleId, Class, Language, Metadata, Span};

pub(in crate::news::quote) fn article(text: &str) -> Article {
    let paragraphs: Vec<(Class, Span)> = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| (Class::Body, Span::of_slice(text, line).unwrap()))
        .collect();
    let id = ArticleId::new("invented").unwrap();
    Article::new(
        id,
        text.to_owned(),
        Language::English,
        Metadata::default(),
        paragraphs,
    )
    .unwrap()
}

/// Checks the quotes of `text`, one a line: `speaker (certainty): speech`.
#[track_caller]
pub(in crate::news::quote) fn check(text: &str, expected: &[&str]) {
    let article = article(text);
    let told: Vec<String> = quotes(&article)
        .iter()
        .map(|quote| {
            let name = quote.speaker.name.as_deref().unwrap_or("?");
            let certainty = quote.speaker.certainty.as_str();
            format!(
                "{name} ({certainty}): {}",
                quote.speech.slice(article.body())
            )
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_verb_after_before_and_inside() {
    check(
        "“We leave on Monday,” Ada Quill said.",
        &["Ada Quill (named): We leave on Monday,"],
    );
    check(
        "“We leave on Monday,” said Ada Quill.",
        &["Ada Quill (named): We leave on Monday,"],
    );
    check(
        "Ada Quill said, “We leave on Monday.”",
        &["Ada Quill (named): We leave on Monday."],
    );
    check(
        "Ada Quill told reporters on Sunday: “We leave.”",
        &["Ada Quill (named): We leave."],
    );
    check(
        "“We leave,” Ada Quill said, “and we shall not return.”",
        &[
            "Ada Quill (named): We leave,",
            "Ada Quill (named): and we shall not return.",
        ],
    );
    check(
        "“Are we leaving?” asked Ada Quill.",
        &["Ada Quill (named): Are we leaving?"],
    );
    check(
        "“Are we leaving?” Ada Quill asked.",
        &["Ada Quill (named): Are we leaving?"],
    );
    check(
        "The dam would “never hold” a second flood, Ada Quill warned.",
        &["Ada Quill (named): never hold"],
    );
    check(
        "As Ada Quill put it: “We leave.”",
        &["Ada Quill (named): We leave."],
    );
}

#[test]
fn according_to() {
    check(
        "According to Ada Quill, the dam is “a ruin.”",
        &["Ada Quill (named): a ruin."],
    );
    check(
        "The dam is “a ruin beyond repair,” according to engineer Ada Quill.",
        &["Ada Quill (named): a ruin beyond repair,"],
    );
    check(
        "Tollers, according to Ada Quill, are “thieves.”",
        &["Ada Quill (named): thieves."],
    );
}

#[test]
fn a_speaker_with_an_office_or_an_insertion() {
    check(
        "“The dam holds,” Ministry of Water spokeswoman Ada Quill said on a call.",
        &["Ada Quill (named): The dam holds,"],
    );
    check(
        "“The dam holds,” Ada Quill, a hydrologist at the University of Norwold, said.",
        &["Ada Quill (named): The dam holds,"],
    );
    check(
        "The institute’s director of tides, Ada Quill, called the dam “a ruin”.",
        &["Ada Quill (named): a ruin"],
    );
    check(
        "“The dam holds,” said Ada Quill of the Norwold Institute. “It is not even wet.”",
        &[
            "Ada Quill (named): The dam holds,",
            "Ada Quill (carried): It is not even wet.",
        ],
    );
    check(
        "“The dam holds,” an unnamed engineer said.",
        &["unnamed engineer (named): The dam holds,"],
    );
}

#[test]
fn a_body_is_called_by_its_whole_name() {
    check(
        "“It holds,” the World Dam Organization said.",
        &["World Dam Organization (named): It holds,"],
    );
    check(
        "“It holds,” reported Voice of Norwold.",
        &["Voice of Norwold (named): It holds,"],
    );
    check(
        "The Norwold Sheriff's Office said it was “sure of that.”",
        &["Norwold Sheriff's Office (named): sure of that."],
    );
    check(
        "Ada Quill fired back: “It holds.”",
        &["Ada Quill (named): It holds."],
    );
}

#[test]
fn pronouns_and_roles_only_when_the_text_settles_them() {
    check(
        "Ada Quill inspected the dam.\n“It holds,” she said.",
        &["Ada Quill (resolved): It holds,"],
    );
    check(
        "“It holds well enough for now,” she said.",
        &["? (unclear): It holds well enough for now,"],
    );
    check(
        "Norwoldian President Bran Oake spoke to Ada Quill.\nThe Norwoldian president said the dam was “a gift to us all.”",
        &["Bran Oake (resolved): a gift to us all."],
    );
    check(
        "A ministry official visited the dam. According to the official, it is “as dry as chalk.”",
        &["ministry official (resolved): as dry as chalk."],
    );
    check(
        "Bran Oake met Mrs. Ada Quill at the dam.\n“It holds,” she said.",
        &["Ada Quill (resolved): It holds,"],
    );
    check(
        "Ada Quill runs the dam. “It holds,” Quill said.",
        &["Ada Quill (named): It holds,"],
    );
}

#[test]
fn a_bare_speech_goes_on_with_the_last_speaker() {
    check(
        "“It holds,” Ada Quill said.\n“We shall see about next year when the floods are back.”",
        &[
            "Ada Quill (named): It holds,",
            "Ada Quill (carried): We shall see about next year when the floods are back.",
        ],
    );
    check(
        "“It holds,” Ada Quill said.\nThe market closed early and nobody was seen in the streets.\n“We shall see about next year.”",
        &[
            "Ada Quill (named): It holds,",
            "? (unclear): We shall see about next year.",
        ],
    );
    check(
        "“It holds,” Ada Quill said. Bran Oake shook his head. “It does not.”",
        &[
            "Ada Quill (named): It holds,",
            "Bran Oake (carried): It does not.",
        ],
    );
}

#[test]
fn speech_over_paragraphs() {
    check(
        "Ada Quill said: “It holds. I was there.\n“I saw it with my own eyes.\n“Nobody will drown.”",
        &[
            "Ada Quill (named): It holds. I was there.",
            "Ada Quill (carried): I saw it with my own eyes.",
            "Ada Quill (carried): Nobody will drown.",
        ],
    );
    check(
        "“It holds. I was there.\n“I saw it with my own eyes,” Ada Quill said.",
        &[
            "Ada Quill (carried): It holds. I was there.",
            "Ada Quill (named): I saw it with my own eyes,",
        ],
    );
}

#[test]
fn every_style_of_marks() {
    check(
        "\"We leave,\" Ada Quill said.",
        &["Ada Quill (named): We leave,"],
    );
    check(
        "‘We leave,’ Ada Quill said. ‘It’s the miners’ turn.’",
        &[
            "Ada Quill (named): We leave,",
            "Ada Quill (carried): It’s the miners’ turn.",
        ],
    );
    check(
        "'We leave,' Ada Quill said.",
        &["Ada Quill (named): We leave,"],
    );
    check(
        "« We leave », said Ada Quill.",
        &["Ada Quill (named): We leave"],
    );
    check(
        "»We leave«, said Ada Quill.",
        &["Ada Quill (named): We leave"],
    );
    check(
        "„We leave“, said Ada Quill.",
        &["Ada Quill (named): We leave"],
    );
    check(
        "``We leave,'' Ada Quill said.",
        &["Ada Quill (named): We leave,"],
    );
    check(
        "”We leave,” Ada Quill said.",
        &["Ada Quill (named): We leave,"],
    );
    check(
        "“He told us ‘go’ and we went,” Ada Quill said.",
        &["Ada Quill (named): He told us ‘go’ and we went,"],
    );
    check(
        "“He told us “go” and we went,” Ada Quill said.",
        &["Ada Quill (named): He told us “go” and we went,"],
    );
}

#[test]
fn broken_marks() {
    check(
        "To stay is to drown in these waters,” Ada Quill said, who hopes for rain.",
        &["Ada Quill (named): To stay is to drown in these waters,"],
    );
    check(
        "“I spoke to the miller. I asked him to open the gate. Ada Quill wrote, “Today he refuses.”",
        &[
            "Ada Quill (named): I spoke to the miller. I asked him to open the gate.",
            "Ada Quill (named): Today he refuses.",
        ],
    );
    check(
        "“We leave on Monday, said Ada Quill. The train is late.",
        &["Ada Quill (named): We leave on Monday,"],
    );
    check(
        "Ada Quill said: “We leave on Monday.",
        &["Ada Quill (named): We leave on Monday."],
    );
}

#[test]
fn marks_that_set_off_a_term_are_no_quotes() {
    check("Ada Quill will ask the miller to “open” the gate.", &[]);
    check(
        "The talks take place in the so-called “Norwold format,” which helped.",
        &[],
    );
    check(
        "Ada Quill’s aides say her plan is to revive “Norwold format” talks.",
        &[],
    );
    check("Ada Quill said she had seen “The Long Flood” twice.", &[]);
    check("A banner that read “Down with dams” hung there.", &[]);
    check("The dam, called “Big Ada,” is old.", &[]);
    check("The screen is 27\" wide and Ada Quill said it works.", &[]);
    check("Rock 'n' roll is the miners' music, Ada Quill said.", &[]);
}

#[test]
fn what_somebody_is_called() {
    check(
        "Ada Quill called the miller a “thief.”",
        &["Ada Quill (named): thief."],
    );
    check(
        "It was what the Norwold Council called “a sad day.”",
        &["Norwold Council (named): a sad day."],
    );
}

#[test]
fn a_text_of_nothing_but_marks_takes_linear_time() {
    for mark in [
        "\"",
        "“",
        "”",
        "'",
        "‘a’ ",
        "“a, he said “",
        "«",
        "“Ada, ",
        "Ada (a), ",
        "a of a ",
        "said Ada a ",
    ] {
        let text = mark.repeat(20_000 / mark.len());
        let article = article(&text);
        let _ = quotes(&article);
    }
}

/// Texts of marks, names, verbs and anything else.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("’".to_owned()),
        Just("« ".to_owned()),
        Just(" »".to_owned()),
        Just("\n".to_owned()),
        Just(", said Ada Quill. ".to_owned()),
        Just(" the president of France told ".to_owned()),
        Just(" he added, ".to_owned()),
        Just(" according to ".to_owned()),
        "\\PC{0,12}",
        "[A-Z][a-z]{1,6} ",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_quote_lies_within_a_paragraph_of_its_article(text in texts()) {
        let article = article(&text);
        let found: Vec<Quote> = quotes(&article);
        let mut at = 0;
        for quote in &found {
            prop_assert!(!quote.speech.is_empty());
            prop_assert!(article.paragraph_at(quote.speech).is_some());
            prop_assert!(quote.speech.start() >= at, "in order and apart");
            at = quote.speech.end();
            let words = quote.speech.slice(article.body());
            prop_assert_eq!(words.trim(), words);
            if let Some(written) = quote.speaker.written {
                prop_assert!(article.paragraph_at(written).is_some());
                prop_assert!(!written.overlaps(quote.speech));
            }
            prop_assert_eq!(quote.speaker.name.is_none(), quote.speaker.certainty == super::Certainty::Unclear);
        }
    }

    #[test]
    fn furniture_is_never_quoted(text in texts()) {
        let whole = text.trim();
        prop_assume!(!whole.is_empty());
        let span = Span::of_slice(&text, whole).unwrap();
        let id = ArticleId::new("invented").unwrap();
        let article = Article::new(id, text.clone(), Language::English, Metadata::default(), [(Class::Furniture, span)]).unwrap();
        prop_assert!(quotes(&article).is_empty());
    }
}
