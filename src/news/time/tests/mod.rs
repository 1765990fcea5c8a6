//! Date expressions as news writes them, and what they are settled to.

mod beside;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::news::{ArticleId, Metadata};

fn article(text: &str, published: Option<Date>) -> Article {
    let body = text.to_owned();
    let metadata = Metadata {
        published: published.map_or(Published::Unknown, Published::On),
        ..Metadata::default()
    };
    let whole = Span::whole(&body).unwrap();
    let id = ArticleId::new("a").unwrap();
    Article::new(
        id,
        body,
        Language::English,
        metadata,
        [(Class::Body, whole)],
    )
    .unwrap()
}

/// What is read in `text`: each expression as written, and as told; a bar between expressions.
fn read(text: &str, published: Option<Date>) -> String {
    let article = article(text, published);
    let found = dates(&article);
    let told = found.iter().map(|when| {
        let written = when.span.slice(article.body());
        match when.told() {
            Some(told) => format!("{written} = {told}"),
            None => format!("{written} ?"),
        }
    });
    told.collect::<Vec<_>>().join(" | ")
}

/// Of an article that is undated.
#[track_caller]
fn undated(text: &str, expected: &str) {
    assert_eq!(read(text, None), expected, "{text}");
}

/// Of an article published on Thursday, 27 January 2022.
#[track_caller]
fn dated(text: &str, expected: &str) {
    assert_eq!(read(text, Some(date(2022, 1, 27))), expected, "{text}");
}

#[test]
fn a_name_that_ends_in_today_is_no_day() {
    dated("USA TODAY reached out to the airline.", "");
    dated("He told Russia Today that he had left.", "");
    dated("Today the port reopened.", "Today = 27 Jan 2022");
    dated("Ada Quill left today.", "today = 27 Jan 2022");
}

#[test]
fn a_day_known_by_its_date_is_of_the_year_that_the_article_tells() {
    let known = "The harbour burned on August 6, 2020. ";
    dated(
        &format!("{known}The Aug. 6 committee met."),
        "August 6, 2020 = 6 Aug 2020 | Aug. 6 = 6 Aug 2020",
    );
    undated(
        &format!("{known}Nobody forgets Aug. 6."),
        "August 6, 2020 = 6 Aug 2020 | Aug. 6 = 6 Aug 2020",
    );
    dated("He was banned after the Feb. 6 attack.", "");
    dated("They left work that Saturday.", "Saturday ?");
    dated("She said that Monday was cold.", "Monday = 24 Jan 2022");
    dated(
        "They on Tuesday suspended classes for all.",
        "Tuesday = 25 Jan 2022",
    );
    // Without it, the name tells no day; a day of these months is this year's.
    dated("The Aug. 6 committee met.", "");
    dated("The Jan. 6 hearing was short.", "Jan. 6 = 6 Jan 2022");
    dated(
        "The mill closed on Jan. 12, 2019, and opened on Jan. 12.",
        "Jan. 12, 2019 = 12 Jan 2019 | Jan. 12 = 12 Jan 2022",
    );
}

#[test]
fn who_speaks_counts_from_the_day_of_speaking() {
    dated("“We began yesterday,” said Ada Quill.", "yesterday ?");
    dated("\"We began yesterday,\" said Ada Quill.", "yesterday ?");
    dated(
        "She said \"no\" and left yesterday.",
        "yesterday = 26 Jan 2022",
    );
}

#[test]
fn a_weekday_of_six_days_ago_may_be_tomorrow() {
    // The day is a Thursday.
    dated("The port reopened Friday.", "Friday ?");
    dated(
        "The port reopened last Friday.",
        "last Friday = 21 Jan 2022",
    );
    dated("The port will reopen Friday.", "Friday = 28 Jan 2022");
    dated("The port won’t reopen Friday.", "Friday = 28 Jan 2022");
    dated(
        "It wouldn't open any earlier than Wednesday.",
        "Wednesday = 2 Feb 2022",
    );
    dated(
        "Parties spoke ahead of Sunday's vote.",
        "Sunday = 30 Jan 2022",
    );
}

