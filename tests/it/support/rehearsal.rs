//! Commands for stories alone: what the catalog's own do not do on demand.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex};

use attache::desk::{
    Access, Audience, COMMANDS, Command, CommandOption, Group, Kind, OptionKind, Refusal,
    Suggestion, Values,
};
use attache::news::{Class, Excerpt, Span};
use attache::newsroom::Newsroom;
use attache::reply::{Action, Attachment, Block, Quotation, Reply};
use serde_json::Value as Json;

/// The catalog with the rehearsal's commands.
pub(crate) fn catalog() -> &'static [Command] {
    let mut commands = COMMANDS.to_vec();
    commands.extend([QUOTE, WAIT, PANIC, ECHO, DRAW]);
    Vec::leak(commands)
}

const BASE: Command = Command {
    name: "",
    description: "For stories alone",
    kind: Kind::Slash,
    group: Group::About,
    options: &[],
    access: Access::Everyone,
    audience: Audience::Private,
    example: "/quote",
    answer: |_, _| Ok(Reply::default()),
    record: |_, _| Ok(Json::Null),
};

const fn option(name: &'static str, kind: OptionKind) -> CommandOption {
    CommandOption {
        name,
        description: "For stories alone",
        kind,
        required: false,
        suggest: None,
    }
}

/// Quotes everything quotable, so many at a time.
const QUOTE: Command = Command {
    name: "quote",
    options: &[
        CommandOption {
            suggest: Some(suggest),
            ..option("source", OptionKind::Text { length_max: 20 })
        },
        option("limit", OptionKind::Whole { min: 1, max: 50 }),
        option("private", OptionKind::Flag),
    ],
    audience: Audience::Choice,
    answer: quote,
    ..BASE
};

fn suggest(typed: &str, newsroom: &Newsroom) -> Vec<Suggestion> {
    if typed == "panic" {
        // Without the hook, which writes down where it was: on a busy machine that takes longer than readers wait.
        std::panic::resume_unwind(Box::new("as asked"));
    }
    let suggestion = |value: String| Suggestion {
        label: value.clone(),
        value,
    };
    match typed {
        "many" => (0..40).map(|n| suggestion(format!("name {n}"))).collect(),
        "long" => vec![suggestion("n".repeat(101)), suggestion("short".to_owned())],
        _ => newsroom
            .source_names(typed, 25)
            .into_iter()
            .map(suggestion)
            .collect(),
    }
}

fn quote(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    if values.text("source") == Some("nobody") {
        return Err(Refusal::new("Nobody publishes nothing."));
    }
    let limit = usize::try_from(values.whole("limit").unwrap_or(5)).unwrap();
    let excerpts: Vec<Excerpt> = newsroom
        .titles("", 25)
        .iter()
        .filter_map(|(id, _)| newsroom.article(id))
        .flat_map(|article| {
            let sentences: Vec<Span> = article
                .paragraphs()
                .iter()
                .filter(|paragraph| paragraph.class == Class::Body)
                .flat_map(|paragraph| paragraph.sentences.clone())
                .collect();
            sentences
                .into_iter()
                .filter_map(move |sentence| article.excerpt(sentence))
        })
        .collect();
    let mut reply = Reply::new("What stands in the *collection*?");
    for excerpt in excerpts.iter().skip(values.seen()).take(limit) {
        let word = excerpt.text().split(' ').next().unwrap();
        let mark = Span::of_slice(excerpt.article().body(), word).unwrap();
        reply = reply.with(Block::Quotation(Quotation {
            excerpt: excerpt.clone(),
            marks: vec![mark],
            label: None,
            note: None,
        }));
    }
    reply.footer = "searched everything".into();
    reply.actions = vec![Action::InContext, Action::Share];
    if values.seen() + limit < excerpts.len() {
        reply.actions.push(Action::More {
            seen: values.seen() + limit,
        });
    }
    Ok(reply)
}

/// Waits until the story lets it go on.
const WAIT: Command = Command {
    name: "wait",
    options: &[option("key", OptionKind::Text { length_max: 50 })],
    answer: wait,
    ..BASE
};

static LET_GO: (Mutex<BTreeSet<String>>, Condvar) = (Mutex::new(BTreeSet::new()), Condvar::new());

fn wait(values: &Values, _: &Newsroom) -> Result<Reply, Refusal> {
    let key = values.text("key").unwrap().to_owned();
    let let_go = LET_GO.0.lock().unwrap();
    drop(
        LET_GO
            .1
            .wait_while(let_go, |let_go| !let_go.contains(&key))
            .unwrap(),
    );
    Ok(Reply::new("Waited").with(Block::Words("It went on.".into())))
}

/// Lets a call of `/wait` go on.
pub(crate) fn let_go(key: &str) {
    LET_GO.0.lock().unwrap().insert(key.to_owned());
    LET_GO.1.notify_all();
}

/// Panics.
const PANIC: Command = Command {
    name: "panic",
    answer: |_, _| panic!("as asked"),
    ..BASE
};

/// Attaches a picture of every article's title and a calendar of so many bytes.
const DRAW: Command = Command {
    name: "draw",
    options: &[
        option(
            "bytes",
            OptionKind::Whole {
                min: 1,
                max: 30_000_000,
            },
        ),
        option("private", OptionKind::Flag),
    ],
    audience: Audience::Choice,
    answer: draw,
    ..BASE
};

fn draw(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let titles: Vec<String> = newsroom
        .titles("", 9)
        .into_iter()
        .map(|(_, title)| title)
        .collect();
    let mut reply = Reply::new("Drawn").with(Block::Words("In words.".into()));
    let bytes = usize::try_from(values.whole("bytes").unwrap_or(3)).unwrap();
    for (name, bytes) in [
        ("line.png", titles.join("\n\r\n--").into_bytes()),
        ("line.ics", vec![b'-'; bytes]),
    ] {
        reply.attachments.push(Attachment {
            name: name.to_owned(),
            description: format!("The line, as {name}"),
            bytes: bytes.into(),
        });
    }
    reply.actions = vec![Action::Share];
    Ok(reply)
}

/// Shows a message's text.
const ECHO: Command = Command {
    name: "Echo text",
    kind: Kind::Message,
    options: &[CommandOption {
        required: true,
        ..option("text", OptionKind::Message { length_max: 4_000 })
    }],
    answer: |values, _| {
        let text = values.text("text").unwrap();
        let mut reply = Reply::new("Echo").with(Block::Words(text.into()));
        reply.actions = vec![Action::Share];
        Ok(reply)
    },
    ..BASE
};
