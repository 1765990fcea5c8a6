//! Whose something is that speaks for somebody: `Quill's statement`, `the statement`.

use crate::news::quote::cast::{Cast, Who};
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::tokens::Token;

impl Cast<'_> {
    /// Who speaks in something of theirs: `Quill's statement`.
    pub(in crate::news::quote) fn author(
        &self,
        tokens: &[Token<'_>],
        mention: Mention,
    ) -> Option<Who> {
        const UTTERED: &[&str] = &[
            "address",
            "announcement",
            "answer",
            "comment",
            "comments",
            "complaint",
            "email",
            "letter",
            "memoir",
            "memo",
            "message",
            "outburst",
            "outbursts",
            "post",
            "release",
            "remarks",
            "reply",
            "response",
            "speech",
            "statement",
            "testimony",
            "text",
            "tweet",
            "update",
            "words",
        ];
        // "A report by the Norwold Times".
        let by = (mention.first..mention.end)
            .find(|at| tokens.get(*at).is_some_and(|token| token.is("by")));
        if let Some(by) = by
            && tokens
                .get(mention.end - 1)
                .is_some_and(mention::is_name_word)
        {
            let author = Mention {
                first: mention::name_start(tokens, mention.end - 1, by + 1),
                kind: Words::Name,
                ..mention
            };
            if author.first <= by + 2 {
                return self.named(tokens, author);
            }
        }
        // "A Norwold Dams news release": theirs as well.
        let issued = tokens.get(mention.end - 1)?;
        let maker = (mention.first..mention.end - 1)
            .rev()
            .find(|at| {
                !tokens
                    .get(*at)
                    .is_some_and(|token| token.is_in(&["news", "press"]))
            })
            .filter(|_| issued.is_in(&["announcement", "release", "statement", "update"]));
        let owner = (mention.first..mention.end)
            .rev()
            .find(|at| tokens.get(*at).is_some_and(|token| token.possessive))
            .or(maker)
            .filter(|at| tokens.get(*at).is_some_and(mention::is_name_word))?;
        let name = Mention {
            first: mention::name_start(tokens, owner, mention.first),
            end: owner + 1,
            kind: Words::Name,
        };
        let noun = tokens.get(mention.end.checked_sub(1)?)?;
        noun.is_in(UTTERED).then(|| self.named(tokens, name))?
    }

    /// Who put out the statement that speaks: `Norwold Dams issued a statement saying`, or whoever spoke last, where it
    /// is `the statement`.
    pub(in crate::news::quote) fn issuer(
        &self,
        tokens: &[Token<'_>],
        first: usize,
        mention: Mention,
    ) -> Option<Who> {
        const ISSUED: &[&str] = &["post", "statement", "tweet"];
        const ISSUES: &[&str] = &[
            "gave",
            "issued",
            "made",
            "posted",
            "published",
            "put",
            "read",
            "released",
            "sent",
            "shared",
            "wrote",
        ];
        let noun = tokens.get(mention.end.checked_sub(1)?)?;
        let determiner = tokens.get(mention.first)?;
        if !noun.is_in(ISSUED) {
            return None;
        }
        if determiner.is("the") && mention.end - mention.first == 2 {
            return self.issued.clone().filter(|_| !self.several_issued);
        }
        // "Norwold Dams put out a statement".
        let verb = (mention.first.saturating_sub(2).max(first)..mention.first)
            .find(|at| tokens.get(*at).is_some_and(|verb| verb.is_in(ISSUES)))?;
        let subject =
            mention::before(tokens, verb, first).filter(|subject| subject.kind == Words::Name)?;
        self.named(tokens, subject)
    }

    /// Takes note of who puts out a statement in a sentence: whoever speaks in it, or does so without being quoted.
    pub(in crate::news::quote) fn issue(
        &mut self,
        tokens: &[Token<'_>],
        first: usize,
        end: usize,
        spoke: bool,
    ) {
        let statement = (first..end).find(|at| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is_of(&lexicon::OCCASIONS) && token.is("statement"))
        });
        let Some(at) = statement else { return };
        let issuer = if spoke {
            self.spoke.clone()
        } else {
            let statement = mention::chain(tokens, at + 1, first);
            statement.and_then(|statement| self.issuer(tokens, first, statement))
        };
        // Of two statements neither is "the statement".
        self.several_issued |= issuer.is_some() && self.issued.is_some() && issuer != self.issued;
        self.issued = issuer.or(self.issued.take());
    }
}