#[test]
fn what_says_all_of_its_days_needs_no_day_of_publication() {
    undated(
        "They met on January 25, 2022 in Berlin.",
        "January 25, 2022 = 25 Jan 2022",
    );
    undated(
        "They met on 25 January 2022.",
        "25 January 2022 = 25 Jan 2022",
    );
    undated(
        "It was the 3rd of May 2021.",
        "3rd of May 2021 = 3 May 2021",
    );
    undated(
        "BERLIN - JANUARY 25, 2022: they met.",
        "JANUARY 25, 2022 = 25 Jan 2022",
    );
    undated("It began (2022-01-25).", "2022-01-25 = 25 Jan 2022");
    undated(
        "On Tuesday, Jan. 25, 2022, they met.",
        "Tuesday, Jan. 25, 2022 = 25 Jan 2022",
    );
    undated(
        "From 3 to 5 March 2021 it rained.",
        "3 to 5 March 2021 = 3–5 Mar 2021",
    );
    undated(
        "It rained March 3-5, 2021.",
        "March 3-5, 2021 = 3–5 Mar 2021",
    );
    undated(
        "Between 30 March and 2 April 2021 it rained.",
        "30 March and 2 April 2021 = 30 Mar – 2 Apr 2021",
    );
    undated(
        "In May 2021 and in March, 2020 it rained.",
        "May 2021 = May 2021 | March, 2020 = Mar 2020",
    );
    undated(
        "In the summer of 2019 and in autumn 2020.",
        "summer of 2019 = summer 2019 | autumn 2020 = autumn 2020",
    );
    undated(
        "A talk in early 2022, in mid-June 2021 and late 1999.",
        "early 2022 = Jan–Apr 2022 | mid-June 2021 = 11–20 Jun 2021 | late 1999 = Sep–Dec 1999",
    );
    undated(
        "The third quarter of 2021 and Q1 2022.",
        "third quarter of 2021 = Jul–Sep 2021 | Q1 2022 = Jan–Mar 2022",
    );
    undated(
        "In the 1990s, from 2014 to 2018, in 2019–20.",
        "1990s = 1990–1999 | 2014 to 2018 = 2014–2018 | 2019–20 = 2019–2020",
    );
    undated("It started in 2014, per the paper.", "2014 = 2014");
    undated(
        "The first since the February 2022 invasion.",
        "February 2022 = Feb 2022",
    );
    undated(
        "The 1998 ice storm and a disputed 2020 election.",
        "1998 = 1998 | 2020 = 2020",
    );
    undated(
        "Elected in 2017, he has ruled since 2017.",
        "2017 = 2017 | 2017 = since 2017",
    );
    undated(
        "It will end by March 3, 2030.",
        "March 3, 2030 = by 3 Mar 2030",
    );
}

#[test]
fn what_does_not_say_all_stays_as_written_where_the_article_is_undated() {
    undated("They met on Tuesday.", "Tuesday ?");
    undated(
        "Since Russia struck on February 24, they have talked.",
        "February 24 ?",
    );
    undated("They tried in June of last year.", "June of last year ?");
    undated("Last June, they tried.", "Last June ?");
    undated(
        "He was elected five years ago and called last week.",
        "five years ago ? | last week ?",
    );
    undated("They agreed to meet again in two weeks.", "in two weeks ?");
    undated(
        "He spoke to Putin three times in the past 10 days.",
        "past 10 days ?",
    );
}

#[test]
fn a_date_of_the_text_settles_those_that_count_from_it() {
    undated(
        "He called in early 2022. That ended after a call in September of that year.",
        "early 2022 = Jan–Apr 2022 | September of that year = Sep 2022",
    );
    undated(
        "Macron hosted Putin in 2017. Two years later, they met again.",
        "2017 = 2017 | Two years later = 2019",
    );
    undated(
        "It struck on 4 May 2021. Two days later it ended.",
        "4 May 2021 = 4 May 2021 | Two days later = 6 May 2021",
    );
    undated(
        "It struck on 4 May 2021. The day before, all was calm.",
        "4 May 2021 = 4 May 2021 | day before = 3 May 2021",
    );
    // A day cannot be counted from a year, and a date that is not settled is not passed over.
    undated(
        "It struck in 2021. Two days later it ended.",
        "2021 = 2021 | Two days later ?",
    );
    undated(
        "It struck in 2021. On Tuesday they met. Two years later it ended.",
        "2021 = 2021 | Tuesday ? | Two years later ?",
    );
}

#[test]
fn the_day_of_publication_settles_the_others() {
    dated("They met on Tuesday.", "Tuesday = 25 Jan 2022");
    dated(
        "Macron is set to call Putin on Friday.",
        "Friday = 28 Jan 2022",
    );
    dated(
        "He met Putin last Friday and will again next Friday.",
        "last Friday = 21 Jan 2022 | next Friday = 28 Jan 2022",
    );
    dated(
        "He said Wednesday that he will go on Monday.",
        "Wednesday = 26 Jan 2022 | Monday = 31 Jan 2022",
    );
    dated("On Thursday, he left.", "Thursday = 27 Jan 2022");
    dated(
        "Wednesday's talks took place in Paris.",
        "Wednesday = 26 Jan 2022",
    );
    dated(
        "They tried in June of last year.",
        "June of last year = Jun 2021",
    );
    dated("Last June, they tried.", "Last June = Jun 2021");
    dated("It opened in November.", "November = Nov 2021");
    dated("It will open in November.", "November = Nov 2022");
    dated("It struck on December 24.", "December 24 = 24 Dec 2021");
    dated(
        "The vote on April 10 will decide.",
        "April 10 = 10 Apr 2022",
    );
    dated(
        "Two weeks ago he left, and 10 days ago he returned.",
        "Two weeks ago = week of 10 Jan 2022 | 10 days ago = 17 Jan 2022",
    );
    dated("He was elected five years ago.", "five years ago = 2017");
}

