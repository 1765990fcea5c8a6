//! Figures as news writes them.

use proptest::prelude::*;

use super::*;
use crate::news::{ArticleId, Metadata};

fn article(text: &str) -> Article {
    let whole = Span::whole(text).unwrap();
    let id = ArticleId::new("a").unwrap();
    let own = [(Class::Body, whole)];
    Article::new(
        id,
        text.to_owned(),
        Language::English,
        Metadata::default(),
        own,
    )
    .unwrap()
}

/// Each figure as `qualifier|number|noun` and as it is compared.
fn read(text: &str) -> String {
    let article = article(text);
    let part = |span: Option<Span>| {
        span.map_or("", |span| span.slice(article.body()))
            .to_owned()
    };
    let told = figures(&article).into_iter().map(|figure| {
        let value = if figure.low.to_bits() == figure.high.to_bits() {
            format!("{}", figure.low)
        } else {
            format!("{}–{}", figure.low, figure.high)
        };
        format!(
            "{}|{}|{} = {} {value} {} of {}",
            part(figure.qualifier),
            part(Some(figure.number)),
            part(figure.counted),
            figure.bound.as_str(),
            figure.unit.as_str(),
            figure.noun.as_deref().unwrap_or("?"),
        )
    });
    told.collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn what_kind_is_counted_may_tell_two_things_apart() {
    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (article(one), article(other));
        let own = figures(&one).into_iter().next().unwrap();
        let their = figures(&other).into_iter().next().unwrap();
        let is_other = own.is_of_other_kind(one.body(), &their, other.body());
        assert_eq!(is_other, expected, "{} / {}", one.body(), other.body());
        assert_eq!(
            their.is_of_other_kind(other.body(), &own, one.body()),
            expected
        );
    }
    let north = "Three Northern senators voted for it.";
    check(north, "All 50 Southern senators voted for it.", true);
    check(north, "Four Northern senators voted for it.", false);
    check(north, "Four senators voted for it.", false);
    check("40 confirmed deaths.", "57 deaths.", false);
    check("Two federal counts.", "18 state counts.", true);
}

#[test]
fn counts_have_their_qualifier_and_their_noun() {
    check(
        "Moscow moved well over 100,000 troops.",
        "well over|100,000|troops = above 100000 count of troop",
    );
    check(
        "It moved an estimated 100,000 Russian troops.",
        "an estimated|100,000|troops = about 100000 count of troop",
    );
    check(
        "At least 57 people died.",
        "At least|57|people = at_least 57 count of person",
    );
    check(
        "They spoke three times.",
        "|three|times = exact 3 count of time",
    );
    check(
        "Dozens of villages burned.",
        "|Dozens|villages = about 24–99 count of village",
    );
    check(
        "Tens of thousands of protesters came.",
        "|Tens of thousands|protesters = about 10000–99000 count of protester",
    );
    check(
        "Some 2.5 million refugees fled.",
        "Some|2.5 million|refugees = about 2500000 count of refugee",
    );
    check(
        "Twenty-five sports cars and half a million books.",
        "|Twenty-five|cars = exact 25 count of car; |half a million|books = exact 500000 count of book",
    );
    check(
        "From 10 to 15 ships came.",
        "|10 to 15|ships = exact 10–15 count of ship",
    );
    check(
        "The number of refugees fleeing had surpassed one million, they said.",
        "|one million|refugees = exact 1000000 count of refugee",
    );
    check(
        "I put in $100,000 myself.",
        "|$100,000| = exact 100000 $ of ?",
    );
    check(
        "The death toll rose to 57 on the day.",
        "|57|toll = exact 57 count of toll",
    );
    check(
        "They had a 90-minute talk.",
        "|90|minute = exact 90 count of minute",
    );
}

#[test]
fn money_and_shares_have_their_unit() {
    check(
        "It gave $3.5 billion in aid.",
        "|$3.5 billion|aid = exact 3500000000 $ of aid",
    );
    check(
        "A nearly $200m loan was given.",
        "nearly|$200m|loan = below 200000000 $ of loan",
    );
    check(
        "The repairs cost 4 million crowns.",
        "|4 million crowns|repairs = exact 4000000 crown of repair",
    );
    check(
        "Around 15 % of voters stayed.",
        "Around|15 %|voters = about 15 percent of voter",
    );
    check(
        "Inflation rose to 5.4 percent.",
        "|5.4 percent|Inflation = exact 5.4 percent of inflation",
    );
    check(
        "It took more than 60 per cent of the vote.",
        "more than|60 per cent|vote = above 60 percent of vote",
    );
    check(
        "It will cost $3 to $5 billion.",
        "|$3 to $5 billion|? = exact 3000000000–5000000000 $ of ?"
            .replace("|? =", "| =")
            .as_str(),
    );
    check(
        "Repairs to the flooded harbour will cost $3 million.",
        "|$3 million|Repairs = exact 3000000 $ of repair",
    );
    check(
        "They are making millions of dollars.",
        "|millions| = about 1000000–999000000 $ of ?",
    );
}

