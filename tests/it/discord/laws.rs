//! Laws of what is sent, whatever an article holds.

use std::sync::Arc;

use attache::discord::escape::unquote;
use attache::discord::render::{Page, Surface, page};
use attache::news::{Article, ArticleId, Class, Excerpt, Language, Metadata, Published, Span};
use attache::reply::{Action, Block, Line, Quotation, Reply};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::support::discord::rules;

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_reply_breaks_a_limit_and_every_quotation_is_whole(reply in any_reply(), plain in any::<bool>(), seen in 0_usize..9) {
        let surface = Surface { embeds: !plain, files: true };
        let page = page(&reply, surface, seen);
        let body = sent(&page);
        let wrongs = rules::message(&body);
        prop_assert!(wrongs.is_empty(), "{wrongs:?}\n{body:#}");

        let text = text(&body);
        let shown = quotations(&text);
        let mut excerpts = reply.blocks.iter().filter_map(excerpt).map(Excerpt::text);
        for quotation in &shown {
            prop_assert!(excerpts.any(|excerpt| excerpt == quotation), "no excerpt reads {quotation:?}");
        }
        prop_assert!(page.printed.len() <= reply.quotations().count());
    }

    #[test]
    fn a_number_is_an_article_and_points_somewhere(reply in any_reply()) {
        let page = page(&reply, Surface::FULL, 0);
        let text = text(&sent(&page));
        let mut numbers = Vec::new();
        for printed in &page.printed {
            let same = numbers.iter().find(|(_, article)| *article == printed.reference.article);
            if let Some((number, _)) = same {
                prop_assert_eq!(*number, printed.number);
            } else {
                prop_assert_eq!(printed.number, numbers.len() + 1);
                numbers.push((printed.number, printed.reference.article.clone()));
            }
            let cited = format!("\n-# **{}** · ", printed.number);
            prop_assert!(text.contains(&cited));
        }
    }
}

#[test]
fn what_is_too_long_is_named_with_how_to_read_it() {
    let long = article(
        "long",
        &[&"word ".repeat(20_000), "Short."],
        Metadata::default(),
    );
    let reply = quoting(&long);
    let page = page(&reply, Surface::FULL, 0);
    insta::assert_snapshot!(text(&sent(&page)), @"
    -# An excerpt of 99999 characters is too long for a message. Read it with `/article article:long`.
    -# **1** · long · source unknown · undated · paragraph 1

    > Short.
    -# **1** · long · source unknown · undated · paragraph 2
    ");
}

#[test]
fn what_does_not_fit_is_left_out_whole_and_comes_with_more() {
    let paragraph =
        "A sentence of some length, which stands here to fill the room that there is. ".repeat(15);
    let paragraphs: Vec<&str> = std::iter::repeat_n(paragraph.as_str(), 6).collect();
    let long = article("long", &paragraphs, Metadata::default());
    let page = page(&quoting(&long), Surface::FULL, 10);
    assert_eq!(page.printed.len(), 3);
    assert_eq!(page.more, Some(13));
    assert!(text(&sent(&page)).ends_with("\n-# 3 more excerpts do not fit in this message."));
}

fn quoting(article: &Arc<Article>) -> Reply {
    let mut reply = Reply::new("Question");
    for number in 0..article.paragraphs().len() {
        reply = reply.with(Block::Quotation(quotation(article, number)));
    }
    reply.actions = vec![Action::InContext];
    reply
}

fn quotation(article: &Arc<Article>, paragraph: usize) -> Quotation {
    let sentences = &article.paragraphs()[paragraph].sentences;
    let span = sentences[0].cover(*sentences.last().unwrap());
    Quotation {
        excerpt: article.excerpt(span).unwrap(),
        marks: Vec::new(),
        label: None,
        note: None,
    }
}

fn article(id: &str, paragraphs: &[&str], metadata: Metadata) -> Arc<Article> {
    let mut body = String::new();
    let mut classified = Vec::new();
    for paragraph in paragraphs {
        let start = body.len();
        body.push_str(paragraph.trim());
        classified.push((start, body.len()));
        body.push_str("\n\n");
    }
    let spans: Vec<_> = classified
        .iter()
        .map(|(start, end)| (Class::Body, Span::of(&body, *start, *end).unwrap()))
        .collect();
    let id = ArticleId::new(id).unwrap();
    Arc::new(Article::new(id, body, Language::English, metadata, spans).unwrap())
}

/// The message as it goes out.
pub(super) fn sent(page: &Page) -> Json {
    let mut message = page.message.clone();
    message.components = page.rows("1234567890123456789", true);
    let mut body = serde_json::to_value(message).unwrap();
    body["allowed_mentions"] = json!({ "parse": [] });
    body
}

fn text(body: &Json) -> String {
    let embed = body["embeds"][0]["description"].as_str();
    embed
        .unwrap_or_else(|| body["content"].as_str().unwrap())
        .to_owned()
}

/// What stands in block quotes.
fn quotations(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut within = false;
    let mut fenced = false;
    for line in text.split('\n') {
        if line == "```" {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let quoted = line.starts_with("> ");
        match (within, quoted) {
            (true, true) => {
                let last = found.last_mut().unwrap();
                last.push('\n');
                last.push_str(line);
            }
            (false, true) => found.push(line.to_owned()),
            _ => {}
        }
        within = quoted;
    }
    found.iter().map(|quoted| unquote(quoted)).collect()
}

fn excerpt(block: &Block) -> Option<&Excerpt> {
    match block {
        Block::Quotation(quotation) | Block::Paragraph(quotation) => Some(&quotation.excerpt),
        Block::Section(_) | Block::Words(_) | Block::List(_) => None,
    }
}

/// Text of any length: markup, emoji, right-to-left and combining characters, nulls.
fn nasty(pieces_max: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,9}[ .]",
        1 => any::<char>().prop_map(String::from),
        1 => "[-\\\\*_~`|<>:@#/.()\\[\\]0-9 ]{1,6}",
        1 => Just("https://discord.gg/x ".to_owned()),
        1 => Just("<t:1:R>@everyone".to_owned()),
        1 => Just("👩‍👩‍👧 שלום\u{301}\0".to_owned()),
        1 => Just("\n- x\n1. y\n> z".to_owned()),
    ];
    proptest::collection::vec(piece, 1..pieces_max).prop_map(|pieces| pieces.concat())
}