#[test]
fn what_counts_from_the_day_of_publication_is_settled_by_it() {
    dated(
        "They agreed to meet again in two weeks.",
        "in two weeks = week of 7 Feb 2022",
    );
    dated(
        "It was yesterday; tomorrow it ends.",
        "yesterday = 26 Jan 2022 | tomorrow = 28 Jan 2022",
    );
    dated(
        "He spoke three times in the past 10 days.",
        "past 10 days = 17–27 Jan 2022",
    );
    dated(
        "It rained this past week, and it snowed this past weekend.",
        "past week = 20–27 Jan 2022 | past weekend = 22–23 Jan 2022",
    );
    dated(
        "It is set to become a “weather bomb” on Friday.",
        "Friday = 28 Jan 2022",
    );
    dated(
        "This week it rained; next month it will not.",
        "This week = week of 24 Jan 2022 | next month = Feb 2022",
    );
    dated(
        "It rained last week and over the weekend.",
        "last week = week of 17 Jan 2022 | weekend = 22–23 Jan 2022",
    );
    dated(
        "Last year and last summer it rained.",
        "Last year = 2021 | last summer = summer 2021",
    );
    dated(
        "He stays from Monday to Wednesday.",
        "Monday to Wednesday = 24–26 Jan 2022",
    );
    dated(
        "He arrived on Monday and left the following day.",
        "Monday = 24 Jan 2022 | following day = 25 Jan 2022",
    );
    dated(
        "On Monday, Jan. 24, he left.",
        "Monday, Jan. 24 = 24 Jan 2022",
    );
}

#[test]
fn the_verb_says_which_way_a_bare_date_points() {
    dated(
        "They delayed the vote until August.",
        "August = until Aug 2022",
    );
    dated(
        "The vote will be held in September.",
        "September = Sep 2022",
    );
    dated("The case was held in September.", "September = Sep 2021");
    dated(
        "In March, she and her sister, 23, attended a show.",
        "March = Mar 2021",
    );
    dated(
        "All forms due by May 31 are extended.",
        "May 31 = by 31 May 2022",
    );
    dated("It was due to rain on Monday.", "Monday = 31 Jan 2022");
    dated("It closed due to rain on Monday.", "Monday = 24 Jan 2022");
    dated(
        "An inquiry followed following Saturday's attack.",
        "Saturday = 22 Jan 2022",
    );
    dated(
        "It rose from two weeks ago.",
        "two weeks ago = week of 10 Jan 2022",
    );
    // Without a year, a day is not most of a year away.
    dated("It was closed on February 5.", "February 5 = 5 Feb 2022");
    dated("December 15: it begins", "December 15 = 15 Dec 2021");
}

#[test]
fn what_only_looks_like_a_date_is_passed_over() {
    for text in [
        "On the 80th day of the war, they had a 90-minute conversation.",
        "The 250-year-old alliance is 27 years old and spoke for 40 minutes.",
        "Theresa May met April Ryan; they march on and may fall.",
        "He killed 2000 people and ran 1500 meters for $2000.",
        "The Sunday Times and Saturday Night Live ran on Black Friday and every Monday.",
        "Some 24/7 service at 10:30 and 2,021 others, page 1999.5.",
        "It happens on Mondays and every day, in recent weeks and years later than that.",
        "World War II, World No. 3, section 2021-A and room 2014b.",
    ] {
        undated(text, "");
    }
}

#[test]
fn other_languages_have_their_full_dates() {
    let check = |text: &str, language, expected: &str| {
        let mut known = Known::new(None);
        let found = in_sentence(text, Span::whole(text).unwrap(), language, &mut known);
        let told: Vec<String> = found.iter().filter_map(|found| found.when.told()).collect();
        assert_eq!(told.join(" | "), expected, "{text}");
    };
    check(
        "Le 25 janvier 2022 et en mars 2021.",
        Language::French,
        "25 Jan 2022 | Mar 2021",
    );
    check(
        "Am 25. Januar 2022 in Berlin.",
        Language::German,
        "25 Jan 2022",
    );
    check(
        "El 25 de enero de 2022 y en marzo de 2021.",
        Language::Spanish,
        "25 Jan 2022 | Mar 2021",
    );
    check("25 января 2022 года.", Language::Russian, "25 Jan 2022");
    check("3 мая 1904 года.", Language::Other, "3 May 1904");
}

