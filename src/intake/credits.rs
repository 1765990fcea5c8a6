//! Credits: the outlets, agencies and people whose work a text says it rests on.

use std::cell::LazyCell;

use super::pattern::{Pattern, any_of, fixed};
use crate::news::Class;

/// More credits than a reader would read.
const CREDITS_MAX: usize = 16;

/// What an article says of where it and its facts come from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// The outlet a `Source: …` line names.
    pub(super) source: Option<String>,
    /// The person a byline names.
    pub(super) author: Option<String>,
    /// Everyone credited, in order of appearance, once each.
    pub(super) names: Vec<String>,
    /// Whether text has begun.
    is_in_text: bool,
}

/// Reads the credits of classified paragraphs.
pub(super) fn credits<'a>(paragraphs: impl Iterator<Item = (Class, &'a str)>) -> Credits {
    let mut found = Credits::default();
    for (class, text) in paragraphs {
        match class {
            Class::Byline => found.byline(text),
            Class::Body | Class::Caption => found.text(text),
            Class::Headline | Class::Subheading | Class::Furniture => {}
        }
    }
    found
}

impl Credits {
    fn byline(&mut self, text: &str) {
        if let Some((_, name)) = text.split_once(':').filter(|(label, _)| is_source(label)) {
            // Below text it is the source of a fact or a figure.
            if !self.is_in_text {
                self.source.get_or_insert_with(|| name.trim().to_owned());
            }
            return self.add(name);
        }
        if CONTRIBUTING.is_match(text) {
            let names = CONTRIBUTING.here().replace(text, "");
            for name in NAMES_PARTED
                .here()
                .split(&names)
                .filter(|name| NAME.is_match(name.trim()))
            {
                self.add(name);
            }
        } else if let Some(found) = CONTRIBUTED.captures(text) {
            let names = found.name("names").map_or("", |names| names.as_str());
            for name in NAMES_PARTED
                .here()
                .split(names)
                .filter(|name| NAME.is_match(name.trim()))
            {
                self.add(name);
            }
        } else {
            let name = BY.here().replace(text, "");
            let name = name.split([',', '|']).next().unwrap_or_default().trim();
            let is_person =
                NAME.is_match(name) && name.contains(' ') && !is_outlet(name) && !is_role(name);
            if is_person {
                self.author.get_or_insert_with(|| name.to_owned());
            } else if is_outlet(text) {
                self.add(text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.is_in_text = true;
        if is_opened(text)
            && let Some(found) = OPENING.captures(text)
            && let Some(agency) = found.name("agency")
        {
            self.add(agency.as_str());
        }
        let has_cue = LazyCell::new(|| CUES.is_match(text));
        let mut from = 0;
        for cue in ATTRIBUTING.here().find_iter(text) {
            let (is_per, is_sure) = match cue.as_str() {
                "per " | "Per " => (true, true),
                "interview to " | "spoke to " | "spoke with " | "speaking to " => (false, false),
                _ => (false, true),
            };
            let within = text.as_bytes().get(..cue.start()).and_then(<[u8]>::last);
            let is_word = !within.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
            if cue.start() < from || !is_word || !(is_sure || *has_cue) {
                continue;
            }
            let pattern = if is_per { &PER } else { &OUTLET_NAME };
            let mut after = text.get(cue.end()..).unwrap_or_default();
            if cue.as_str().ends_with("ccording to ") {
                after = REPORTS
                    .iter()
                    .find_map(|report| after.strip_prefix(report))
                    .unwrap_or(after);
            }
            if let Some(found) = pattern.captures(after)
                && let Some(name) = found.name("name")
            {
                from = text.len() - after.len() + found.get_match().end();
                if is_per || is_outlet(name.as_str()) {
                    self.add(name.as_str());
                }
            }
        }
    }

    fn add(&mut self, name: &str) {
        let name = AROUND.here().replace_all(name.trim(), "");
        let name = name.trim().trim_end_matches(['.', ',', ';']);
        let name = name
            .strip_prefix("The ")
            .or_else(|| name.strip_prefix("the "))
            .unwrap_or(name);
        let name = name
            .strip_suffix("’s")
            .or_else(|| name.strip_suffix("'s"))
            .unwrap_or(name);
        if !name.is_empty()
            && self.names.len() < CREDITS_MAX
            && !self
                .names
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        {
            self.names.push(name.to_owned());
        }
    }
}

/// What stands around a name and is none of it.
static AROUND: Pattern = Pattern::new(|| {
    fixed(r"^(?i:special (?:for|to)\s)|^[—–-]+ ?|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
});

fn is_source(label: &str) -> bool {
    matches!(
        label.trim().to_ascii_lowercase().as_str(),
        "source" | "sources" | "via" | "courtesy"
    )
}

/// Whether a name is an outlet's or an agency's by the words that such names are made of.
fn is_outlet(name: &str) -> bool {
    OUTLET.is_match(name.trim().trim_end_matches(['.', ',']))
}

fn is_role(name: &str) -> bool {
    ROLE.is_match(name)
}

static OUTLET: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^[—–-]*\ ?(?:.*\b(?:Press|News|Times|Post|Journal|Guardian|Telegraph|Herald|Tribune|Observer|Gazette|Chronicle|Standard|Mirror|Courier|Dispatch|Inquirer|Enquirer|Sentinel|Register|Examiner|Broadcasting|Network|Television|Radio|Magazine|Newspapers?|Agency|Reporter|Review|TODAY|Today|Daily|Weekly|Zeitung|Spiegel|Monde|Figaro|Dimanche|Repubblica|Pa[ií]s|Mundo|Sera|Stampa|Presse)
          |Reuters|AP|AFP|UPI|dpa|EFE|ANSA|TASS|Xinhua|Interfax|Kyodo|Anadolu|CNN(?:\ \w+)?|BBC(?:\ \w+)?|ITV|NBC(?:\ \w+)?|CBS(?:\ \w+)?|ABC(?:\ \w+)?|MSNBC|CNBC|NPR|PBS|CBC|CTV|C-SPAN|RTE|DW|ARD|ZDF|TF1|BFM|LCI|France\ \d+|RIA\ Novosti|RT|Axios|Politico|Bloomberg|Euronews|Al\ Jazeera|Al\ Arabiya|Vox|Semafor|ProPublica|Financial\ Times|The\ (?:Economist|Independent|Hill|Sun|Atlantic|New\ Yorker|Athletic|Verge|Intercept|Week)|Newsweek|Forbes|Fortune|TechCrunch|Wired|Variety|Deadline|Nikkei(?:\ Asia)?|Haaretz|Meduza|Mediapart|PA\ Media)$",
    )
});

static ROLE: Pattern = Pattern::new(|| {
    fixed(
        r"(?i)\b(?:contributor|editors?|staff|special|columnist|reporter|writer|correspondent|desk|opinion|network|reports?|updated|sports)\b",
    )
});

/// Words without which nothing is attributed to an outlet.
static CUES: Pattern = Pattern::new(|| {
    any_of(&[
        "told ",
        "per ",
        "Per ",
        "via ",
        "ccording to ",
        "nterview with ",
        "eported by ",
        "iting ",
        "reported",
        "reports",
    ])
});

/// What an outlet's name may stand after, at the beginning of a word.
static ATTRIBUTING: Pattern = Pattern::new(|| {
    any_of(&[
        "per ",
        "Per ",
        "told ",
        "via ",
        "according to ",
        "According to ",
        "interview with ",
        "interview to ",
        "reported by ",
        "citing ",
        "spoke to ",
        "spoke with ",
        "speaking to ",
    ])
});

/// An outlet's name, or another's.
const OUTLET_WORDS: &str = r"(?<name>(?:[Tt]he )?\p{Lu}[\p{L}\d&.’'-]*(?: (?:\p{Lu}[\p{L}\d&’'-]*|du|de|of|des|der|la|le|el)){0,4})";

/// After `per`: `Example News.`
static PER: Pattern = Pattern::new(|| {
    fixed(&format!(
        r"^(?:a report (?:by|from) )?{OUTLET_WORDS}(?:[.,;)”\x22]|$)"
    ))
});

/// After `told`, `according to`: `the Example Times`.
static OUTLET_NAME: Pattern = Pattern::new(|| fixed(&format!("^{OUTLET_WORDS}")));

/// What may stand between `according to` and the name.
const REPORTS: [&str; 3] = ["a report by ", "a report from ", "a report in "];

/// Whether brackets stand where an agency's name does.
fn is_opened(text: &str) -> bool {
    memchr::memchr(b'(', text.as_bytes()).is_some_and(|at| at <= OPENING_BYTES_MAX)
}

/// The most bytes before the agency: fifty letters of any script and a capital.
const OPENING_BYTES_MAX: usize = 4 * 52;

/// The agency at the start of a text: `(CNN) A jury`, `WASHINGTON (AP) —`.
static OPENING: Pattern = Pattern::new(|| {
    fixed(
        r"^(?:\p{Lu}[\p{L}., '’-]{1,50})?\((?<agency>AP|AFP|UPI|CNN(?: \w+)?|BBC|Reuters|Bloomberg|Xinhua|TASS|ANI|PTI|dpa|EFE|ANSA|Associated Press)\)",
    )
});

static CONTRIBUTING: Pattern = Pattern::new(|| {
    fixed(
        r"(?i)^\W*(?:contribut(?:ing|ors?|ed by)(?: \w+)?:?|(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by:?|with (?:files|reporting|material) from)\s+",
    )
});

static CONTRIBUTED: Pattern = Pattern::new(|| {
    fixed(r"^\W*(?<names>\p{Lu}[^!?]{2,160}?)(?: in \p{Lu}[^!?]{1,60}?)?,? (?:also )?contributed\b")
});

static NAMES_PARTED: Pattern =
    Pattern::new(|| fixed(r"[,;]\s*(?:and\s+)?|\s+and\s+|\s+in\s+\p{Lu}[\p{L} ]*|\s+of\s+|\.$"));

static NAME: Pattern = Pattern::new(|| {
    fixed(
        r"^(?:[Tt]he )?\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|van|von|de|der|den|al|bin|la|le|da|di|du|del|of)){0,5}$",
    )
});

static BY: Pattern = Pattern::new(|| fixed(r"^(?:[—–−-]+\s?|(?:[Bb]y|BY|Words by|Story by)\s+)"));

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(class: Class, text: &str, expected: &[&str]) {
        assert_eq!(
            credits([(class, text)].into_iter()).names,
            expected,
            "{text}"
        );
    }

