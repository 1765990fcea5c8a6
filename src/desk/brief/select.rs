//! What a brief tells: one selection, which the reply, the file and the follow-ups are all made of.

use std::sync::Arc;

use jiff::civil::Date;

use super::super::telling::{self, Event, Lexicon, Matching, Place, Sought, Subject, Told, Voice};
use super::super::topic::Topic;
use crate::news::quote::{Attributed, quotes, sourcing};
use crate::news::{Article, ArticleNumber, Certainty, Excerpt, Span};
use crate::newsroom::Newsroom;

/// How much of each kind a brief has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The most stories.
    pub(super) stories: usize,
    /// The most articles of a story that are shown for what they add.
    pub(super) additions: usize,
    /// The most figures of a story on which origins differ.
    pub(super) figures: usize,
}

/// A story of a brief.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The event, with its origins.
    pub(super) event: Event,
    /// How it begins.
    pub(super) lead: Option<Excerpt>,
    /// What other origins add.
    pub(super) additions: Vec<Excerpt>,
    /// What somebody said, and who.
    pub(super) quote: Option<(String, Excerpt)>,
    /// Figures on which two origins differ: each with its own words.
    pub(super) figures: Vec<[(Span, Excerpt); 2]>,
    /// What is missing, in our words.
    pub(super) missing: Vec<String>,
    /// Whether the article that leads it names the topic among many other things.
    pub(super) in_passing: bool,
}

type Numbered = (ArticleNumber, Arc<Article>);

/// A speech of fewer bytes says too little alone, a longer one fills the page.
const SPEECH_BYTES: std::ops::RangeInclusive<usize> = 30..=320;
/// So many origins of a story are compared.
const ORIGINS_MAX: usize = 5;
/// So many silent sources are named.
const SILENT_MAX: usize = 4;

/// Chooses what a brief on `articles` tells; also how many stories were left out.
///
/// `known` are all articles on the topic, as far as they are known.
pub(super) fn select(
    articles: &[Numbered],
    known: Option<&[Arc<Article>]>,
    topic: &Topic,
    measure: Measure,
    newsroom: &Newsroom,
) -> (Vec<Item>, usize) {
    let mut lexicon = Lexicon::new(newsroom);
    let sought = topic.sought(&mut lexicon);
    let found_by = topic.article.is_none().then_some(&sought);
    let stories = telling::grouped(articles, found_by, newsroom, &mut lexicon);
    let stories = telling::joined(stories, articles, &sought, &mut lexicon);
    let left_out = stories.len().saturating_sub(measure.stories);
    let mut items: Vec<Item> = stories
        .iter()
        .take(measure.stories)
        .map(|story| {
            let event = telling::event(story, articles, &sought, newsroom, &mut lexicon);
            let mut item = item(event, articles, &sought, measure, &mut lexicon);
            item.missing.extend(silent(&item.event, known, newsroom));
            item
        })
        .collect();
    // In the order of what happened; the undated ones stay last, those most on the topic first.
    let day = |item: &Item| item.event.days.map(|(first, _)| first);
    items.sort_by_key(|item| (day(item).is_none(), day(item)));
    (items, left_out)
}

fn item(
    event: Event,
    articles: &[Numbered],
    sought: &Sought,
    measure: Measure,
    lexicon: &mut Lexicon,
) -> Item {
    let original = |origin: &telling::Origin| origin.members.first().map(|member| member.place);
    let originals: Vec<usize> = event.origins.iter().filter_map(original).collect();
    let own: Vec<Arc<Article>> = originals
        .iter()
        .filter_map(|place| articles.get(*place))
        .map(|(_, article)| Arc::clone(article))
        .collect();
    let voices: Vec<Voice> = own
        .iter()
        .take(ORIGINS_MAX)
        .map(|article| Voice::read(article, lexicon))
        .collect();
    let mut shown: Vec<Excerpt> = event.lead.iter().cloned().collect();
    let said_by = voices.iter().enumerate();
    let quote = said_by
        .filter_map(|(at, voice)| Some((at, said(&voice.told, sought, &shown)?)))
        .min_by_key(|(at, said)| (said.doubt, *at))
        .map(|(_, said)| (said.speaker, said.excerpt));
    shown.extend(quote.iter().map(|(_, excerpt)| excerpt.clone()));
    // One article an origin: what a reprint adds is no further origin's.
    let additions: Vec<Excerpt> = event
        .additions
        .iter()
        .filter(|addition| originals.contains(&addition.place))
        .filter_map(|addition| addition.excerpt.clone())
        .filter(|excerpt| is_new(excerpt, &shown))
        .take(measure.additions)
        .collect();
    let figures = differing(&voices, measure.figures, lexicon);
    let missing = missing(&event, &own, quote.is_some());
    let leading = voices.first();
    Item {
        in_passing: leading.is_none_or(|leading| leading.told.is_scattered(sought)),
        lead: event.lead.clone(),
        event,
        additions,
        quote,
        figures,
        missing,
    }
}

