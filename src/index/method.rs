//! The weights of the ranking, in one place: what a maintainer may turn off to see what it gives.

/// How much each part of the ranking counts. One configuration serves every collection; `docs/method.md` says
/// what each was measured to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// The title's score, added to its article's.
    pub title: f32,
    /// The article's score, added to its passages'.
    pub article: f32,
    /// The passage's score, added to its sentences'.
    pub passage: f32,
    /// A word of the question that only the title has, next to one that the sentence has.
    pub context: f32,
    /// Two neighbouring words of the question that stand together in the sentence too.
    pub pairs: f32,
    /// A country for its people or the other way round (Russia for Russian), next to the word itself.
    pub derived: f32,
    /// An irregular form of a word (won for win), next to the word itself.
    pub inflected: f32,
    /// A word of its family (invasion for invade), next to the word itself.
    pub family: f32,
    /// Another word that news uses for it, next to the word itself.
    pub related: f32,
    /// How much more the names of the question count than its other words.
    pub name: f32,
    /// The initials of a name (U.S. for United States), next to its words.
    pub initials: f32,
    /// A word of a wider sense, next to the word itself, in a collection of one article; less in a larger one.
    pub loose: f32,
    /// The country of a seat of government (Poland for Warsaw), next to the seat, likewise.
    pub seat: f32,
    /// How much a sentence gains that holds the kind of answer the question expects.
    pub kind: f32,
    /// How much a long sentence loses: the `b` of BM25.
    pub length: f32,
    /// How soon a word that comes again counts no more: the `k1` of BM25.
    pub saturation: f32,
    /// How much the first passage of an article gains over its last.
    pub early: f32,
    /// The passages after which half of that gain is gone.
    pub early_passages: f32,
    /// The articles from which on a collection is large.
    pub large_articles: f32,
    /// What articles of other sources count where the question names one.
    pub other_sources: f32,
    /// What articles of a day that the question names count.
    pub named_day: f32,
    /// How much today's articles gain where the question asks for what is new.
    pub fresh: f32,
    /// How much they gain otherwise.
    pub mild: f32,
    /// The days after which half of that gain is gone.
    pub halflife_days: f32,
    /// What a sentence of the next paragraph counts as a neighbour.
    pub across: f32,
    /// How much sooner the sentence after is taken than the one before.
    pub after: f32,
    /// How much sooner the sentence before one that begins with a pronoun is taken.
    pub pronoun: f32,
    /// The least that a neighbour is worth, next to the best sentence.
    pub least: f32,
    /// The most sentences of an excerpt.
    pub sentences: usize,
    /// The most characters of an excerpt that more than one sentence makes.
    pub characters: usize,
    /// The most sentences of the first excerpt shown.
    pub first_sentences: usize,
    /// The most characters of it.
    pub first_characters: usize,
    /// The most excerpts of a passage.
    pub runs: usize,
    /// What each further excerpt of an article counts, next to the one before.
    pub again: f32,
    /// How much an excerpt gains that is of a source or a day which the question names and none before it is of.
    pub facets: f32,
    /// How much an excerpt gains that quotes whose words are asked for.
    pub speaker: f32,
    /// How much each word of their name counts that such an excerpt lacks, next to one that it has.
    pub spoken: f32,
    /// What one counts that quotes somebody else and does not name them.
    pub other_speaker: f32,
    /// What an excerpt counts that only asks, next to one that tells.
    pub asks: f32,
    /// The least confidence with which something counts as an answer.
    pub answer: f32,
    /// How many articles are looked into.
    pub articles_max: usize,
    /// The same for a question of one word: the best of those that have it hardly differ.
    pub articles_of_word_max: usize,
    /// How many passages' sentences are looked into.
    pub passages_max: usize,
}

