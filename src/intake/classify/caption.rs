//! Captions: what describes a picture, told by its credit or by how it speaks.

use memchr::memchr3;

use super::cues::Cue;
use super::line::Line;
use crate::intake::pattern::{Pattern, fixed};
use crate::news::Class;

/// More words than a caption has.
const WORDS_MAX: usize = 75;

/// Whether a paragraph describes a picture.
pub(super) fn is_caption(line: &Line<'_>) -> bool {
    line.cues.has(Cue::Gallery)
        || line.words <= WORDS_MAX
            && ((has_credit_mark(line)
                && line.cues.has(Cue::Credit)
                && CREDIT_ANYWHERE.is_match(line.text))
                || (!line.is_stopped && ends_with_credit(line))
                || (!has_small_start(line) && FILED.is_match(line.head()))
                || (points(line) && POINTING.is_match(line.text)))
}

/// Takes a heading right above a caption for the caption's own title when the caption takes it up.
pub(super) fn titles(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    for number in 1..lines.len() {
        let (Some(above), Some(line)) = (lines.get(number - 1), lines.get(number)) else {
            continue;
        };
        let is_free = classes.get(number - 1).is_some_and(Option::is_none);
        if is_free
            && classes.get(number) == Some(&Some(Class::Caption))
            && FILED.is_match(line.head())
            && above.is_heading_like()
            && above.roots().shared(line.roots()).count() >= 2
            && let Some(class) = classes.get_mut(number - 1)
        {
            *class = Some(Class::Caption);
        }
    }
}

/// Whether there is a mark that a credit in words stands after, or a word that needs none.
fn has_credit_mark(line: &Line<'_>) -> bool {
    memchr3(b'(', b'[', b':', line.text.as_bytes()).is_some() || line.cues.has(Cue::File)
}

/// Whether there are words without which nothing is pointed at.
fn points(line: &Line<'_>) -> bool {
    line.text.starts_with("In this ")
        || line.text.starts_with("in this ")
        || line.cues.has(Cue::Pointing)
}

/// A credit in words: `(Photo by …)`, `Image credit: …`.
static CREDIT_ANYWHERE: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)(?i:[(\[]\ ?(?:photo(?:s|graph)?|image|picture|credit|file|ap|illustration|screenshot|screengrab|video)(?:\ (?:by|credit|courtesy|illustration|source|via|from|taken|provided))*\ ?(?::|by\b|credit|courtesy|/|via)
          |\b(?:photo|image|picture)\ (?:credit|source|courtesy)s?\b\ ?:|^(?:photo(?:graph)?s?|pictures?|images?|credit)(?:\ by)?\ ?:\ |[.!?]\ (?:photo(?:graph)?|picture|image|credit)\ ?:\ [^.]{2,60}$|\bfile\ photo\b)
          |\(AP\ Photo\b|\bAP\ Photo/",
    )
});

/// Whether the last thing in a paragraph is a credit: `Jane Roe/Agency`, `Getty Images`, `Jane Roe, The Daily Example`.
///
/// Written out because the equivalent pattern, with its many letters of all languages, took most of intake's time.
fn ends_with_credit(line: &Line<'_>) -> bool {
    let text = line.text.trim_end_matches([')', ' ']);
    let last = text
        .rmatch_indices([' '])
        .take(CREDIT_WORDS_MAX)
        .find(|(at, _)| {
            text.get(..*at).is_some_and(|before| {
                before.ends_with(['.', '!', '?', ')', '”', '"']) && !is_initial(before)
            })
        });
    let (credit, is_after_text) = match last {
        Some((at, _)) => (text.get(at + 1..).unwrap_or_default(), true),
        None if line.words <= CREDIT_WORDS_MAX => (text, false),
        None => return false,
    };
    let is_named = credit.split([' ', '/']).all(|word| {
        word.starts_with(char::is_uppercase)
            || ["-", "–", "via", "for", "of", "and", "by", "the", "&", ""].contains(&word)
    });
    if AGENCY.is_match(credit) && is_named {
        return true;
    }
    let has_stroke = credit.split_once('/').is_some_and(|(left, right)| {
        left.ends_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic)
    });
    is_after_text && (is_named && (has_stroke || OUTLET.is_match(credit)) || GIVEN.is_match(credit))
}

/// A credit is a name or two, and an agency or two.
const CREDIT_WORDS_MAX: usize = 9;

/// Whether text ends in an initial or a short abbreviation of a name, not in a sentence: `J.`, `Jr.`
fn is_initial(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    word.ends_with('.') && word.chars().count() <= 3 && word.starts_with(char::is_uppercase)
}

/// Agencies and archives of pictures.
static AGENCY: Pattern = Pattern::new(|| {
    fixed(
        r"(?:Getty Images|Getty|/AFP|/AP|/Reuters|/EPA|/PA|/Bloomberg|/CNN|/Shutterstock|Shutterstock|Alamy|Adobe Stock|iStock|EPA-EFE|Zuma Press|ZUMA(?: Press)?|Sipa USA|NurPhoto|Imagn(?: Images)?|USA TODAY Sports|Unsplash|Pexels)$",
    )
});

/// A name, a comma and the name of a paper.
static OUTLET: Pattern = Pattern::new(|| {
    fixed(
        r", (?:The )?(?:AP|Associated Press|Reuters|AFP|(?:[\w.]+ ){0,3}(?:Times|Post|News|Journal|Press|Herald|Star|Republic|Register|Tribune|Images|Network|Union|Democrat|TODAY|Leader|Sentinel|Enquirer|Gazette|Chronicle))$",
    )
});

/// Who gave the picture.
static GIVEN: Pattern = Pattern::new(|| {
    fixed(r"^(?:from |Courtesy (?:of )?|courtesy (?:of )?|Handout\b|Provided by |[Vv]ia ).{0,40}$")
});

/// Whether one of the first letters is a small one: no place is filed so.
fn has_small_start(line: &Line<'_>) -> bool {
    line.text.chars().take(3).any(char::is_lowercase)
}

/// The way agencies file pictures: `PLACE, COUNTRY - MONTH 1:`.
static FILED: Pattern = Pattern::new(|| {
    fixed(
        r"^\p{Lu}[\p{Lu} ,.'’-]{2,60} [-–—] (?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{1,2}(?:, ?\d{4})?:",
    )
});

/// How a caption points into its picture: `Jane Roe (left) arrives`, `In this file photo`.
static POINTING: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)\((?:L|left|right|cent(?:er|re)|from\ left|pictured(?:,?\ \w+)?)\)[^.!?]{1,80}\b(?:\w+s|\w+ing|\w+ed)\b[^!?]{0,200}\b(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
          |^(?:\p{Lu}[^.!?,]{2,60}),\ (?:(?:second|third)\ from\ )?(?:left|right|center|centre),\ (?:and\ \p{Lu}|\p{Ll}+s\b|\p{Ll}+ing\b)
          |^(?:(?:Clockwise|Pictured|Seen)\ )?(?:From|from)\ (?:top\ )?(?:left|right),?
          |^[Ii]n\ this\ (?:\w+\ ){0,5}(?:photo|image|picture|screengrab|file|frame|photograph|handout|still)\b
          |^[^.!?]{8,160}\b(?:is|are)\ (?:seen|pictured|shown|photographed)\ (?:\w+\ ){0,6}?(?:in|at|on|during|outside|near|after|before|here)\b[^.!?]{0,120}\b(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^.!?]{0,60}\.?$",
    )
});