    #[test]
    fn outlets_are_credited() {
        check(Class::Body, "It did so, per Euronews.", &["Euronews"]);
        check(
            Class::Body,
            "It did so, per the New York Times, on Friday.",
            &["New York Times"],
        );
        check(
            Class::Body,
            "She told The Associated Press that it was.",
            &["Associated Press"],
        );
        check(
            Class::Body,
            "He said so in an interview with Le Journal du Dimanche before.",
            &["Le Journal du Dimanche"],
        );
        check(Class::Body, "According to Reuters, it was.", &["Reuters"]);
        check(Class::Body, "(CNN) A jury found", &["CNN"]);
        check(Class::Body, "WASHINGTON (AP) — The president", &["AP"]);
        check(Class::Body, "She told Emmanuel Macron so, per capita.", &[]);
        check(Class::Body, "According to French officials, it was.", &[]);
    }

    #[test]
    fn contributors_are_credited() {
        check(
            Class::Byline,
            "Jane Roe in Brussels, Belgium contributed.",
            &["Jane Roe"],
        );
        check(
            Class::Byline,
            "Contributing: Jane Roe, John Doe and Ann Lee, USA TODAY; The Associated Press.",
            &[
                "Jane Roe",
                "John Doe",
                "Ann Lee",
                "USA TODAY",
                "Associated Press",
            ],
        );
        check(Class::Byline, "Source: Example Today", &["Example Today"]);
    }

    #[test]
    fn the_author_is_read_from_the_byline() {
        let author = |text| credits([(Class::Byline, text)].into_iter()).author;
        assert_eq!(author("By Jane Roe").as_deref(), Some("Jane Roe"));
        assert_eq!(
            author("Jane Roe, special for USA TODAY").as_deref(),
            Some("Jane Roe")
        );
        assert_eq!(author("USA TODAY"), None);
        assert_eq!(author("Opinion contributor"), None);
    }
}
