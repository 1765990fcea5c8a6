//! The verbs of speaking: one home for whoever asks what somebody said, or reads it. Each class says what it is for;
//! English only.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Lists};
use super::listed::lists;
use super::source_words::{Words, words};

/// Whether a word tells, in any form, that somebody said or thought something: `said`, `believes`, `proposed`.
pub fn is_of_speech(word: &str) -> bool {
    let found = lists(word);
    found.meets(SPEECH) && !found.meets(DEEDS.bit())
}

/// Whether a word asks for somebody's words after `did` and `will`: `say`, `believe`, `propose`.
pub fn is_base_of_speech(word: &str) -> bool {
    if ASKED_OF.contains(&word) {
        return false;
    }
    let formed = |stem: &str, forms: &[&str]| {
        let mut forms = forms.iter();
        forms.any(|form| is_of_speech(&[stem, *form].concat()))
    };
    let stem = word.strip_suffix('y');
    formed(word, &["s", "es", "d", "ed"]) || stem.is_some_and(|stem| formed(stem, &["ies", "ied"]))
}

/// Whether a word asks for somebody's words after `has`: `said`, `believed`, `proposed`.
pub fn is_participle_of_speech(word: &str) -> bool {
    is_of_speech(word)
        && !ASKED_OF.contains(&word)
        && !word.ends_with("ing")
        && !word.ends_with('s')
}

/// Verbs that have somebody speak.
const SPEECH: Lists = SAYS.bit().and(TELLS.bit()).and(CALLS.bit());

/// Other reporting verbs.
pub(in crate::news::quote) static SAYS: Lexicon = Lexicon::new(
    0,
    "kidded accepted accused accuses accusing acknowledge acknowledged acknowledges acknowledging add added adding \
     adds admit admits admitted admitting affirmed agree agreed agreeing agrees allege alleged alleges \
     alleging announced announces announcing answered answers argue argued argues arguing assert asserted \
     asserting asserts barked beamed believe believed believes bellowed bemoaned bemoans blogged blurted \
     blurting boast boasted boasting boasts bragged captions caution cautioned cautioning cautions chanted \
     chanting chants chimed chirped chirps chuckled cited claim claimed claiming claims clarified clarifies \
     clarifying commented commenting comments complain complained complaining complains concede conceded \
     concedes conceding conclude concluded concludes concluding concurred concurs confess confessed confesses \
     confessing confided confirm confirmed confirming confirms contend contended contending contends continued \
     continues countered countering counters cried cries croaked crowed deadpanned declared declares declaring \
     defended demanded demands denied denies deny denying detailed disclosed echoed echoing elaborated \
     elaborating emphasised emphasises emphasising emphasize emphasized emphasizes emphasizing enthused \
     enthuses estimated estimating exclaimed exclaiming exclaims explain explained explaining explains \
     expressed feared feels felt fumed griped griping groaned grumbled gushed highlighted highlights hinted hinting hoped hopes implored \
     insist insisted insisting insists instructed interjected interrupted jested joked jokes joking lament \
     lamented lamenting laments laughed maintain maintained maintaining maintains marveled marvelled marvels \
     mentioned mentioning moaned mumbled murmured mused muses muttered muttering noted notes noting objected \
     objecting observed observes opine opined opining pleaded pleading pleads pledged pledges pledging \
     pondered posted posting posts prayed predict predicted predicting predicts proclaimed proclaiming \
     proclaims promised promises promising proposed proposes proposing protested quipped quipping quips ranted ranting raved reacted reacting reacts reaffirmed \
     reaffirming reaffirms reasoned recall recalled recalling recalls recommend recommended recommends \
     recounted recounting recounts reflected reflecting reflects reiterate reiterated reiterates reiterating \
     relayed remarked remarking remarks remembered remembering remembers repeated repeats replied replies \
     replying report reported reporting reports requested responded responding responds retorted reveal \
     revealed revealing reveals riffed riffing ruled said sang say saying says scoffed screamed screaming \
     shared shares shouted shouting shouts shrugged sighed signaled signalled sings snapped sneered sobbed \
     speculate speculated speculating spoke stated states stating stressed stresses stressing suggest \
     suggested suggesting suggests summarised summarized surmised surmises swears swore teased teasing \
     testified testifies testify testifying texted texting theorised theorized theorizes thinks thought \
     threatened threatening thundered tutted tweeted tweeting tweets underlined underlines underlining \
     underscored underscores underscoring vented volunteered vowed vowing vows whispered whispering wished \
     wondered wondering wonders worried worries write writes writing wrote yelled yelling yells",
);

/// Reporting verbs that take somebody spoken to.
pub(in crate::news::quote) static TELLS: Lexicon = Lexicon::new(
    1,
    "advised advises asked asking asks assured assures assuring informed informing informs reminded reminding \
     reminds tell telling tells told urged urges urging warn warned warning warns",
);

