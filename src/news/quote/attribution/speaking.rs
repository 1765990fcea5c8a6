//! Who speaks by a reporting word of a sentence: its subject, its owner, or whoever spoke before.

use super::cues::{self, Class, Cue};
use super::{Attribution, Place, REACH, Sentence};
use crate::news::quote::phrase::mention::{self, Mention, Words};
use crate::news::quote::words::lexicon;
use crate::news::quote::words::source_words;
use crate::news::quote::words::tokens::{Kind, Token};

/// Words after which a reporting verb is a noun: `his claims`.
const DETERMINERS: &[&str] = &[
    "a", "an", "her", "his", "its", "no", "other", "that's", "the", "their", "this",
];

/// How far before a verb its relative pronoun may stand.
const WHO_BACK: usize = 8;

/// How far before `described as` its relative pronoun may stand.
const AS_BACK: usize = 12;

impl Sentence<'_, '_> {
    /// Who speaks by `cue`.
    pub(in crate::news::quote) fn speaker(&self, cue: Cue) -> Option<Mention> {
        let tokens = self.tokens;
        if cue.class == Class::According {
            return mention::after(tokens, cue.end).filter(|found| found.end <= self.end);
        }
        let verb = tokens.get(cue.first)?;
        let before = cue
            .first
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| tokens.get(at));
        // "Described by critics as", "was accused by critics of": the critics do.
        let next = tokens.get(cue.end).filter(|_| cue.end < self.end);
        let agent = tokens
            .get(cue.end + 1)
            .is_some_and(|agent| agent.is_capital() || !agent.lower.ends_with("ing"));
        if verb.lower.ends_with("ed") && next.is_some_and(|next| next.is("by")) && agent {
            return mention::after(tokens, cue.end + 1).filter(|found| found.end <= self.end);
        }
        // "Has been described as “calm” by Quill".
        let by = tokens.get(cue.end + 2).filter(|_| cue.end + 2 < self.end);
        if next.is_some_and(|next| next.is("as"))
            && tokens.get(cue.end + 1).is_some_and(Token::is_speech)
            && by.is_some_and(|by| by.is("by"))
        {
            return mention::after(tokens, cue.end + 3).filter(|found| found.end <= self.end);
        }
        if cue.class == Class::Calls && self.is_called(cue) {
            return None;
        }
        let gerund = verb.lower.ends_with("ing");
        if !gerund && mention::is_passive(tokens.get(..=cue.first)?, cue.first) {
            return None;
        }
        let Some(before) = before else {
            return if gerund { None } else { self.inverted(cue) };
        };
        if verb.is_of(&lexicon::CLAIMS) {
            let follows = tokens.get(cue.end).filter(|_| cue.end < self.end);
            let claims = follows.is_some_and(|next| {
                next.is("that") || next.is_speech() || next.is_of(&lexicon::PRONOUNS)
            });
            let owner = self.owner(cue).filter(|_| claims);
            if owner.is_some() || !(verb.is_of(&lexicon::SAYS) || verb.is_of(&lexicon::TELLS)) {
                return owner;
            }
        }
        if verb.is("words") && (before.possessive || before.is("own")) {
            let mine = cue.first - usize::from(before.is("own"));
            let owner = mention::before(tokens, mine, self.first)?;
            let owns = tokens.get(owner.end - 1)?.possessive;
            return owns.then_some(owner);
        }
        if before.possessive || before.is_in(DETERMINERS) {
            return None;
        }
        // "In the canton (referred to as the “union”)": nobody does.
        if verb.is_in(&["referred", "refers", "referring"]) {
            return mention::before(tokens, cue.first, self.first);
        }
        if self.follows_speech(cue, before) {
            return self.after_marks(cue, verb);
        }
        if cues::is_noun_too(verb) && !mention::is_adverb(before) && !self.introduces(cue) {
            return None;
        }
        self.doer(cue, before)
    }

    /// Whether a speech stands right before `cue`, after whose comma `before` may be: `“It holds,” also said Quill`.
    fn follows_speech(&self, cue: Cue, before: &Token<'_>) -> bool {
        let tokens = self.tokens;
        let also = usize::from(before.is_in(&["also", "then"]));
        let back = |count: usize| {
            let at = cue
                .first
                .checked_sub(count)
                .filter(|at| *at >= self.first)?;
            tokens.get(at)
        };
        match (back(1 + also), back(2 + also)) {
            (Some(mark), Some(speech)) if mark.is_mark_of(",–—-") => speech.is_speech(),
            (Some(speech), _) => speech.is_speech(),
            (None, _) => false,
        }
    }

    /// Who speaks by `cue`, which stands right after a speech.
    fn after_marks(&self, cue: Cue, verb: &Token<'_>) -> Option<Mention> {
        let tokens = self.tokens;
        // "A miller who “saw it all” told the Norwold Times", "Oake, who Quill called “mad,” told her".
        let from = cue.first.saturating_sub(WHO_BACK).max(self.first);
        let who = (from..cue.first)
            .rev()
            .take_while(|at| !tokens.get(*at).is_some_and(|token| token.is_mark_of(".;")))
            .find(|at| tokens.get(*at).is_some_and(|token| token.is("who")));
        if let Some(who) = who.filter(|_| cue.class == Class::Tells) {
            return mention::before(tokens, who + 1, self.first);
        }
        if verb.lower.ends_with("ing") {
            return self.previous().or_else(|| self.subject(cue));
        }
        // "…?” asked another": somebody.
        let inverted = (!verb.is_in(&["told", "tells"]))
            .then(|| mention::after(tokens, cue.end))
            .flatten()
            .filter(|found| {
                let one = tokens.get(found.first);
                found.end <= self.end
                    && (found.kind != Words::Nobody
                        || one.is_some_and(|one| one.is_in(&["another", "one", "others", "some"])))
            });
        inverted.or_else(|| self.previous())
    }

    /// Whether something is called so and nobody says by whom: `a man, described as “calm”`, `also called the “Gate”`.
    fn is_called(&self, cue: Cue) -> bool {
        let tokens = self.tokens;
        let next = tokens.get(cue.end).filter(|_| cue.end < self.end);
        let (Some(verb), Some(next)) = (tokens.get(cue.first), next) else {
            return false;
        };
        let before = cue
            .first
            .checked_sub(1)
            .filter(|at| *at >= self.first)
            .and_then(|at| tokens.get(at));
        let alone = before.is_none_or(|before| before.kind != Kind::Word || before.is("also"));
        let after = tokens.get(cue.end + 1);
        let named = next.is_speech()
            || next.is("the") && verb.is("called") && after.is_some_and(Token::is_speech);
        if verb.lower.ends_with("ed") && alone && (next.is("as") || named) {
            return true;
        }
        // "A miller described as “calm”", but "what she described as “calm”".
        let from = cue.first.saturating_sub(AS_BACK).max(self.first);
        next.is("as")
            && !(from..cue.first).any(|at| {
                tokens.get(at).is_some_and(|token| {
                    token.is_in(&["as", "that", "what", "which", "who", "whom"])
                })
            })
    }

    /// Who does what the verb `cue` tells, which stands after the token `before` and apart from any speech.
    fn doer(&self, cue: Cue, before: &Token<'_>) -> Option<Mention> {
        let tokens = self.tokens;
        let gerund = tokens.get(cue.first)?.lower.ends_with("ing");
        let previous = || self.previous();
        let subject = || self.subject(cue);
        let joined =
            before.is_of(&lexicon::JOINERS) && !before.is_in(&["who", "which", "what", "that"]);
        // "Quill quoted Oake as saying".
        if gerund
            && before.is("as")
            && let Some(quoted) = self.quoted(cue)
        {
            return Some(quoted);
        }
        if gerund && (!joined || before.is("for")) {
            return self.participle(cue, before);
        }
        if !gerund && let Some(clause) = self.helped(cue) {
            return Some(clause);
        }
        if joined || before.is("to") {
            return previous().or_else(|| self.clause(cue)).or_else(subject);
        }
        let the = tokens.get(cue.end).is_some_and(|the| the.is("the"));
        // "It is good, says Quill, who left".
        let named = before
            .is_mark(',')
            .then(|| self.inverted(cue))
            .flatten()
            .filter(|found| {
                let next = tokens.get(found.end).filter(|_| found.end < self.end);
                // "It is dry, said a miller at the gate."
                let somebody = found.kind == Words::Role
                    && self.is_human(*found)
                    && tokens
                        .get(cue.first)
                        .is_some_and(|verb| verb.is_in(&["said", "says"]));
                let ends = next.is_none_or(|next| {
                    next.is_mark_of(",.;") || somebody && next.is_of(&lexicon::PREPOSITIONS)
                });
                (found.kind == Words::Name || somebody)
                    && cue.class == Class::Says
                    && (found.first == cue.end || found.first == cue.end + 1 && the)
                    && ends
            });
        self.after_speech(cue)
            .or(named)
            .or_else(|| {
                let weak =
                    tokens.get(cue.first)?.is_of(&lexicon::WEAK) || cue.class == Class::Calls;
                mention::before(tokens, cue.first, self.first)
                    .filter(|found| !self.is_placed(*found))
                    .filter(|found| !weak || self.may_speak(*found) || self.is_plural(*found))
            })
            .or_else(|| {
                // "She asked for it, accused both parties of it": whom she accuses.
                let transitive = cue.class == Class::Tells
                    || tokens
                        .get(cue.first)?
                        .is_in(&["accused", "accuses", "blamed", "blames"]);
                if before.is_mark(',') && !tokens.get(cue.first)?.is_in(&["told", "tells"]) {
                    let found = self.inverted(cue)?;
                    // "He praised it, said the two got along": what is said.
                    let ends = tokens
                        .get(found.end)
                        .is_none_or(|next| next.kind != Kind::Word);
                    let somebody = ends || self.is_human(found);
                    (found.kind == Words::Name || !transitive && somebody).then_some(found)
                } else {
                    None
                }
            })
            .or_else(|| self.adrift(cue))
    }

    /// Who is named right after the last speech, where the verb belongs to that name however much is said of its
    /// bearer between: `“…,” Ada Quill, who keeps the books of the Norwold Dam told me`.
    fn after_speech(&self, cue: Cue) -> Option<Mention> {
        let from = cue.first.saturating_sub(REACH).max(self.first);
        let speech = (from..cue.first)
            .rev()
            .find(|at| self.tokens.get(*at).is_some_and(Token::is_speech))?;
        let at = speech + 1;
        let at = at + usize::from(self.tokens.get(at)?.is_mark(','));
        let verbs = self.cues.last().is_some_and(|last| last.cue.first > speech);
        let name = mention::after(self.tokens, at).filter(|name| name.first == at)?;
        // "…,” a spokesman for the city, told me".
        let words = self.tokens.get(name.first..name.end)?;
        let human = words.iter().any(|word| {
            word.is_of(&lexicon::PEOPLE)
                || word.is_of(&lexicon::PERSONS)
                || word.is_of(&lexicon::TITLES)
        });
        let somebody = words.first()?.is_of(&lexicon::DETERMINERS) && human;
        let whole = name.end + 1 == cue.first && (somebody || name.kind == Words::Name);
        if !whole && (name.kind != Words::Name || name.end - name.first < 2) {
            return None;
        }
        let apposed = self.tokens.get(name.end)?.is_mark(',');
        // "His “old friend” Quill, the Norwold Times said": another name between the comma and the verb.
        let other = mention::chain(self.tokens, cue.first, name.end + 1).is_some_and(|other| {
            let the = self
                .tokens
                .get(name.end + 1)
                .is_some_and(|the| the.is("the"));
            other.kind == Words::Name && other.first == name.end + 1 + usize::from(the)
        });
        if other {
            return None;
        }
        let body = words.iter().any(|word| word.is_of(&lexicon::BODIES));
        (apposed && !verbs && (whole || !body) && name.end < cue.first).then_some(name)
    }

    /// Whether a name only tells where: `those who fled to Norwold said`.
    fn is_placed(&self, found: Mention) -> bool {
        let back = |count: usize| {
            let at = found
                .first
                .checked_sub(count)
                .filter(|at| *at > self.first)?;
            self.tokens.get(at)
        };
        let the = usize::from(back(1).is_some_and(|token| token.is("the")));
        found.kind == Words::Name
            && found.end - found.first == 1
            && back(1 + the).is_some_and(|token| token.is_in(&["at", "in", "near", "on", "to"]))
    }

    /// Who spoke by the attribution before. A source that the sentence cites by the way does nothing else in it:
    /// `Quill left, according to the Norwold Times, saying`.
    pub(super) fn previous(&self) -> Option<Mention> {
        let did = |found: &&Attribution| {
            let at = found.cue.first;
            let spoken = |at: usize| self.tokens.get(at).is_some_and(Token::is_speech);
            let before = at.checked_sub(1).filter(|at| *at >= self.first);
            let blamed = before
                .and_then(|at| self.tokens.get(at))
                .is_some_and(|token| token.is("for"));
            !blamed
                && !self.is_fronted(found)
                && (found.cue.class != Class::According || before.is_some_and(spoken))
        };
        let found = self.cues.iter().rev().find(did)?;
        Some(found.speaker)
    }

    /// Whether an attribution stands in a clause before the sentence's own subject: `When Oake asked, Quill left and
    /// said`.
    fn is_fronted(&self, found: &Attribution) -> bool {
        let opens = self.tokens.get(self.first).is_some_and(|token| {
            token.is_in(&[
                "after", "although", "as", "before", "if", "though", "when", "while",
            ])
        });
        let opens = opens
            || self
                .tokens
                .get(self.first)
                .is_some_and(|and| and.is_in(&["and", "but"]))
                && self
                    .tokens
                    .get(self.first + 1)
                    .is_some_and(|token| token.is_in(&["when", "while"]));
        opens
            && mention::subject(self.tokens, self.first, self.end)
                .is_some_and(|subject| subject.first > found.cue.end.max(found.speaker.end))
    }

    /// The subject of the sentence, as far as it stands before `cue`.
    pub(super) fn subject(&self, cue: Cue) -> Option<Mention> {
        mention::subject(self.tokens, self.first, cue.first)
    }

    /// Who stands after the verb: `said Ada Quill`.
    fn inverted(&self, cue: Cue) -> Option<Mention> {
        mention::after(self.tokens, cue.end)
            .filter(|found| found.end <= self.end && found.kind != Words::Nobody)
    }

    /// Whether a word that may be a noun is followed as a reporting verb is.
    fn introduces(&self, cue: Cue) -> bool {
        let Some(next) = self.tokens.get(cue.end) else {
            return true;
        };
        let named = cue
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|before| mention::is_name_word(before) && !before.possessive);
        let told = mention::is_name_word(next) || next.is_of(&lexicon::DETERMINERS);
        // "…,” the website states."
        let read = cue
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|before| before.is_in(&source_words::DOCUMENTS));
        next.is_mark_of(",:")
            || next.is_speech()
            || read && next.is_mark('.')
            || next.is_in(&["that", "he", "she", "they", "it"])
            // "…, the Norwold Times reports.", "Quill reports Oake gave up".
            || named && (next.is_mark('.') || told || next.is("to"))
    }

    /// Who owns the claim that the noun `cue` tells of: `the mayor's repeated claim that`, `his belief that`.
    fn owner(&self, cue: Cue) -> Option<Mention> {
        let from = cue.first.saturating_sub(3).max(self.first);
        let at = (from..cue.first).rev().find(|at| {
            self.tokens.get(*at).is_some_and(|token| {
                token.possessive || mention::is_function_word(token) || token.kind != Kind::Word
            })
        })?;
        let token = self.tokens.get(at)?;
        if token.is_in(&["her", "his", "their"]) {
            return Some(Mention {
                first: at,
                end: at + 1,
                kind: Words::Pronoun,
            });
        }
        token
            .possessive
            .then(|| mention::before(self.tokens, at + 1, self.first))?
    }

    /// Who speaks by `cue`, which reads out what stands before it: `…,” the letter reads`.
    pub(in crate::news::quote) fn reading(&self, cue: Cue) -> Option<Attribution> {
        let verb = self.tokens.get(cue.first)?;
        let spoken = cue
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|token| token.is_speech() || token.is_mark(','));
        let speaker = if !verb.is_in(&["captioned", "read", "reads"]) {
            None
        } else if spoken {
            // "…,” reads the letter".
            mention::after(self.tokens, cue.end).filter(|found| found.end <= self.end)
        } else {
            mention::before(self.tokens, cue.first, self.first)
        };
        let speaker = speaker.filter(|speaker| speaker.kind != Words::Nobody)?;
        Some(Attribution {
            cue,
            speaker,
            place: Place::Around,
        })
    }

    /// The subject of the clause that a verb with its auxiliaries is joined to: `Quill, who called for it and has often
    /// said`.
    fn helped(&self, cue: Cue) -> Option<Mention> {
        let joins = (self.first..cue.first).rev().take(4).find(|at| {
            let word = self.tokens.get(*at);
            !word.is_some_and(|word| mention::is_adverb(word) || word.is_of(&lexicon::AUXILIARIES))
        })?;
        let and = self.tokens.get(joins)?.is("and") && joins + 1 < cue.first;
        and.then(|| self.clause(cue)).flatten()
    }

    /// The subject of the clause that a verb joined by `and` belongs to: `where people marched and shouted`.
    fn clause(&self, cue: Cue) -> Option<Mention> {
        let from = cue.first.saturating_sub(REACH).max(self.first);
        let opens = (from..cue.first).rev().find(|at| {
            self.tokens.get(*at).is_some_and(|token| {
                token.is_in(&[
                    "after", "because", "that", "when", "where", "which", "while", "who",
                ]) || token.is_mark(';')
            })
        })?;
        // "A crowd that came to the gate and shouted": the crowd shouts.
        let relative = self.tokens.get(opens)?.is_in(&["that", "which", "who"])
            && self.tokens.get(opens + 1).is_some_and(|verb| {
                verb.lower.ends_with("ed") || verb.is_of(&lexicon::AUXILIARIES)
            });
        if relative {
            // "Quill, who left and said".
            let name = opens.checked_sub(2).filter(|at| {
                let comma = self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|mark| mark.is_mark(','));
                comma
                    && *at >= self.first
                    && self.tokens.get(*at).is_some_and(mention::is_name_word)
            });
            if let Some(last) = name {
                return Some(Mention {
                    first: mention::name_start(self.tokens, last, self.first),
                    end: last + 1,
                    kind: Words::Name,
                });
            }
            return mention::before(self.tokens, opens, self.first);
        }
        mention::subject(self.tokens, opens + 1, cue.first).filter(|found| self.may_speak(*found))
    }

    /// The subject of a verb that stands apart from it: the sentence's, unless a clause comes between.
    fn adrift(&self, cue: Cue) -> Option<Mention> {
        let found = mention::subject(self.tokens, self.first, cue.first)?;
        let between = self.tokens.get(found.end..cue.first)?;
        (between.len() <= REACH && found.kind != Words::Nobody).then_some(found)
    }
}