#[test]
fn whom_something_befell_is_counted_without_a_noun() {
    check(
        "The fire killed 19 people and injured 41, the coastguard said.",
        "|19|people = exact 19 count of person; |41|injured = exact 41 count of injured",
    );
    check(
        "At least 34 others were wounded.",
        "At least|34|wounded = at_least 34 count of wounded",
    );
    check(
        "It left at least eight people dead.",
        "at least|eight|people = at_least 8 count of person",
    );
    check("It killed 19 of her classmates.", "");
}

#[test]
fn what_is_brought_to_a_number_or_priced_is_its_noun() {
    check(
        "The bank raised its key interest rate by 0.75 percentage points to 3.25 percent.",
        "|0.75 percentage points|rate = exact 0.75 percentage points of rate; \
         |3.25 percent|rate = exact 3.25 percent of rate",
    );
    check(
        "Auditors put the cost of the Orrin bridge at 160 million euros.",
        "|160 million euros|bridge = exact 160000000 € of bridge",
    );
    check(
        "The council will spend $40 million on schools.",
        "|$40 million|schools = exact 40000000 $ of school",
    );
}

#[test]
fn rounded_numbers_may_be_one() {
    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let figure = |text: &str| {
            figures(&article(&format!("There were {text} jobs.")))
                .into_iter()
                .next()
                .unwrap()
        };
        let (own, their) = (figure(one), figure(other));
        assert_eq!(own.agrees(&their), expected, "{one} / {other}");
        assert_eq!(their.agrees(&own), expected, "{other} / {one}");
    }
    check("around 500", "498", true);
    check("nearly 500", "498", true);
    check("around 500", "nearly 500", true);
    check("more than 1,100", "at least 1,191", true);
    check("between 10,000 and 15,000", "some 12,000", true);
    check("at least 22", "24", false);
    check("more than 500", "498", false);
    check("at least 40", "57", false);
    check("498", "500", false);
}

#[test]
fn what_is_no_figure_is_passed_over() {
    for text in [
        "Ida Holm, 42, left at 6:30 and at 3 p.m. on January 25, 2022.",
        "The 27-year-old won 3-2 in Section 230, on page 3.",
        "In 2019 and two days later, on the 80th day, it ended.",
        "Call 555-0100 for No. 3 in World War 2, COVID-19 and the F-16.",
        "The two leaders of the 27-nation bloc met one of the men.",
        "1. It begins with 2026 holidays and a 401k.",
        "He did not hear of the 911 calls.",
    ] {
        check(text, "");
    }
}

proptest! {
    /// Spans lie in one sentence, the parts in the whole, and no figure is a date.
    #[test]
    fn spans_lie_in_their_sentences(
        text in "((at least|more than|an estimated|100,000|3\\.5|\\$|million|troops|dozens|of|people|%|percent|to|-|in|2019|the|two|number|rose|,|\\.|é|[a-z]{1,6}) ?){1,40}x",
    ) {
        let article = article(text.trim_start());
        let dates = time::dates(&article);
        for figure in figures(&article) {
            let within = article.paragraphs()[0].sentences.iter().any(|sentence| {
                sentence.contains(figure.span) && figure.counted.is_none_or(|counted| sentence.contains(counted))
            });
            prop_assert!(within);
            prop_assert!(figure.span.contains(figure.number) && !figure.number.is_empty());
            prop_assert!(figure.qualifier.is_none_or(|qualifier| figure.span.contains(qualifier)));
            prop_assert!(figure.low <= figure.high);
            prop_assert!(!dates.iter().any(|date| date.span.overlaps(figure.number)));
            prop_assert_eq!(figure.counted.is_some(), figure.noun.is_some());
        }
    }

    /// A number is read as what it was written from.
    #[test]
    fn a_number_is_read_back(thousands in 1_u32..999, rest in 0_u32..999) {
        let text = format!("They counted {thousands},{rest:03} ships.");
        let found = figures(&article(&text));
        prop_assert_eq!(found.len(), 1);
        prop_assert!((found[0].low - f64::from(thousands * 1_000 + rest)).abs() < 0.5);
    }
}