/// Verbs that name something by the marked words.
pub(in crate::news::quote) static CALLS: Lexicon = Lexicon::new(
    2,
    "applauded applauding apologised apologized billed blamed blames blaming blasted branded branding brands call called calling calls characterised characterized commended commends condemned condemning condemns credited criticised \
     criticized criticizing decried deemed defined defines denounced denouncing derided describe described describes \
     describing dismissed dismissing hailed hailing heralded identified lambasted lauded lauding likened mocked mocking praised praises praising \
     ridiculed slammed slamming thanked thanking touted touting welcomed welcomes welcoming",
);

/// Reporting verbs that mean other things as often: they report only what stands right beside them.
pub(in crate::news::quote) static WEAK: Lexicon = Lexicon::new(
    28,
    "accepted beamed cheered chuckled continued continues defended demanded demands detailed echoed expressed feared \
     feels felt imagined laughed mentioned mentioning posted posting posts prayed promised promises proposed proposes proposing \
     reacted reacting reacts recommended recommends reflected reflects repeated repeats requested ruled shared shares shrugged sings \
     snapped sobbed spoke states teased teasing threatened vented volunteered worried worries",
);

/// Those of them that tell of something done as often, which nobody asks for who asks for words: `what did Quill
/// share`.
pub(in crate::news::quote) static DEEDS: Lexicon = Lexicon::new(
    30,
    "accepted accepts beamed cheered chuckled continued continues defended detailed identified laughed posted posting posts \
     raved reflected reflects relayed ruled sang shared shares shrugged signaled signalled sings sneered snapped sobbed \
     sighed spoke states teased teasing texted texting touted touting vented",
);

/// Verbs of speaking by which one asks for what was done, not for words: `what did Quill add to the menu`, `why did
/// Quill object`.
static ASKED_OF: Words = LazyLock::new(|| {
    words(
        "accuse accused add added agree agreed object objected protest protested report reported request requested \
         reveal revealed",
    )
});

/// Reporting verbs that may be nouns as well, so that they need their speech at hand.
pub(in crate::news::quote) static NOUNS_TOO: Lexicon = Lexicon::new(
    4,
    "answer answers boast caution chants claim claims comment comments complaint demand demands feels hopes \
     jokes lament notes pleads posting posts promises quotes recall remarks replies report reports reveal \
     shouts states texts tweets vow vows warning wishes wonders worries writing",
);

/// Nouns for what somebody says, who owns them: `the mayor's claim that`.
pub(in crate::news::quote) static CLAIMS: Lexicon = Lexicon::new(
    29,
    "admission allegation allegations argument arguments assertion assertions belief claim claims comment \
     comments contention declaration insistence pledge promise promises remark remarks statement statements \
     suggestion suggestions telling vow warning warnings",
);

/// Verbs of signs and titles: what is marked next to them is no speech.
pub(in crate::news::quote) static LABELS: Lexicon = Lexicon::new(
    3,
    "captioned dubbed emblazoned entitled headlined inscribed labeled labelled named nicknamed read reading reads \
     so-called styled subtitled termed titled",
);

/// Words that attribute together with those after them.
pub(in crate::news::quote) static FIRST_OF_CUES: Lexicon = Lexicon::new(
    27,
    "according began begins discovered ended ends eyes finds fired found goes going hit holds indicated indicates made makes opinion \
     per pointed points put puts putting recorded referred referring refers shot showed shows snapped state \
     view went words",
);

/// Verbs that report whatever stands by them. Others (`believes`, `added`) report before `that`, or closing a
/// sentence: "the firm added 500 jobs" reports nothing.
pub(in crate::news::quote) static STRONG: Words = LazyLock::new(|| {
    words(
        "acknowledged alleged alleges argued argues asserted believes cautioned claimed \
         claiming claims confirmed confirms denied denies estimated estimates explained explains \
         insisted insists noted notes predicted predicts reiterated remarked reported reports said say saying \
         says stated states telling tells testified thinks told tweeted warned warning warns writes wrote",
    )
});

/// What a thing that is read does when it is a source.
pub(in crate::news::quote) static SHOWS: Words = LazyLock::new(|| {
    words(
        "concluded concludes described describes detailed estimated estimates found finds indicate indicated \
         indicates listed lists notes noted read reads reported reveal revealed reveals said says show showed \
         shows stated states suggest suggested suggests warned warns",
    )
});

/// Participles that do so between a form of `be` and `to`.
pub(in crate::news::quote) static SAID_TO: Words =
    LazyLock::new(|| words("alleged believed reported rumored rumoured said thought understood"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_are_told_apart() {
        let bases = [
            "say",
            "tell",
            "believe",
            "ask",
            "propose",
            "deny",
            "call",
            "criticize",
            "react",
            "promise",
            "state",
        ];
        assert!(bases.iter().all(|word| is_base_of_speech(word)));
        let participles = [
            "said", "told", "believed", "asked", "proposed", "denied", "called", "promised",
        ];
        assert!(participles.iter().all(|word| is_participle_of_speech(word)));
        let others = [
            "share", "add", "do", "win", "post", "close", "sing", "play", "buy",
        ];
        assert!(!others.iter().any(|word| is_base_of_speech(word)));
        assert!(
            !is_participle_of_speech("saying") && !is_of_speech("states") && is_of_speech("stated")
        );
    }
}
