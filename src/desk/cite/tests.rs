//! What is written of a card reads back, in every form.

use std::sync::Arc;

use proptest::prelude::*;

use super::card::{Card, Given, Proof};
use super::{bibtex, csl, markdown};
use crate::news::{Article, ArticleId, Class, Language, Metadata, Published, Span};

fn card(paragraphs: &[String], id: &str, metadata: Metadata) -> Option<Card> {
    let mut body = String::new();
    let mut places = Vec::new();
    for paragraph in paragraphs {
        let start = body.len();
        body.push_str(paragraph.trim());
        places.push((Class::Body, start, body.len()));
        body.push_str("\n\n");
    }
    let spans: Vec<(Class, Span)> = places
        .iter()
        .map(|(class, start, end)| (*class, Span::of(&body, *start, *end).unwrap()))
        .collect();
    let article = Article::new(
        ArticleId::new(id)?,
        body,
        Language::English,
        metadata,
        spans,
    )
    .ok()?;
    let article = Arc::new(article);
    let first = article.paragraphs().first()?.sentences.first()?;
    let last = article.paragraphs().last()?.sentences.last()?;
    let excerpt = article.excerpt(first.cover(*last))?;
    Some(Card {
        proof: Proof::of(&excerpt),
        taken: Some("2022-01-25T10:00:00Z".parse().unwrap()),
        excerpt,
    })
}

proptest! {
    #[test]
    fn a_card_reads_back_as_it_was_written(
        paragraphs in proptest::collection::vec("[A-Z][-a-z \\\\{}%_~^$&#\"“”’>`@:,=é]{0,60}[.]", 1..4),
        id in "[-a-z0-9_:.%]{1,20}",
        known in ("\\PC{1,30}", "\\PC{1,30}"),
    ) {
        let metadata = Metadata {
            title: Some(known.0.clone()),
            source: Some(known.1.clone()),
            author: Some(known.0),
            url: Some("https://x.example/a_b?c=%20&d={e}".to_owned()),
            published: Published::On("2022-02-07".parse().unwrap()),
            ..Metadata::default()
        };
        let Some(card) = card(&paragraphs, &id, metadata) else { return Ok(()) };
        let words = card.excerpt.text().to_owned();
        let forms = [markdown::written(&card), bibtex::written(&card), csl::written(&card)];
        for form in &forms {
            let given = Given::read(form).expect("a card");
            prop_assert_eq!(&given.proof, &card.proof);
            prop_assert_eq!(given.words.as_deref(), Some(words.as_str()));
            // Discord's fields have one line: the proof survives, and the words but for their white space.
            let line = Given::read(&form.replace('\n', " ")).expect("a card");
            prop_assert_eq!(&line.proof, &card.proof);
        }
        let bare = Given::read(&card.proof.to_string()).expect("a proof");
        prop_assert_eq!((&bare.proof, bare.words), (&card.proof, None));
    }

    #[test]
    fn what_is_no_card_is_refused_and_nothing_breaks(text in "\\PC*", cut in 0_usize..400) {
        let made = card(&["Words stand here.".to_owned()], "a", Metadata::default()).unwrap();
        for form in [markdown::written(&made), bibtex::written(&made), csl::written(&made)] {
            let half: String = form.chars().take(cut).collect();
            let _read = Given::read(&format!("{half}{text}"));
        }
        prop_assert!(Given::read(&text.replace(':', "")).is_none());
    }
}

fn harbour() -> Card {
    let metadata = Metadata {
        title: Some("Budget & debt: 50% more".to_owned()),
        source: Some("The Coast".to_owned()),
        author: Some("Ana and Ben".to_owned()),
        published: Published::On("2022-02-07".parse().unwrap()),
        ..Metadata::default()
    };
    card(&["It cost $4.".to_owned()], "harbour", metadata).unwrap()
}

#[test]
fn every_form_is_as_its_readers_expect() {
    let card = harbour();
    insta::assert_snapshot!(bibtex::written(&card), @r"
    @misc{attache-9770a581,
      title = {{Budget \& debt: 50\% more}},
      author = {{Ana and Ben}},
      howpublished = {The Coast},
      year = {2022},
      month = feb,
      date = {2022-02-07},
      urldate = {2022-01-25},
      note = {paragraph 1, attache:harbour:0-11:96c5a24c29c631086d893d9fc673177b1b35bdb002855305578640148411cfa7:9770a581d47a03ac2a8a6a757819acdb7752467aa9493dd8b154205f0dd65875},
      annote = {It cost \$4.}
    }
    ");
    insta::assert_snapshot!(markdown::written(&card), @r"
    ### Evidence card

    > It cost \$4.

    - title: Budget & debt: 50% more
    - source: The Coast
    - author: Ana and Ben
    - published: 7 Feb 2022
    - address: unknown
    - taken in: 2022-01-25 10:00 UTC
    - place: paragraph 1, bytes 0–11
    - article sha256: 96c5a24c29c631086d893d9fc673177b1b35bdb002855305578640148411cfa7
    - excerpt sha256: 9770a581d47a03ac2a8a6a757819acdb7752467aa9493dd8b154205f0dd65875
    - proof: `attache:harbour:0-11:96c5a24c29c631086d893d9fc673177b1b35bdb002855305578640148411cfa7:9770a581d47a03ac2a8a6a757819acdb7752467aa9493dd8b154205f0dd65875`
    ");
}

#[test]
fn a_reference_manager_reads_the_card() {
    let card = harbour();
    insta::assert_snapshot!(csl::written(&card), @r#"
    [
      {
        "id": "attache-9770a581",
        "type": "article-newspaper",
        "title": "Budget & debt: 50% more",
        "container-title": "The Coast",
        "author": [
          {
            "literal": "Ana and Ben"
          }
        ],
        "issued": {
          "date-parts": [
            [
              2022,
              2,
              7
            ]
          ]
        },
        "accessed": {
          "date-parts": [
            [
              2022,
              1,
              25
            ]
          ]
        },
        "language": "en",
        "annote": "It cost $4.",
        "note": "paragraph 1, attache:harbour:0-11:96c5a24c29c631086d893d9fc673177b1b35bdb002855305578640148411cfa7:9770a581d47a03ac2a8a6a757819acdb7752467aa9493dd8b154205f0dd65875"
      }
    ]
    "#);
}
