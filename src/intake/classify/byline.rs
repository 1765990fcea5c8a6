//! Bylines: who wrote it, where and when, and how to reach them.

use super::cues::Cue;
use super::line::Line;
use crate::intake::pattern::{Pattern, any_of, fixed};

/// More words than a note on its author has.
const NOTE_WORDS_MAX: usize = 60;

/// Whether a paragraph names who wrote or contributed to the story, where or when it was filed.
pub(super) fn is_byline(line: &Line<'_>) -> bool {
    let is_contributors = line.is_lead && CONTRIBUTORS.is_match(line.head());
    if is_contributors || line.words > NOTE_WORDS_MAX {
        return is_contributors;
    }
    (line.words <= 8 && (SIGNATURE.is_match(line.text) || ALONE.is_match(line.text)))
        || (line.words <= 24 && TIMESTAMP.is_match(line.text))
        || (line.tail().contains("contribut") && CONTRIBUTED.is_match(line.tail()))
        || (line.cues.has(Cue::Contact) && is_contact(line))
        || (line.cues.has(Cue::Biography) && BIOGRAPHY.is_match(line.text))
}

/// `– Jane Roe`, `By Jane Roe`, `By JANE ROE, Daily Example`.
static SIGNATURE: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^(?:[—–−-]{1,2}\s?|(?:[Bb]y|BY|From|Words|Text|Story)(?:\ by)?:?\ )
          \p{Lu}[\p{L}.’'-]*(?:\ (?:\p{Lu}[\p{L}.’'-]*|van|von|de|der|den|al|bin|el|la|le|da|di|du|del|dos|and|&)){1,6}
          (?:[,|/]\ ?(?:\p{Lu}|for\ )[\p{L}\ .&’'-]{1,40})?\.?$",
    )
});

/// An agency, an outlet or a place with a dash, standing alone.
static ALONE: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^(?:
          (?:\p{Lu}[\p{L}.’',()-]*\ ){1,7}[—–-]
        | [—–−-]{0,2}\ ?(?:The\ )?(?:AP|AFP|dpa|UPI|Associated\ Press|Reuters|Agence\ France-Presse|Bloomberg(?:\ News)?|PA\ Media|Press\ Association|ANI|PTI|Xinhua|TASS|Kyodo(?:\ News)?|EFE|ANSA|Anadolu(?:\ Agency)?|Canadian\ Press)
        | (?:From\ )?(?:[Ss]taff|[Ww]ire|[Aa]gency|[Nn]ews)(?:\ (?:and|&)\ (?:wire|agency|staff))?\ (?:[Rr]eports?|[Ss]ervices?|[Ww]riters?|[Rr]eporters?)
        | From\ .{2,60}\ (?:and\ )?(?:wire|staff|agency)\ (?:reports|services)
        | (?:[Oo]pinion|[Gg]uest|[Ss]pecial|[Ss]enior|[Ss]taff)\ (?:[Cc]ontributor|[Cc]olumnist|[Ww]riter|[Ee]ditor|[Rr]eporter|[Cc]orrespondent)s?
        | [Ss]pecial\ (?:for|to)\ (?:the\ )?.{2,40}
        | (?:Source|SOURCE|Sources|Reporter|Author|Writer|Photographer)s?:\ .{2,80}
        )$",
    )
});

/// When it was published or updated, standing alone.
static TIMESTAMP: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^(?:(?:published|updated|posted|last\ updated|first\ published|modified)(?:\ (?:on|at))?:?\ .{0,24}\d.*
          | (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*\.?\ \d{1,2},?\ \d{4}(?:,?\ (?:at\ )?\d{1,2}[:.]\d{2}\ ?[ap]\.?m\.?(?:\ [a-z]{1,4})?)?(?:\W+updated\ .*)?
          | (?:an?\ )?\d{1,2}\ (?:min(?:ute)?|hour|day)s?\ ago | \d{1,2}\ min(?:ute)?s?\ read)$",
    )
});

/// Credits before the names.
pub(super) static CONTRIBUTORS: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^\W*(?:contribut(?:ing|ors?|ed\ by|ion)(?:\ (?:reporters?|writers?|to\ this\ \w+))?:?\ | (?:additional\ )?(?:reporting|writing|editing|research|production|translation)\ (?:and\ (?:writing|editing|reporting)\ )?by\b:? | (?:compiled|edited|reported|translated|photographs?|photos?|illustrations?|graphics?|video)\ by:?\ [A-Z] | (?:with\ )?(?:files|reports?|reporting|material|information|inputs?)\ from\ (?:the\ )?[a-z])",
    )
});

/// Credits after the names.
static CONTRIBUTED: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)(?:\bcontributed|\b(?:also\ )?contributed\ (?:reporting|to\ (?:this|the)\ (?:\w+\ )?(?:report|story|article|piece|post|review|column|coverage|live\ blog))(?:\ from\ .{2,40}|\ for\ .{2,40}|\ in\ .{2,40})?)\W*$
          |\b(?:is|are|was)\ (?:used\ )?(?:as\ )?(?:a\ )?contribut(?:or|ing)\ (?:to\ this|writer)",
    )
});

