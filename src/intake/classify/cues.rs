//! Words without which no large pattern can match, looked for in a paragraph all at once.

use std::sync::LazyLock;

use regex::RegexSet;

use crate::intake::pattern::{Pattern, any_of_all, any_of_each};

/// Which kinds of such words stand in a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cues(u16);

/// A kind of them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cue {
    /// Words without which nothing is offered.
    Offer,
    /// What is done with an app.
    Download,
    /// Words without which nothing is disclosed.
    Disclosure,
    /// Words without which no player's line ends.
    PlayerEnd,
    /// Words without which nobody can be reached.
    Contact,
    /// Words without which nobody is introduced.
    Biography,
    /// An agency's credit within a text, or a gallery's control: captions of a gallery, run together.
    Gallery,
    /// Words that are a credit by themselves.
    File,
    /// Words without which there is no credit in words.
    Credit,
    /// Words without which nothing is pointed at within a text.
    Pointing,
    /// Words without which the reader is led nowhere.
    Link,
}

impl Cues {
    /// Those of `text`.
    pub(super) fn of(text: &str) -> Self {
        if !ANY.is_match(text) {
            return Self::default();
        }
        let found = HERE.with(|all| all.matches(text));
        Self(found.iter().fold(0, |all, kind| all | 1 << kind))
    }

    /// Whether there is one of that kind.
    pub(super) fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u16 != 0
    }
}

/// Whether there is a word of any kind: most paragraphs have none, and to tell that takes half as long as to tell them apart.
static ANY: Pattern = Pattern::new(|| any_of_all(&WORDS));

/// One pass for all kinds.
static ALL: LazyLock<RegexSet> = LazyLock::new(|| any_of_each(&WORDS));

thread_local! {
    /// This thread's copy, as of a pattern.
    static HERE: RegexSet = ALL.clone();
}

/// The words of each kind, in the order of the kinds.
const WORDS: [&[&str]; 11] = [
    &[
        "ewsletter",
        "EWSLETTER",
        "nbox",
        "n-box",
        "INBOX",
        "ubscri",
        "UBSCRI",
        "ign up",
        "ign-up",
        "IGN UP",
        "IGN-UP",
        "hatsApp",
        "hatsapp",
        "igning up",
    ],
    &["ownload", "OWNLOAD"],
    &[
        "ommission",
        "ffiliate",
        "ompensation",
        "revenue from",
        "revenue for",
        "our recommendation",
        "stocks for ",
        "stocks to buy",
        "share of ",
        "through our",
        "through these",
        "through one of",
        "through links",
        "using our",
        "using these",
        "using one of",
        "using links",
        "via our",
        "via these",
        "via one of",
        "via links",
        "by clicking",
        "ndependently ",
        "rices were ",
        "rices are ",
        "rices and ",
        "rice was ",
        "rice is ",
        "ontent partner",
        "ontent is ",
        "artnership with ",
        "and recommend",
        "osition in ",
        "ositions in ",
        "disclosure policy",
        "ecommends the following",
        "wns shares",
        "dvisor ",
        "tock returns",
        "tocks returns",
        "hare returns",
        "hares returns",
        "ade possible",
        "is supported",
        "are supported",
        "is funded",
        "was funded",
        "supported in part",
        "editorial input",
        "editorial control",
        "no influence over",
        "does not provide",
        "does not have",
        "does not exercise",
    ],
    &[
        "ource:",
        "OURCE:",
        "outube",
        "ouTube",
        "OUTUBE",
        "ust watch",
        "ust Watch",
        "UST WATCH",
        "eplay more",
        "eplay More",
        "EPLAY MORE",
        "ontinues below",
        "ontinues Below",
        "ONTINUES BELOW",
    ],
    &[
        "@",
        "Follow",
        "Reach",
        "Contact",
        "Email",
        "E-mail",
        "reached",
        "ollow him",
        "ollow her",
        "ollow them",
        "ollow me",
        "witter",
        "mail her",
        "mail him",
        "mail them",
        "each him",
        "each her",
        "each them",
    ],
    &[
        "reporter",
        "correspondent",
        "columnist",
        "editor",
        "critic",
        "journalist",
        "anchor",
        "writer",
        "freelance",
        "contribut",
        "producer",
        "intern",
        "fellow",
        "covers ",
        "writes ",
        "reports ",
        "is covering ",
    ],
    &[
        "/Getty Images",
        "/AFP ",
        "/AFP/",
        "/AP ",
        "/Reuters ",
        "/REUTERS",
        "/EPA",
        "/Shutterstock",
        "/Anadolu",
        "/Bloomberg ",
        "/ZUMA",
        "/Sipa",
        "/NurPhoto",
        "/Redux",
        "via Getty Images",
        "via AP ",
        "via Reuters ",
        "Hide Caption ",
        "Hide caption ",
        " Prev Next",
    ],
    &["ile photo", "ile Photo", "ILE PHOTO", "AP Photo"],
    &[
        "hoto", "mage", "icture", "redit", "(AP", "AP Photo", "(File", "(file", "creen",
    ],
    &[
        "(left",
        "(right",
        "(center",
        "(centre",
        "(L)",
        "(from left",
        "(pictured",
        ", left,",
        ", right,",
        ", center,",
        ", centre,",
        "from left",
        "From left",
        "From top",
        "pictured",
        "is seen",
        "are seen",
        "is shown",
        "are shown",
        "photographed",
    ],
    &[
        "lick here",
        "lick the ",
        "lick this ",
        "ollow along",
        "herever you ",
        "nywhere you ",
        "acebook group",
        "acebook Group",
        "expressed ",
    ],
];