/// Whether no excerpt that is shown has any of its words.
fn is_new(excerpt: &Excerpt, shown: &[Excerpt]) -> bool {
    !shown.iter().any(|other| {
        other.article().id() == excerpt.article().id() && other.span().overlaps(excerpt.span())
    })
}

/// What somebody said, in whole sentences.
struct Said {
    speaker: String,
    excerpt: Excerpt,
    /// How much a reader must take on trust.
    doubt: Doubt,
}

/// Why a reader may doubt who spoke; nobody's words are shown as another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// The excerpt names the speaker.
    None,
    /// It is an office or a body, which speaks through somebody.
    Office,
    /// The name stands elsewhere in the article.
    Elsewhere,
}

/// The first speech of an article on the topic whose speaker it names in full, in whole sentences that are not
/// shown yet: of those that leave least to doubt.
fn said(told: &Told, sought: &Sought, shown: &[Excerpt]) -> Option<Said> {
    let article = &told.article;
    let near = told.near(sought);
    let all = quotes(article);
    let sourced = sourcing(article, &all);
    // A paper that is quoted is nobody who was asked.
    let of_outlet = |speech: Span| {
        let mut of_outlet = sourced
            .iter()
            .filter(|own| own.attributed == Attributed::Outlet);
        of_outlet.any(|own| own.sentence.overlaps(speech))
    };
    let named = all.iter().filter(|quote| {
        matches!(
            quote.speaker.certainty,
            Certainty::Named | Certainty::Resolved
        ) && !of_outlet(quote.speech)
            && SPEECH_BYTES.contains(&quote.speech.len())
    });
    let said = named
        .filter(|quote| near.iter().any(|near| near.overlaps(quote.speech)))
        .filter_map(|quote| {
            let speaker = quote.speaker.name.clone().filter(|name| is_full(name))?;
            if !speaks(&speaker, article) {
                return None;
            }
            let paragraphs = article.paragraphs().iter();
            let touched = paragraphs
                .flat_map(|paragraph| &paragraph.sentences)
                .filter(|sentence| sentence.overlaps(quote.speech))
                .copied()
                .reduce(Span::cover)?;
            let excerpt = article.excerpt(touched)?;
            let doubt = doubt(&speaker, excerpt.text(), article)?;
            Some(Said {
                speaker,
                excerpt,
                doubt,
            })
        })
        .filter(|said| {
            is_new(&said.excerpt, shown)
                && said.excerpt.span().len() <= 2 * SPEECH_BYTES.end()
                && telling::is_whole(said.excerpt.text())
        });
    said.min_by_key(|said| said.doubt)
}

/// What is doubtful of a speaker; nothing where the words name one of several of that surname.
fn doubt(speaker: &str, excerpt: &str, article: &Article) -> Option<Doubt> {
    let body = article.body();
    let is_named_so = |article: &str| body.contains(&format!("{article} {speaker}"));
    if is_named_so("the") || is_named_so("The") || is_described(speaker) {
        return Some(Doubt::Office);
    }
    if excerpt.contains(speaker) {
        return Some(Doubt::None);
    }
    let surname = speaker.rsplit(' ').next().unwrap_or(speaker);
    if has_namesake(speaker, surname, body) {
        return None;
    }
    Some(if excerpt.contains(surname) {
        Doubt::None
    } else {
        Doubt::Elsewhere
    })
}

/// Whether a name is rather a description: `Norvik's ministry of trade`.
fn is_described(name: &str) -> bool {
    let is_plain = |word: &str| word.len() > 3 && word.starts_with(char::is_lowercase);
    name.contains(['\'', '’']) && name.split(' ').count() > 2 || name.split(' ').any(is_plain)
}

/// Whether a text names somebody else in full who has that surname.
fn has_namesake(speaker: &str, surname: &str, body: &str) -> bool {
    body.match_indices(surname).any(|(at, _)| {
        let before = body.get(..at).unwrap_or_default();
        let first = before
            .strip_suffix(' ')
            .and_then(|before| before.rsplit([' ', '\n']).next())
            .unwrap_or_default();
        let is_name = first.chars().count() > 2
            && first.starts_with(char::is_uppercase)
            && first.chars().skip(1).all(char::is_lowercase);
        is_name && !speaker.contains(first) && !is_title(first)
    })
}