/// Whether a paragraph says how to reach its author, and not an office, a shop or a hall.
fn is_contact(line: &Line<'_>) -> bool {
    (line.text.len() <= CONTACT_ALONE_BYTES_MAX
        || line.text.bytes().any(|byte| byte.is_ascii_digit())
        || ADDRESS_CUE.is_match(line.text))
        && CONTACT.is_match(line.text)
        && (WRITER.is_match(line.text) || CONTACT_FIRST.is_match(line.head()))
}

/// A line of more bytes is more than the name of a site and somebody's name there.
const CONTACT_ALONE_BYTES_MAX: usize = 80;

/// Words without which, or a number, nobody has an address.
static ADDRESS_CUE: Pattern = Pattern::new(|| {
    any_of(&[
        "@",
        "witter",
        "acebook",
        "nstagram",
        " X",
        "Threads",
        "Bluesky",
        "TikTok",
        "LinkedIn",
        ".com",
        "can be reached",
    ])
});

/// Somebody who writes, or is followed.
static WRITER: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)\b(?:reporter|columnist|editor|writer|writes|covers|journalist|correspondent|him|her|them|me|producer|analyst|professor|author|contributor|fellow|commentator|critic|anchor|can\ be\ reached\ at|newsroom|twitter|@\w+\ on)\b",
    )
});

/// An invitation at the very start, or an address alone.
static CONTACT_FIRST: Pattern = Pattern::new(|| {
    fixed(
        r"^(?:Follow|Reach|Contact|Call|E-?mail|Tweet|Message)\b|^\S+@\S+$|^[^.!?]{3,60}:[^.!?]{0,30}[\w.+-]+@|^(?i:twitter|instagram|x|e-?mail|phone)\b",
    )
});

/// How to reach or follow the author: an invitation that begins a sentence, or of him, her, them or me.
static CONTACT: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)
          (?:^|[.!?:;]['’”\x22]?\ |\p{L}[\ ,]*(?:You\ can|you\ can|She\ can|He\ can|They\ can|can)\ (?:also\ )?(?:be\ )?)(?:\(?(?:Please\ )?(?:Follow|Reach|Contact|E-?mail|Tweet|Message|Find|Send|Call|Connect\ with|follow|reach(?:ed)?|contact(?:ed)?|e-?mail(?:ed)?)\b)[^!?]{0,110}
             (?:[\w.+-]+@[\w-]+\.\w|@\ ?\w{3,}|\bon\ (?:Twitter|Facebook|Instagram|X|Threads|Bluesky|TikTok|LinkedIn)\b|[Tt]witter\.com/|facebook\.com/|instagram\.com/)
        | \b(?:[Ff]ollow|[Rr]each|[Cc]ontact|[Ee]-?mail)\ (?:him|her|them|me|the\ (?:author|reporter|writer|columnist))\b[^.!?]{0,60}(?:@|\b(?:Twitter|Facebook|Instagram|X|Threads|Bluesky|twitter|[\w-]+\.com|\d{3}[-.]\d{4}))
        | ^(?:Follow|Reach|Contact|Call|E-?mail)\ (?:\p{Lu}[\p{L}.’'-]*\ ){0,4}(?:reporter\ |editor\ |columnist\ |writer\ )?(?:\p{Lu}[\p{L}.’'-]*\ ){0,4}(?:\w+\ ){0,4}(?:at\ |on\ )(?:\(?\d{3}\)?[\ -])?\d{3}-\d{4}
        | ^\S+@\S+\.\w+$
        | ^[\w.,\ ’'-]{3,60}:\ ?(?:\d{3}-\d{3}-\d{4};?\ ?)?[\w.+-]+@[\w-]+\.\w
        | ^(?:\p{Lu}[\p{L}.’'-]*\ ){2,4}can\ be\ reached\ (?:at|on|by|via)\b
        | ^(?i:twitter|instagram|x|e-?mail|phone):?\ @?[\w.@+-]+\.?$",
    )
});

/// What the author does for a living.
static BIOGRAPHY: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^(?:[\p{L}.]+\.?\ )?\p{Lu}[\p{L}.’'-]*(?:\ \p{Lu}[\p{L}.’'-]*){1,3},?\ (?:
          (?:is|was)\ (?:an?|the|our|USA)\b[^.!?]{0,60}\b(?:reporter|correspondent|columnist|editor|critic|journalist|anchor|newsletter\ writer|staff\ writer|freelance(?:r|\ writer)|contribut(?:or|ing\ \w+)|producer|intern|fellow)\b[^.!?]{0,60}\b(?:at|for|with|of|based\ in|covering|who)\b[^!?]{0,160}\.?$
        | (?:covers|writes\ about|reports\ on|writes\ for|reports\ for|is\ covering)\ [^!?]{2,140}\b(?:for|at)\ (?:the\ )?\p{Lu}[^!?]{1,100}\.?$
        | (?:covers|writes\ about|reports\ on)\ [^.!?]{2,100}\.\ (?:Follow|Reach|Contact|E-?mail|Send|You\ can)\b
        )",
    )
});
