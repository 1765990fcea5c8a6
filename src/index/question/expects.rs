//! What kind of answer a question expects, by how it asks.

/// The kind of answer a question expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expects {
    /// A person or an organisation.
    Name,
    /// A place.
    Place,
    /// A day, a year or a time.
    Time,
    /// A number or an amount.
    Number,
    /// What somebody said.
    Speech,
    /// Anything.
    Anything,
}

/// What kind of answer `text` expects.
pub(super) fn expects(text: &str) -> Expects {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let pair = |first: &str, seconds: &[&str]| {
        words
            .windows(2)
            .any(|two| matches!(two, [a, b] if *a == first && seconds.contains(b)))
    };
    let has = |word: &str| words.contains(&word);
    if pair(
        "how",
        &[
            "many", "much", "long", "old", "far", "big", "tall", "large", "often", "high", "fast",
        ],
    ) || pair(
        "what",
        &[
            "percentage",
            "percent",
            "number",
            "amount",
            "share",
            "price",
            "proportion",
        ],
    ) {
        Expects::Number
    } else if has("when")
        || pair("what", &["year", "day", "date", "month", "time", "century"])
        || pair("which", &["year", "day", "date", "month"])
    {
        Expects::Time
    } else if has("where") {
        Expects::Place
    } else if has("who") || has("whom") || has("whose") {
        Expects::Name
    } else if [
        "say", "said", "says", "tweet", "tell", "told", "quote", "words",
    ]
    .iter()
    .any(|word| has(word))
    {
        Expects::Speech
    } else {
        Expects::Anything
    }
}
