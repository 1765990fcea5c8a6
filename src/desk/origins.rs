//! `/origins`: which articles on a topic carry one text, so that nobody counts a reprint as another source.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::ask::{self, Answer};
use super::options::{PRIVATE, SINCE, SOURCE, TOPIC, UNTIL};
use super::record;
use super::sources::counted;
use super::telling::{self, Kinship, Lexicon, Member, Origin};
use super::topic::{self, Covered, Topic};
use super::{Access, Audience, Command, Group, Kind, Refusal, Values};
use crate::news::{Article, ArticleNumber, Excerpt, Span};
use crate::newsroom::Newsroom;
use crate::reply::{Action, Block, Line, Quotation, Reply};

/// How many articles on a topic are compared.
const ARTICLES_MAX: usize = 40;
/// How many are compared when those that carry the text of one of them are added.
const CARRYING_MAX: usize = 60;
/// How many excerpts a page shows.
const PAGE: usize = 8;

/// The command.
pub(super) const COMMAND: Command = Command {
    name: "origins",
    description: "Which articles on a topic carry one text: originals, reprints and rewrites",
    kind: Kind::Slash,
    group: Group::Verify,
    options: &[TOPIC, SOURCE, SINCE, UNTIL, PRIVATE],
    access: Access::Everyone,
    audience: Audience::Choice,
    example: "/origins Macron and Putin",
    answer,
    record,
};

/// The articles on a topic and how they belong together.
struct Lineage {
    articles: Vec<(ArticleNumber, Arc<Article>)>,
    /// How many more are on the topic, at least; nothing is said of those that are like an article.
    further: usize,
    origins: Vec<Origin>,
    /// How many articles were compared; more than are shown where the topic is one article.
    compared: usize,
}

impl Lineage {
    fn article(&self, member: &Member) -> Option<&Arc<Article>> {
        self.articles.get(member.place).map(|(_, article)| article)
    }

    /// How many articles there are in the origins that are shown.
    fn count(&self) -> usize {
        self.origins.iter().map(|origin| origin.members.len()).sum()
    }
}

/// What carries what; or the receipt where nothing is on the topic.
fn lineage(topic: &Topic, newsroom: &Newsroom) -> Result<Result<Lineage, Box<Answer>>, Refusal> {
    // An article is compared with whatever is a little like it: a reprint may lead in other words.
    let covered = match &topic.article {
        Some(_) => topic.around(ARTICLES_MAX, newsroom)?,
        None => topic.covered(ARTICLES_MAX, newsroom)?,
    };
    let coverage = match covered {
        Covered::By(coverage) => coverage,
        Covered::Nothing(answer) => return Ok(Err(answer)),
    };
    let mut articles = coverage.numbered();
    let carried = newsroom.origins();
    let mut add = |number: ArticleNumber| {
        if articles.len() < CARRYING_MAX && articles.iter().all(|(known, _)| *known != number) {
            let article = newsroom.article_numbered(number);
            articles.extend(article.map(|article| (number, article)));
        }
    };
    let named = topic
        .article
        .as_ref()
        .and_then(|article| newsroom.number(article.id()));
    named.into_iter().for_each(&mut add);
    for covering in &coverage.articles {
        for number in carried.carrying(covering.number) {
            add(*number);
        }
    }
    for number in named.iter().flat_map(|named| carried.carrying(*named)) {
        add(*number);
    }
    let mut origins = telling::origins(&articles, newsroom, &mut Lexicon::new(newsroom));
    // What several articles carry comes first; the rest stays in the order of the topic.
    origins.sort_by_key(|origin| std::cmp::Reverse(origin.members.len()));
    let compared = articles.len();
    if let Some(named) = named {
        let is_named = |member: &Member| {
            articles
                .get(member.place)
                .is_some_and(|(number, _)| *number == named)
        };
        origins.retain(|origin| origin.members.iter().any(is_named));
    }
    Ok(Ok(Lineage {
        articles,
        further: if topic.article.is_some() {
            0
        } else {
            coverage.further
        },
        origins,
        compared,
    }))
}

fn answer(values: &Values, newsroom: &Newsroom) -> Result<Reply, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let lineage = match lineage(&topic, newsroom)? {
        Ok(lineage) => lineage,
        Err(nothing) => return Ok(topic::receipt(&nothing)),
    };
    let mut reply = topic
        .opened(topic.words.as_str(), lineage.further, values.seen())
        .with(Block::Words(summed(&lineage, &topic)));
    let all: Vec<Quotation> = lineage
        .origins
        .iter()
        .enumerate()
        .flat_map(|(at, origin)| quotations(at + 1, origin, &lineage))
        .collect();
    let page = if values.is_unpaged() { all.len() } else { PAGE };
    let seen = values.seen().saturating_add(page).min(all.len());
    let left = seen < all.len();
    for quotation in all.into_iter().skip(values.seen()).take(page) {
        reply = reply.with(Block::Quotation(quotation));
    }
    reply.footer = Line::from(match &topic.article {
        Some(_) => format!(
            "Compared with {}, by words in a row and by sentences",
            counted(lineage.compared.saturating_sub(1) as u64, "other article")
        ),
        None => "Compared with one another by words in a row and by sentences".to_owned(),
    });
    reply.actions.push(Action::InContext);
    if left {
        reply.actions.push(Action::More { seen });
    }
    reply.actions.push(Action::Share);
    Ok(reply)
}

