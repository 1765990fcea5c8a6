//! What is said of an event, whatever shows it: when it was, how that is known, and who tells of it.

use super::event::{Event, Mention};
use crate::desk::sources::outlet;
use crate::news::Excerpt;
use crate::news::time::{Basis, Precision, When};

/// The sentence as an excerpt.
pub(super) fn excerpt(mention: &Mention) -> Option<Excerpt> {
    mention.article.excerpt(mention.sentence)
}

/// The other articles that tell of the event, by source, or by title where that is not known.
pub(super) fn others(event: &Event) -> Vec<String> {
    let Some(first) = event.first() else {
        return Vec::new();
    };
    let mut named: Vec<String> = Vec::new();
    for other in &event.mentions {
        let name = outlet(&other.article);
        if other.article.id() != first.article.id() && !named.contains(&name) {
            named.push(name);
        }
    }
    named
}

/// When it was in a few words: as settled, else as written.
pub(super) fn told(mention: &Mention) -> String {
    let written = |when: &When| {
        let words = when.span.slice(mention.article.body());
        match when.relation.as_str() {
            Some(relation) => format!("{relation} “{words}”"),
            None => format!("“{words}”"),
        }
    };
    mention.when.told().unwrap_or_else(|| {
        let all = std::iter::once(&mention.when).chain(&mention.also);
        all.map(written).collect::<Vec<_>>().join(", ")
    })
}

/// By what it is known when, with the words; nothing where the words say it all.
pub(super) fn how(mention: &Mention) -> Option<String> {
    let When {
        basis,
        precision,
        span,
        ..
    } = mention.when;
    let written = span.slice(mention.article.body());
    let published = mention.article.metadata().published;
    match basis {
        Basis::Stated if precision == Precision::Range => Some(format!("“{written}”")),
        Basis::Stated => None,
        Basis::Published => Some(format!("“{written}” in an article of {published}")),
        Basis::Text => Some(format!("“{written}”, from the date told before it")),
        Basis::Open => Some(format!("article {published}")),
    }
}
