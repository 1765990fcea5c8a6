//! What stands beside a date, and says which it is.

use super::*;

#[test]
fn a_year_that_stands_before_its_day_is_its_year() {
    undated(
        "The dam was built in 1925. It broke that year on May 8.",
        "1925 = 1925 | that year = 1925 | May 8 = 8 May 1925",
    );
    dated(
        "It broke last year, on May 8.",
        "last year = 2021 | May 8 = 8 May 2021",
    );
    dated(
        "It broke last year on 8 May in rain.",
        "last year = 2021 | 8 May = 8 May 2021",
    );
}

#[test]
fn a_part_of_the_day_may_part_a_weekday_from_its_date() {
    undated(
        "It would reach the town by Sunday morning, May 23, 2021.",
        "Sunday morning, May 23, 2021 = by 23 May 2021",
    );
    // The weekday tells the year.
    dated(
        "It would reach the town by Sunday morning, May 23.",
        "Sunday morning, May 23 = by 23 May 2021",
    );
    dated("It broke on Sunday morning.", "Sunday = 23 Jan 2022");
}

#[test]
fn what_tells_of_what_is_to_come_is_itself_over() {
    dated(
        "Monday court filings show that the port will close.",
        "Monday = 24 Jan 2022",
    );
    dated(
        "A Monday statement says it will close.",
        "Monday = 24 Jan 2022",
    );
    dated("A Monday meeting will tell.", "Monday = 31 Jan 2022");
}

#[test]
fn what_is_awaited_or_lasts_is_ahead() {
    dated(
        "The port was shut until Monday.",
        "Monday = until 31 Jan 2022",
    );
    dated(
        "They finished plans for Monday's anticipated end of the ban.",
        "Monday = 31 Jan 2022",
    );
    dated(
        "It gave the union a heads up Monday.",
        "Monday = 24 Jan 2022",
    );
}

#[test]
fn what_was_only_said_is_told_apart() {
    let of_speech = |text: &str| -> Vec<bool> {
        let article = article(text, Some(date(2022, 1, 27)));
        dates(&article).iter().map(|when| when.of_speech).collect()
    };
    assert_eq!(
        of_speech("Over the weekend, a source told the Gazette of it."),
        [true]
    );
    assert_eq!(
        of_speech("In a blog post Wednesday, Norwold pointed to rain."),
        [true]
    );
    assert_eq!(of_speech("In the harbour Wednesday, cranes fell."), [false]);
}

#[test]
fn a_page_that_tells_of_later_days_as_past_has_no_weekdays() {
    dated(
        "They met on Feb. 10. They parted on Feb. 14. The port reopened Tuesday.",
        "Feb. 10 = 10 Feb 2022 | Feb. 14 = 14 Feb 2022 | Tuesday ?",
    );
    dated(
        "They will meet on Feb. 10 and will part on Feb. 14. The port reopened Tuesday.",
        "Feb. 10 = 10 Feb 2022 | Feb. 14 = 14 Feb 2022 | Tuesday = 25 Jan 2022",
    );
}

#[test]
fn a_day_most_of_a_year_back_is_not_guessed_at() {
    dated("They dismissed him on March 10.", "March 10 ?");
    dated("They dismissed him on April 10.", "April 10 = 10 Apr 2021");
    dated(
        "They will dismiss him on March 10.",
        "March 10 = 10 Mar 2022",
    );
}

#[test]
fn a_year_may_only_tell_a_thing_apart() {
    let of_noun = |text: &str| -> Vec<bool> {
        let article = article(text, None);
        dates(&article).iter().map(|when| when.of_noun).collect()
    };
    assert_eq!(of_noun("She wrote the 2019 book on dams."), [true]);
    assert_eq!(of_noun("The dam broke in 2019 after rain."), [false]);
}

#[test]
fn what_happened_is_told_from_how_things_stood() {
    #[track_caller]
    fn check(text: &str, expected: Tells) {
        let article = article(text, Some(date(2022, 1, 27)));
        let tells: Vec<Tells> = dates(&article).iter().map(|when| when.tells).collect();
        assert_eq!(tells, [expected], "{text}");
    }
    let happens = |text| check(text, Tells::Happening);
    let stands = |text| check(text, Tells::State);
    happens("The dam gave way on Tuesday.");
    happens("The council will vote on Friday.");
    happens("The council is holding a vote on Friday.");
    happens("Ferries will run again starting Monday.");
    happens("Ida Holm was sworn in on Monday.");
    stands("There were 91 cases as of Tuesday.");
    stands("Prices have risen since March.");
    stands("More ships came than in 2019.");
    stands("It is the first visit since the May 2021 flood.");
    stands("Ida Holm, born in 1950, runs the harbour.");
    stands("Today, schools are stretched thin.");
    stands("The strike could start on Friday.");
    stands("The storm is forecast to weaken by Friday.");
    stands("“A strike on Friday would hurt the harvest,” said Ida Holm.");
    stands("The harbour lost 91 ships, according to data published on Tuesday.");
    stands("The council voted for a bill designating June 19 a holiday.");
    stands("Some 75% of outlets lost goods throughout 2020.");
    check(
        "Ida Holm greets crowds at the dam on May 3, 2021.",
        Tells::Scene,
    );
    let article = article("Oregon marks it every June 19.", Some(date(2022, 1, 27)));
    assert_eq!(dates(&article), [], "a day of every year is of none");
}