/// `5 articles → 4 origins`, and what that is made of.
fn summed(lineage: &Lineage, topic: &Topic) -> Line {
    let count = |kinship: Kinship| {
        let members = lineage.origins.iter().flat_map(|origin| &origin.members);
        members.filter(|member| member.kinship == kinship).count() as u64
    };
    let line = Line::new().strong(format!(
        "{} → {}",
        counted(lineage.count() as u64, "article"),
        counted(lineage.origins.len() as u64, "origin")
    ));
    let carried: Vec<String> = [(Kinship::Reprint, "reprint"), (Kinship::Rewrite, "rewrite")]
        .into_iter()
        .filter(|(kinship, _)| count(*kinship) > 0)
        .map(|(kinship, noun)| counted(count(kinship), noun))
        .collect();
    match (carried.is_empty(), topic.article.is_some()) {
        (true, true) => line.plain(": no other article that was compared carries its text."),
        (true, false) => line.plain(": each is a text of its own."),
        (false, _) => line.plain(format!(": {}.", carried.join(", "))),
    }
}

/// The original by its first sentence, then each that carries its text by the longest run of words in both.
fn quotations(at: usize, origin: &Origin, lineage: &Lineage) -> Vec<Quotation> {
    let carried = origin.members.len() - 1;
    let original = origin
        .members
        .first()
        .and_then(|member| lineage.article(member));
    let Some(original) = original else {
        return Vec::new();
    };
    let heading = match carried {
        0 => format!("Origin {at}"),
        _ => format!(
            "Origin {at}, the original of {}",
            counted(carried as u64 + 1, "article")
        ),
    };
    let first = opening(original).map(|excerpt| Quotation {
        label: Some(Line::new().strong(heading)),
        excerpt,
        marks: Vec::new(),
        note: None,
    });
    let others = origin.members.iter().skip(1).filter_map(|member| {
        let article = lineage.article(member)?;
        let run = member
            .run
            .and_then(|run| Some((sentences(article, run)?, run)));
        let (excerpt, marks, note) = match run {
            Some((excerpt, run)) => {
                let words = run.slice(article.body()).split_whitespace().count() as u64;
                let note = format!(
                    "Marked: {} in a row that stand in both.",
                    counted(words, "word")
                );
                (excerpt, vec![run], Some(note.into()))
            }
            None => (opening(article)?, Vec::new(), None),
        };
        Some(Quotation {
            label: Some(relation(member, original)),
            excerpt,
            marks,
            note,
        })
    });
    first.into_iter().chain(others).collect()
}

/// `Reprint of “…”, 98 % shared`.
fn relation(member: &Member, original: &Article) -> Line {
    let word = match member.kinship {
        Kinship::Original => "Original",
        Kinship::Reprint => "Reprint",
        Kinship::Rewrite => "Rewrite",
    };
    Line::new().strong(word).plain(format!(
        " of “{}”, {} % shared",
        original.title(),
        percent(member)
    ))
}

#[expect(clippy::cast_possible_truncation, reason = "a share is 0 to 1")]
fn percent(member: &Member) -> i64 {
    (f64::from(member.share) * 100.0).round() as i64
}

/// How an article begins: its first sentence, with the next as long as they are short.
fn opening(article: &Arc<Article>) -> Option<Excerpt> {
    let mut sentences = telling::own_sentences(article);
    let first = sentences.next()?;
    let both = sentences.next().map(|next| first.cover(next));
    both.filter(|both| both.len() <= telling::LEAD_BYTES_MAX)
        .and_then(|both| article.excerpt(both))
        .or_else(|| article.excerpt(first))
}

/// The whole sentences that hold a run of words.
fn sentences(article: &Arc<Article>, run: Span) -> Option<Excerpt> {
    let mut holding = telling::own_sentences(article).filter(|sentence| sentence.overlaps(run));
    let first = holding.next()?;
    let last = holding.last().unwrap_or(first);
    article.excerpt(first.cover(last))
}

fn record(values: &Values, newsroom: &Newsroom) -> Result<Json, Refusal> {
    let topic = Topic::read(values, newsroom)?;
    let lineage = match lineage(&topic, newsroom)? {
        Ok(lineage) => lineage,
        Err(nothing) => return Ok(ask::nothing(&nothing, "origins")),
    };
    let origins: Vec<Json> = lineage
        .origins
        .iter()
        .map(|origin| origin_record(origin, &lineage))
        .collect();
    Ok(json!({
        "topic": topic.words,
        "verdict": "answered",
        "articles": lineage.count(),
        "further_articles": lineage.further,
        "compared": lineage.compared,
        "origins": origins,
    }))
}

fn origin_record(origin: &Origin, lineage: &Lineage) -> Json {
    let members = origin.members.iter().filter_map(|member| {
        let article = lineage.article(member)?;
        let run = member.run.map(|run| {
            json!({ "text": run.slice(article.body()), "start": run.start(), "end": run.end() })
        });
        Some(json!({
            "article": record::article(article),
            "kinship": member.kinship.as_str(),
            "shared": (f64::from(member.share) * 1_000.0).round() / 1_000.0,
            "run": run,
        }))
    });
    json!({ "articles": members.collect::<Vec<_>>() })
}
