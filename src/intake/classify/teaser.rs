//! Teasers that say so: a label before the headline of another story.

use memchr::memchr3;

use super::line::Line;
use crate::intake::pattern::{Pattern, fixed};

/// A teaser is one headline, at most two.
const WORDS_MAX: usize = 40;

/// Whether a paragraph is a label and the headline of another story.
pub(super) fn is_labelled(line: &Line<'_>) -> bool {
    let is_marked = line.words <= WORDS_MAX && has_mark(line.head());
    (line.words <= WORDS_MAX && is_glued(line))
        || (is_marked
            && ((NAMED.is_match(line.text) && (!line.is_stopped || line.words <= 24))
                || (INDEX_CUE.is_match(line.text) && INDEX.is_match(line.text))))
}

/// Whether a mark stands in `head` that may end a label.
fn has_mark(head: &str) -> bool {
    memchr3(b':', b'|', b'>', head.as_bytes()).is_some()
        || (!head.is_ascii() && head.contains(['»', '→', '►', '▶']))
}

/// The label of a paragraph whose label is none that announces another story: when it comes again and again on
/// a page, the page is a list.
pub(super) fn own_label<'a>(line: &Line<'a>) -> Option<&'a str> {
    let (label, _) = line.text.split_once([':', '?', '!'])?;
    let is_own = !NAMED.is_match(line.text) && !ANNOUNCING.is_match(label);
    is_own.then_some(label)
}

/// Whether a label announces another story.
pub(super) fn is_announcing(label: &str) -> bool {
    ANNOUNCING.is_match(label)
}

/// How long a label may be, in bytes.
const LABEL_BYTES_MAX: usize = 100;

/// Whether a label and a headline were run together, as markup is when its tags are dropped: `More:Nine dead`,
/// `Who is it?7 facts`.
fn is_glued(line: &Line<'_>) -> bool {
    if line.is_stopped && line.words > 26 {
        return false;
    }
    let Some(at) = memchr3(b':', b'?', b'!', line.text.as_bytes()) else {
        return false;
    };
    let (label, rest) = line.text.split_at_checked(at).unwrap_or_default();
    let (mark, mut rest) = rest.split_at_checked(1).unwrap_or_default();
    let is_label = at <= LABEL_BYTES_MAX
        && label
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '”' | '"' | ')'));
    if mark != ":" {
        // `Why?:Because`, `‘Why?’Because`.
        rest = rest.strip_prefix(['\'', '’', '”', '"']).unwrap_or(rest);
        rest = rest.strip_prefix(':').unwrap_or(rest);
    }
    let headline = rest
        .strip_prefix(['‘', '“', '\'', '"', '’', '$'])
        .unwrap_or(rest);
    let begins = headline.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || (headline.len() < rest.len() && headline.starts_with(char::is_alphabetic));
    is_label
        && begins
        && headline.split(' ').nth(2).is_some()
        && !(label.ends_with(|c: char| c.is_ascii_digit())
            && rest.starts_with(|c: char| c.is_ascii_digit()))
        && !SPEECH.is_match(line.text)
}

/// Labels that stand before other stories however often they come.
static ANNOUNCING: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)\b(?:more|read|related|also|watch|see|photos?|video|opinion|live|exclusive|analysis|updates?|latest|news|story|stories|subscribers?|what\ to\ know|explained)\b",
    )
});

/// What is run together with a colon and is no teaser: speech, addresses of pages, times.
static SPEECH: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)\b(?:said|says|asked|wrote|told|added|tweeted|replied|read|reads|concluded|continued|warned|recalled)\b[^:]{0,60}:[“\x22‘']|https?:|www\.|^\d{1,2}:\d{2}|\d:\d",
    )
});

/// Labels that announce another story, and a headline.
static NAMED: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^[^a-z0-9‘“'\x22]*(?:
          (?:(?:read|see|find|watch|learn|hear)\ )?(?:more|also|next|related|this|on|further)(?:\ (?:on|about|from|coverage|stories|reading|news|politics|money|sports?|opinion|in|at|here)(?:\ [\w'’&.-]+){0,4})?
        | (?:read|watch|listen|see|play|vote|shop|join|explore|compare|try|discover)(?:\ (?:it|now|here|the\ \w+))?
        | related(?:\ \w+){0,2} | also\ read | keep\ (?:reading|up) | go\ deeper | learn\ more | check\ (?:it|this|them)?\ ?out | don'?t\ miss(?:\ \w+){0,3} | you\ may\ (?:also\ )?like
        | (?:photos?|videos?|photo\ galler(?:y|ies)|galler(?:y|ies)|slideshow|pictures|images|in\ (?:photos|pictures|graphics)|graphics?|interactive(?:\ \w+)?|maps?|infographic|podcasts?|quiz|poll|database|archives?|from\ the\ archives?|newsletter|live(?:\ (?:updates?|blog|coverage|leaderboard|scores|results))?|replay|recap|fact\ check|explainer|factbox)
        | (?:opinion|analysis|review|column(?:ist)?|commentary|editorial|perspective|op-?ed|exclusive|flashback|in\ depth|in-depth|deep\ dive|in\ case\ you\ missed\ it|icymi|previously|elsewhere(?:\ \w+){0,4}|behind\ the\ scenes|first\ take|big\ picture|just\ (?:in|for\ (?:subscribers|you))|for\ subscribers|subscribers|hot\ off\ the\ press|start\ here|dig\ deeper)
        )\ ?(?::|\||>+|»|→|▶|►)\ *\S+(?:\ +\S+){2,}",
    )
});

/// Words without which no page is always fresh: what may stand before and between them takes a large automaton.
static INDEX_CUE: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)score|standings|schedule|leaderboard|roster|odds|bracket|stats|rankings|payrolls|results|tracker
          |:\ a\ look\ at\ |:\ (?:see|check\ out|compare|find\ out|follow|get|take\ our|meet|explore|join|vote)\ 
          |:\ (?:shop|browse|download)\ |^all\ things\ |^more\ |:\ https?:",
    )
});

/// Pages that are always fresh: scores, schedules, trackers, under any label.
static INDEX: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^(?:[^:.!?]{3,60}:\ ?(?:[^.!?]{0,60})?\b(?:scores?|standings|schedules?|leaderboard|rosters?|odds|brackets?|stats|rankings|payrolls|results|tracker)\b[^.!?]{0,80}(?:\band\ more|schedules?|\bhere|rosters?|\bleague\ team|updates)\W*$
          |[^:.!?]{3,40}:\ a\ look\ at\ [^.!?]{3,60}$
          |[^:.!?]{3,50}:\ (?:see|check\ out|compare|find\ out|follow|get|take\ our|meet|explore|join|vote)\ [^.!?]{16,140}$
          |[^:.!?]{3,50}:\ (?:shop|browse|download)\ (?:this|the|our|all|now)\b[^.!?]{8,140}\.?$
          |all\ things\ [^:.!?]{2,40}:
          |more\ (?:[\w'’&]+\ ){1,4}(?:on\ social|coverage|news|stor(?:y|ies)|scores|soccer|football|basketball|sports?|nfl|nba|mlb|politics|hurricanes|tennis|golf)\ ?:
          |(?:[A-Z][\w&]+\ ){1,4}:\ https?://\S+(?:\ and\ https?://\S+)?$
          |(?:more\ )?(?:AP|ap)\ [\w\ ]{2,40}:\ https?://)",
    )
});
