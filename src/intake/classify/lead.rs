//! How a paragraph begins, seen by one small pattern: it spares most paragraphs the large ones.

use crate::intake::pattern::{Pattern, fixed};

/// Whether `head`, the first bytes of a paragraph, begins as an invitation, a note on the story, a player's line or a
/// line of contributors may begin.
pub(super) fn is_lead(head: &str) -> bool {
    LEAD.is_match(head)
}

/// The first words of everything that the large patterns match; a test holds them to it.
static LEAD: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^[^a-z0-9]*(?:
          sign | prefer\ to | refresh | bookmark | return\  | revisit | hit\ refresh | catch\ up | keep\ up | connect\ with | take\  | subscri | download | get\  | need\  | want\  | ready\  | looking\  | play | please\  | consider | support | thank\  | join\  | follow | like\ (?:us|our) | check | click | tap\  | text\ us | tell\ us
        | already | not\ a | become\  | just\  | only\  | exclusively | for\ subscribers | (?:these|this)\ (?:articles?|stor) | (?:have|got)\ a | (?:do\ )?you\ have | what'?s\  | see\  | watch | read | listen
        | unable | can['’]?t | cannot | having\  | hit\ play | (?:stay|be)\ (?:in|up|connected) | things\ to\ do | the\ .+\ app | shop
        | editor | correction | clarification | note\ to | programming | update | portions | parts\ of | this\ is\ a | this\ fact\ check | developing | breaking | come\ back | originally | first\ (?:p|a) | we(?:'|’)?(?:ll|\ will) | live\ updates
        | (?:this|the)\ (?:\w+\ )?(?:story|article|post|report|piece|list|page|file|column|version|interview|video|gallery|transcript|live) | (?:an?|this|the)\ (?:\w+\ ){0,2}version
        | video | must\  | replay | now\ playing | view\  | (?:a\ )?post\ shared
        | contribut | additional | report | writing | editing | research | production | translation | compiled | edited | translated | photo | illustration | graphic | with\  | files | material | information | inputs?\ from
        )",
    )
});

#[cfg(test)]
mod tests {
    use super::super::{byline, notice};
    use super::*;
    use proptest::prelude::*;
    use proptest::string::string_regex;

    /// Texts made of a pattern, its anchors left out.
    fn texts(pattern: &Pattern) -> impl Strategy<Value = String> + use<> {
        let made = pattern
            .here()
            .as_str()
            .replace(r"(?-u:\b)", "")
            .replace("(?xi)^", "(?xi)")
            .replace('$', "");
        string_regex(&made).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn whatever_the_large_patterns_match_is_let_through(
            text in prop_oneof![
                texts(&notice::INVITATION),
                texts(&notice::STORY_NOTE),
                texts(&notice::PLAYER),
                texts(&byline::CONTRIBUTORS),
            ]
        ) {
            let large = [
                &notice::INVITATION,
                &notice::STORY_NOTE,
                &notice::PLAYER,
                &byline::CONTRIBUTORS,
            ];
            let is_matched = large.iter().any(|pattern| pattern.is_match(&text));
            prop_assert!(!is_matched || is_lead(&text), "{text:?}");
        }
    }
}