/// Whether a word before a surname is what its bearer is, or begins a sentence, and no first name.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 34] = [
        "President",
        "Former",
        "Senator",
        "Governor",
        "Secretary",
        "Minister",
        "Mayor",
        "Judge",
        "Justice",
        "Professor",
        "Doctor",
        "Chief",
        "General",
        "Captain",
        "Officer",
        "Sheriff",
        "Attorney",
        "Chairman",
        "Representative",
        "Speaker",
        "Prince",
        "Princess",
        "King",
        "Queen",
        "Lord",
        "Lady",
        "Coach",
        "Both",
        "When",
        "While",
        "After",
        "That",
        "And",
        "But",
    ];
    TITLES.contains(&word)
}

/// Sentences of two origins that tell the same and differ in a figure.
fn differing(voices: &[Voice], max: usize, lexicon: &mut Lexicon) -> Vec<[(Span, Excerpt); 2]> {
    let mut matching = Matching::of(voices, lexicon);
    let pairs = telling::differing(voices, &mut matching, lexicon);
    let excerpt = |(voice, at): Place| {
        let told = &voices.get(voice)?.told;
        told.article.excerpt(told.sentences.get(at)?.span)
    };
    let figures = pairs.into_iter().filter_map(|pair| {
        let mut on = pair.on.iter();
        let figure = on.find(|found| found.subject == Subject::Figure)?;
        Some([
            (figure.one, excerpt(pair.one)?),
            (figure.other, excerpt(pair.other)?),
        ])
    });
    figures.take(max).collect()
}

/// Whether a name is one in full: two words that begin with capitals. An office or a body speaks through somebody.
fn is_full(name: &str) -> bool {
    let capitals = name
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_uppercase));
    name.starts_with(char::is_uppercase) && capitals.count() >= 2
}

/// Whether a name is somebody's: it stands in an article's own sentences, and is no outlet that the article credits.
fn speaks(name: &str, article: &Article) -> bool {
    let known = article.metadata();
    let mut outlets = known.credits.iter().chain(&known.source);
    let is_outlet = outlets.any(|outlet| outlet.ends_with(name) || name.ends_with(outlet.as_str()));
    let mut own = telling::own_sentences(article);
    !is_outlet && own.any(|span| span.slice(article.body()).contains(name))
}

/// What a reader should know that this story does not have.
fn missing(event: &Event, own: &[Arc<Article>], is_quoted: bool) -> Vec<String> {
    let mut missing = Vec::new();
    if event.origins.len() == 1 {
        missing.push("a second origin".to_owned());
    }
    let undated = own
        .iter()
        .filter(|article| article.metadata().published.date().is_none())
        .count();
    match (undated, own.len()) {
        (0, _) => {}
        (undated, all) if undated == all => missing.push("its date".to_owned()),
        (undated, all) => {
            missing.push(format!("the dates of {undated} of {all} origins"));
        }
    }
    let sourceless = own
        .iter()
        .filter(|article| article.metadata().source.is_none())
        .count();
    if sourceless > 0 && sourceless == own.len() {
        missing.push("its source".to_owned());
    }
    if !is_quoted {
        missing.push("a further quote by a named speaker".to_owned());
    }
    missing
}

/// Which sources have others of these days, as far as that can be known.
fn silent(event: &Event, known: Option<&[Arc<Article>]>, newsroom: &Newsroom) -> Option<String> {
    let silent = event.silent(known?, newsroom)?;
    let named: Vec<&str> = silent
        .iter()
        .take(SILENT_MAX)
        .map(|silent| silent.source.as_str())
        .collect();
    match named.as_slice() {
        [] => None,
        [one] => Some(format!(
            "an article of {one}, which has others of these days"
        )),
        several => {
            let more = if silent.len() > SILENT_MAX {
                " and others"
            } else {
                ""
            };
            let several = several.join(", ");
            Some(format!(
                "an article of {several}{more}, which have others of these days"
            ))
        }
    }
}

/// The first and the last day of all stories, where known.
pub(super) fn days(items: &[Item]) -> Option<(Date, Date)> {
    let days = items.iter().filter_map(|item| item.event.days);
    let first = days.clone().map(|(first, _)| first).min()?;
    Some((first, days.map(|(_, last)| last).max()?))
}