/// Any day of some years.
fn any_day() -> impl Strategy<Value = Date> {
    (1990_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    /// Spans lie in their sentences, apart and in order, whatever the text.
    #[test]
    fn spans_lie_in_their_sentences(
        text in "((on|in|the|last|next|two|3|25|2022|May|June|Monday|to|from|days|weeks|ago|later|of|that|year|,|\\.|–|-|’s|summer|said|will|é) ?){1,40}x",
        published in proptest::option::of(any_day()),
    ) {
        let article = article(text.trim_start(), published);
        let mut at = 0;
        for when in dates(&article) {
            prop_assert!(when.span.start() >= at && !when.span.is_empty());
            at = when.span.end();
            let paragraph = &article.paragraphs()[0];
            prop_assert!(paragraph.sentences.iter().any(|sentence| sentence.contains(when.span)));
            prop_assert_eq!(when.days.is_none(), when.basis == Basis::Open);
        }
    }

    /// A date written out is read as the days it was written from, whatever the day of publication.
    #[test]
    fn a_date_written_out_is_read_back(day in any_day(), published in proptest::option::of(any_day())) {
        for format in ["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%b. %-d, %Y", "%A, %-d %B %Y"] {
            let text = format!("They met on {}.", day.strftime(format));
            let found = dates(&article(&text, published));
            let days: Vec<Option<Interval>> = found.iter().map(|when| when.days).collect();
            prop_assert_eq!(days, vec![Some(Interval::day(day))], "{}", text);
        }
    }

    /// What lies back lies back, what lies ahead lies ahead, and a week, a month and a year are such.
    #[test]
    fn a_settled_date_lies_where_its_words_say(published in any_day(), weekday in 0_usize..7, month in 0_usize..12, count in 1_i64..60) {
        const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let (weekday, month, more) = (WEEKDAYS[weekday], MONTHS[month], count + 1);
        let days = |text: &str| dates(&article(text, Some(published)))[0].days.unwrap();
        let today = Interval::day(published);
        let (back, ahead) = (|days: Interval| days.last() < published, |days: Interval| days.first() > published);
        let had = |days: Interval| days.contains(today);
        for text in [
            format!("They met last {weekday}."), format!("They met last {month}."), "They met last week.".to_owned(),
            "They met last year.".to_owned(), "They met last summer.".to_owned(), format!("They met {count} days ago."),
        ] {
            prop_assert!(back(days(&text)), "{}", text);
        }
        for text in [format!("They meet next {weekday}."), format!("They meet next {month}."), "They meet next month.".to_owned()] {
            prop_assert!(ahead(days(&text)), "{}", text);
        }
        for text in ["They met this week.".to_owned(), "They met this month.".to_owned(), "They met this year.".to_owned(), format!("They met in the past {more} days.")] {
            prop_assert!(had(days(&text)), "{}", text);
        }
        // What is tomorrow's weekday may be tomorrow, where a page was dated too early.
        let met = dates(&article(&format!("They met on {weekday}."), Some(published)))[0].days;
        let tomorrow = published.tomorrow().is_ok_and(|day| format!("{:?}", day.weekday()) == weekday);
        prop_assert_eq!(met.is_none(), tomorrow);
        prop_assert!(met.is_none_or(|days| days.first() <= published));
        let text = format!("They met in {month}.");
        prop_assert!(days(&text).first() <= published, "{}", text);
        for text in [format!("They will meet on {weekday}."), format!("They will meet in {month}.")] {
            prop_assert!(days(&text).last() >= published, "{}", text);
        }
        let text = format!("They met {count} days ago. {count} days later they left.");
        let later = dates(&article(&text, Some(published)));
        prop_assert_eq!(later[1].days, Some(today));
    }
}

#[test]
fn what_any_text_states_by_itself() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = stated(text)
            .map(|(_, days)| format!("{}/{}", days.first(), days.last()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
    check(
        "What was said on December 12, 2023, and later?",
        &["2023-12-12/2023-12-12"],
    );
    check("What fell on the 3rd of May, or yesterday?", &[]);
    check("on 12 Dec 2023", &["2023-12-12/2023-12-12"]);
    check("in February 2024", &["2024-02-01/2024-02-29"]);
    check("from 3 to 5 March 2022", &["2022-03-03/2022-03-05"]);
    check("2022-01-25", &["2022-01-25/2022-01-25"]);
    check("el 25 de enero de 2022", &["2022-01-25/2022-01-25"]);
    check("in 2017", &[]);
    check("on 31 February 2022", &[]);
}
