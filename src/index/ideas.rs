//! The ideas that ranking rests on, each of which a maintainer may turn off to see what it gives.

use super::method::Method;

/// An idea, and the weights that turn it off.
#[derive(Clone, Copy, Debug)]
pub struct Idea {
    /// What it is called.
    pub name: &'static str,
    /// The weights, each with what it is set to.
    off: &'static [(&'static str, f32)],
}

impl Idea {
    /// The idea of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        IDEAS.iter().find(|idea| idea.name == name)
    }

    /// `method` without this idea.
    #[must_use]
    pub fn left_out_of(&self, method: &Method) -> Method {
        let mut method = method.clone();
        for (weight, value) in self.off {
            method.set(weight, *value);
        }
        method
    }
}

/// Every idea, in the order in which a question meets them.
pub const IDEAS: &[Idea] = &[
    idea("titles", &[("title", 0.0), ("context", 0.0)]),
    idea("the article's score", &[("article", 0.0)]),
    idea("the passage's score", &[("passage", 0.0)]),
    idea("names", &[("name", 0.0)]),
    idea("initials", &[("initials", 0.0)]),
    idea("words near in sense", &[("loose", 0.0)]),
    idea("seats of government", &[("seat", 0.0)]),
    idea("neighbouring words", &[("pairs", 0.0)]),
    idea("country forms", &[("derived", 0.0)]),
    idea("irregular forms", &[("inflected", 0.0)]),
    idea("word families", &[("family", 0.0)]),
    idea("related words", &[("related", 0.0)]),
    idea("kind of answer", &[("kind", 0.0)]),
    idea("early passages", &[("early", 0.0)]),
    idea("size of the collection", &[("large_articles", 1.0)]),
    idea("sources", &[("other_sources", 1.0)]),
    idea("days", &[("named_day", 1.0)]),
    idea("newness", &[("fresh", 0.0), ("mild", 0.0)]),
    idea(
        "neighbours",
        &[("sentences", 1.0), ("first_sentences", 1.0)],
    ),
    idea("worth of neighbours", &[("least", 0.0)]),
    idea("across paragraphs", &[("across", 0.0)]),
    idea("before a pronoun", &[("pronoun", 0.0)]),
    idea(
        "a longer first excerpt",
        &[("first_sentences", 3.0), ("first_characters", 640.0)],
    ),
    idea("several of a passage", &[("runs", 1.0)]),
    idea("spread over articles", &[("again", 1.0)]),
    idea("one by one", &[("facets", 0.0)]),
    idea(
        "speakers",
        &[("speaker", 0.0), ("spoken", 0.0), ("other_speaker", 1.0)],
    ),
    idea("questions last", &[("asks", 1.0)]),
    idea("refusal", &[("answer", f32::MIN)]),
];

const fn idea(name: &'static str, off: &'static [(&'static str, f32)]) -> Idea {
    Idea { name, off }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_idea_is_known_by_its_name_and_changes_something() {
        let method = Method::default();
        for idea in IDEAS {
            assert_eq!(Idea::named(idea.name).unwrap().name, idea.name);
            assert_ne!(idea.left_out_of(&method), method, "{}", idea.name);
            for (weight, _) in idea.off {
                assert!(Method::default().set(weight, 0.0), "{weight}");
            }
        }
        assert!(Idea::named("luck").is_none());
    }
}