impl Default for Method {
    fn default() -> Self {
        Self {
            title: 0.5,
            article: 0.8,
            passage: 0.5,
            context: 0.7,
            pairs: 0.8,
            derived: 0.6,
            inflected: 0.9,
            family: 0.4,
            related: 0.3,
            name: 0.2,
            initials: 0.3,
            loose: 0.3,
            seat: 0.15,
            kind: 0.4,
            length: 0.4,
            saturation: 0.7,
            early: 0.2,
            early_passages: 2.0,
            large_articles: 10_000.0,
            other_sources: 0.4,
            named_day: 2.0,
            fresh: 1.8,
            mild: 0.4,
            halflife_days: 14.0,
            across: 1.0,
            after: 0.3,
            pronoun: 1.0,
            least: 0.2,
            sentences: 3,
            characters: 640,
            first_sentences: 5,
            first_characters: 720,
            runs: 3,
            again: 0.9,
            facets: 0.4,
            speaker: 0.2,
            spoken: 1.0,
            other_speaker: 0.7,
            asks: 0.6,
            answer: -2.2,
            articles_max: 100,
            articles_of_word_max: 60,
            passages_max: 30,
        }
    }
}

impl Method {
    /// The method for a topic, which must be named: without words near in sense. As many articles are on one word as on
    /// several.
    pub fn for_topics() -> Self {
        let method = Self::default();
        Self {
            loose: 0.0,
            seat: 0.0,
            articles_of_word_max: method.articles_max,
            ..method
        }
    }

    /// How large a collection of so many articles is, from 0 to 1: of a few, all are on what is asked about, and the
    /// question is on a detail that one of them may tell in other words; of many, most meet it by chance.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a logarithm needs no more digits"
    )]
    pub fn largeness(&self, articles: u64) -> f32 {
        let share = (articles.max(1) as f32).ln() / self.large_articles.ln();
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            1.0
        }
    }

    /// Sets the weight of that name; false when there is none of that name.
    pub fn set(&mut self, name: &str, value: f32) -> bool {
        let weight = match name {
            "title" => &mut self.title,
            "article" => &mut self.article,
            "passage" => &mut self.passage,
            "context" => &mut self.context,
            "pairs" => &mut self.pairs,
            "derived" => &mut self.derived,
            "inflected" => &mut self.inflected,
            "family" => &mut self.family,
            "related" => &mut self.related,
            "name" => &mut self.name,
            "initials" => &mut self.initials,
            "loose" => &mut self.loose,
            "seat" => &mut self.seat,
            "kind" => &mut self.kind,
            "length" => &mut self.length,
            "saturation" => &mut self.saturation,
            "early" => &mut self.early,
            "early_passages" => &mut self.early_passages,
            "large_articles" => &mut self.large_articles,
            "other_sources" => &mut self.other_sources,
            "named_day" => &mut self.named_day,
            "fresh" => &mut self.fresh,
            "mild" => &mut self.mild,
            "halflife_days" => &mut self.halflife_days,
            "across" => &mut self.across,
            "after" => &mut self.after,
            "pronoun" => &mut self.pronoun,
            "least" => &mut self.least,
            "again" => &mut self.again,
            "speaker" => &mut self.speaker,
            "spoken" => &mut self.spoken,
            "other_speaker" => &mut self.other_speaker,
            "facets" => &mut self.facets,
            "asks" => &mut self.asks,
            "answer" => &mut self.answer,
            _ => return self.set_count(name, value),
        };
        *weight = value;
        true
    }

    fn set_count(&mut self, name: &str, value: f32) -> bool {
        let count = match name {
            "sentences" => &mut self.sentences,
            "characters" => &mut self.characters,
            "first_sentences" => &mut self.first_sentences,
            "first_characters" => &mut self.first_characters,
            "runs" => &mut self.runs,
            "articles_max" => &mut self.articles_max,
            "articles_of_word_max" => &mut self.articles_of_word_max,
            "passages_max" => &mut self.passages_max,
            _ => return false,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count below nought is nought"
        )]
        let value = value as usize;
        *count = value;
        true
    }
}
