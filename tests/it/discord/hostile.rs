//! Articles and questions that would ping, link, hide and set themselves off: shown by every command, and nothing of
//! it does anything.

use attache::desk::{COMMANDS, Value, Values};
use attache::discord::render::{Surface, page};
use attache::newsroom::Newsroom;
use attache::reply::Reply;
use serde_json::{Value as Json, json};

use super::super::support::collection;
use super::super::support::discord::rules;
use super::laws::sent;

const HOSTILE: &str =
    "@everyone <@1> ||x|| `y` ```z``` **b** [t](https://evil.test) <t:1:R> :boom: \u{202e}";

/// Two outlets on a flood, with markup in everything that an article has.
fn norvik() -> Newsroom {
    let article = |id: &str, source: &str, day: &str, body: &str| {
        json!({
            "id": id, "title": format!("Norvik flood # {HOSTILE}"), "source": format!("{source} {HOSTILE}"),
            "author": HOSTILE, "published_at": day, "url": format!("https://{source}.test/a)>`||<@1>?{id}"), "body": body,
        })
    };
    let coast = format!(
        "The flood in Norvik killed 40 people on 24 January 2022, the port said. {HOSTILE}\n\n\
         “The harbour of Norvik is <@1> lost ||to|| us all @everyone,” said Mayor Ida `Holm`.\n\n\
         # Norvik was # flooded\n- by > the storm in the flood.\n\n{HOSTILE} (@everyone)"
    );
    let north = format!(
        "The flood in Norvik killed 57 people on 24 January 2022, according to @here. {HOSTILE}\n\n\
         “The harbour of Norvik is saved for all of us,” said Captain @everyone Bran Oake of https://evil.test."
    );
    collection::of(&[
        article("a@everyone`<@1>`", "Coast", "2022-01-25", &coast),
        article("b||[x](https://evil.test)", "North", "2022-01-26", &north),
        article("c", "South", "2022-01-25", &coast),
    ])
}

/// What of a message's text Discord would take for markup, without what is ours: escapes, code, bold, links to sources.
fn taken_for_markup(text: &str) -> String {
    let mut rest = String::new();
    let mut chars = text.chars().peekable();
    let mut code = None;
    while let Some(c) = chars.next() {
        let mut ticks = usize::from(c == '`');
        while ticks > 0 && chars.next_if_eq(&'`').is_some() {
            ticks += 1;
        }
        match (code, c) {
            (None, '\\') => drop(chars.next()),
            (None, '`') => code = Some(ticks),
            (None, '<') if rest.ends_with("](") => drop(chars.by_ref().find(|c| *c == '>')),
            (None, _) => rest.push(c),
            (Some(open), '`') if open == ticks => code = None,
            (Some(_), _) => {}
        }
    }
    rest.extend(code.map(|_| '`'));
    let active = ["@", "<", "||", "`", "://", ":b", "\n# ", "\u{202e}"];
    active
        .into_iter()
        .filter(|mark| rest.contains(mark))
        .collect()
}

fn texts(body: &Json) -> impl Iterator<Item = &str> {
    let embed = &body["embeds"][0];
    [&embed["title"], &embed["description"], &body["content"]]
        .into_iter()
        .filter_map(Json::as_str)
}

#[test]
fn nothing_that_an_article_or_a_question_says_does_anything() {
    let newsroom = norvik();
    let card = newsroom
        .titles("", 9)
        .into_iter()
        .find(|(id, _)| id.as_str().starts_with('c'))
        .unwrap();
    let article = newsroom.article(&card.0).unwrap();
    let cited = format!(
        "c:0-{}:{}",
        article.paragraphs()[0].span.end(),
        article.revision().short()
    );
    let words = [
        "Norvik flood",
        "Who said that the harbour of Norvik is lost?",
        HOSTILE,
        &cited,
        "c",
        "Ida Holm",
        "@everyone",
    ];
    for command in COMMANDS {
        let Some(main) = command.main_option() else {
            continue;
        };
        for given in words
            .map(str::to_owned)
            .into_iter()
            .chain([format!("“{HOSTILE}”")])
        {
            let values = Values::new(
                command,
                [(main.name.to_owned(), Value::Text(given.clone()))],
            );
            let Ok(values) = values else { continue };
            let reply = (command.answer)(&values, &newsroom).unwrap_or_else(Reply::from);
            for embeds in [true, false] {
                let body = sent(&page(
                    &reply,
                    Surface {
                        embeds,
                        files: true,
                    },
                    0,
                ));
                let wrongs = rules::message(&body);
                assert!(wrongs.is_empty(), "/{} {given}: {wrongs:?}", command.name);
                for text in texts(&body) {
                    let active = taken_for_markup(text);
                    assert!(
                        active.is_empty(),
                        "/{} {given}: {active} in {text}",
                        command.name
                    );
                }
            }
        }
    }
    assert_eq!(
        taken_for_markup(r"\@a <@1> \`b `c` [d](<https://e>) **f**"),
        "@<"
    );
}
