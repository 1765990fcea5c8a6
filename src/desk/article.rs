//! `/article`: one article as a reader sees it.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::context::whole_paragraph;
use super::named;
use super::options::{PRIVATE, suggest_article};
use super::telling::{self, Kinship, Lexicon};
use super::topic;
use super::{Access, Audience, Command, CommandOption, Group, Kind, OptionKind, Refusal, Values};
use crate::news::{Article, ArticleId, ArticleNumber, Class};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// How much of an article one page of a reply shows, in bytes: with the metadata it fits in one Discord message.
const PAGE_BYTES: usize = 2_600;
/// How many other articles are named.
const COVERAGE_MAX: usize = 3;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "article",
    description: "Read one article: what is known of it, its numbered paragraphs and other coverage",
    kind: Kind::Slash,
    group: Group::Collection,
    options: &[
        CommandOption {
            name: "article",
            description: "Its title or its id",
            kind: OptionKind::Text { length_max: 300 },
            required: true,
            suggest: Some(suggest_article),
        },
        PRIVATE,
    ],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/article Macron flies to Moscow for talks with Putin to ease tension over Ukraine",
    answer,
    record,
};

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let article = named::expected(values.text("article").unwrap_or_default(), newsroom)?;
    let mut reply = Reply::new(article.title()).with(Block::List(known(&article)));
    let mut bytes = 0;
    let mut folded = 0;
    let mut rest = None;
    for (number, paragraph) in article.paragraphs().iter().enumerate().skip(values.seen()) {
        if paragraph.class == Class::Furniture {
            folded += 1;
            continue;
        }
        let Some(excerpt) = whole_paragraph(&article, number) else {
            continue;
        };
        if bytes > 0 && bytes + paragraph.span.len() > PAGE_BYTES && !values.is_unpaged() {
            rest = Some(number);
            break;
        }
        bytes += paragraph.span.len();
        let note = (paragraph.class != Class::Body).then(|| paragraph.class.as_str().into());
        reply = reply.with(Block::Paragraph(Quotation {
            excerpt,
            marks: Vec::new(),
            label: None,
            note,
        }));
    }
    reply.footer = folded_away(folded);
    match rest {
        Some(seen) => reply.actions.push(Action::More { seen }),
        None => reply = other_coverage(reply, &article, newsroom)?,
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

fn folded_away(count: usize) -> Line {
    match count {
        0 => Line::new(),
        1 => "1 paragraph that is not the article is folded away".into(),
        _ => format!("{count} paragraphs that are not the article are folded away").into(),
    }
}

fn known(article: &Article) -> Vec<Line> {
    let known = article.metadata();
    let mut lines = vec![Line::from(format!(
        "{}, {}",
        known.source.as_deref().unwrap_or("source unknown"),
        known.published
    ))];
    if let Some(author) = &known.author {
        lines.push(format!("by {author}").into());
    }
    if let Some(dateline) = &known.dateline {
        lines.push(format!("filed from {dateline}").into());
    }
    if !known.credits.is_empty() {
        lines.push(format!("credits {}", known.credits.join(", ")).into());
    }
    if let Some(url) = &known.url {
        lines.push(Line::new().link(url.as_str(), url.as_str()));
    }
    lines.push(
        Line::new()
            .code(article.id().as_str())
            .plain(", revision ")
            .code(article.revision().short()),
    );
    lines
}

/// Names the other articles that are most like this one.
fn other_coverage(reply: Reply, article: &Article, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let others = topic::nearest(article, COVERAGE_MAX, newsroom)?;
    if others.is_empty() {
        return Ok(reply);
    }
    let lineage = lineage(article, &others, newsroom);
    let lines = others
        .iter()
        .map(|other| {
            let known = other.metadata();
            let source = known.source.as_deref().unwrap_or("source unknown");
            let line = match &known.url {
                Some(url) => Line::new().link(other.title(), url.as_str()),
                None => Line::new().plain(other.title()),
            };
            let line = line
                .plain(format!(" ({source}, {}), ", known.published))
                .code(other.id().as_str());
            match lineage.iter().find(|(id, _)| *id == other.id()) {
                Some((_, kinship)) => line.plain(format!(", {kinship}")),
                None => line,
            }
        })
        .collect();
    Ok(reply
        .with(Block::Section("Other coverage".into()))
        .with(Block::List(lines)))
}

/// Which of the others carry the article's text, and how.
fn lineage<'o>(
    article: &Article,
    others: &'o [Arc<Article>],
    newsroom: &Newsroom,
) -> Vec<(&'o ArticleId, &'static str)> {
    let own = newsroom.article(article.id());
    let numbered: Vec<(ArticleNumber, Arc<Article>)> = own
        .iter()
        .chain(others)
        .filter_map(|article| Some((newsroom.number(article.id())?, Arc::clone(article))))
        .collect();
    let origins = telling::origins(&numbered, newsroom, &mut Lexicon::new(newsroom));
    let its = origins
        .iter()
        .find(|origin| origin.members.iter().any(|member| member.place == 0));
    let members = its.iter().flat_map(|origin| &origin.members);
    members
        .filter_map(|member| {
            let (_, known) = numbered.get(member.place)?;
            let other = others.iter().find(|other| other.id() == known.id())?;
            let told = match member.kinship {
                Kinship::Original => "the original of its text",
                Kinship::Reprint => "a reprint of one text",
                Kinship::Rewrite => "a rewrite of one text",
            };
            Some((other.id(), told))
        })
        .collect()
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let article = named::expected(values.text("article").unwrap_or_default(), newsroom)?;
    Ok(article_record(&article))
}

/// An article for a program.
///
/// Its id, what is known of it, and its paragraphs in reading order, each with its class, its bytes in the body and
/// its text. What is unknown is `null`; an inferred date stands apart from a known one.
pub fn article_record(article: &Article) -> Json {
    let known = article.metadata();
    let paragraphs: Vec<Json> = article
        .paragraphs()
        .iter()
        .map(|paragraph| {
            json!({
                "class": paragraph.class.as_str(),
                "start": paragraph.span.start(),
                "end": paragraph.span.end(),
                "text": paragraph.span.slice(article.body()),
            })
        })
        .collect();
    json!({
        "id": article.id().as_str(),
        "title": known.title,
        "source": known.source,
        "author": known.author,
        "dateline": known.dateline,
        "credits": known.credits,
        "language": article.language().code(),
        "published": known.published.to_rfc3339(),
        "published_not_before": known.published.not_before().map(|date| date.to_string()),
        "url": known.url,
        "path": known.path,
        "revision": article.revision().to_string(),
        "paragraphs": paragraphs,
    })
}