fn any_article() -> impl Strategy<Value = Arc<Article>> {
    let paragraph = prop_oneof![
        40 => nasty(60),
        1 => nasty(6).prop_map(|text| text.repeat(1 + 100_000 / text.len())),
    ];
    let paragraphs = proptest::collection::vec(paragraph.prop_map(|text| format!("P{text}")), 1..5);
    let known = (
        proptest::option::of(nasty(30)),
        proptest::option::of(nasty(8)),
        proptest::option::of(nasty(4)),
    );
    ("[a-z0-9]{1,200}", paragraphs, known).prop_map(|(id, paragraphs, (title, source, url))| {
        let paragraphs: Vec<String> = paragraphs
            .iter()
            .map(|text| text.replace("\n\n", "\n"))
            .collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let metadata = Metadata {
            credits: source.iter().cloned().collect(),
            title,
            source: None,
            url: url.map(|url| format!("https://x.example/{url}")),
            published: Published::Unknown,
            ..Metadata::default()
        };
        article(&id, &paragraphs, metadata)
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let line = || {
        nasty(12).prop_map(|words| {
            Line::new()
                .plain(words.clone())
                .strong(words.clone())
                .code(words.clone())
                .link(words, "https://x.example")
        })
    };
    prop_oneof![
        6 => (any_article(), any::<proptest::sample::Index>(), any::<bool>(), any::<bool>()).prop_map(|(article, index, whole, marked)| {
            let mut quotation = quotation(&article, index.index(article.paragraphs().len()));
            if marked {
                quotation.marks = vec![quotation.excerpt.span()];
            }
            if whole { Block::Paragraph(quotation) } else { Block::Quotation(quotation) }
        }),
        1 => line().prop_map(Block::Section),
        1 => line().prop_map(Block::Words),
        1 => nasty(12).prop_map(|text| Block::Words(Line::new().code(text))),
        1 => proptest::collection::vec(line(), 1..20).prop_map(Block::List),
    ]
}

fn any_reply() -> impl Strategy<Value = Reply> {
    (
        nasty(60),
        proptest::collection::vec(any_block(), 1..9),
        nasty(40),
    )
        .prop_map(|(heading, blocks, footer)| {
            let mut reply = Reply::new(heading);
            reply.blocks = blocks;
            reply.footer = footer.into();
            reply.actions = vec![Action::InContext, Action::More { seen: 5 }, Action::Share];
            reply
        })
}
