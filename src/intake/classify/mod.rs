//! Says what each paragraph of one page is, from that page alone.
//!
//! The rules are ideas about pages, not lists of outlets: what asks the reader to do something is furniture, what
//! carries a label before a headline is a teaser, what names who wrote it is a byline, what ends in a picture's
//! credit is a caption, and a line that reads as a headline is a subheading only when the text below takes it up.
//! Losing an article's own words is worse than keeping a teaser: what no rule claims is body.
//!
//! The order matters: [`marks`] judges each paragraph by its own words, then [`opening`] finds the headlines and
//! bylines at the top, [`ending`] the tail of the page, and [`headings`] tells teasers from subheadings.

mod authors;
mod byline;
mod capitals;
mod caption;
mod cues;
mod ending;
mod headings;
mod lead;
mod line;
mod notice;
mod opening;
mod teaser;

use std::collections::HashMap;

use self::line::Line;
use crate::news::{Class, Span};

/// The classes of a page's paragraphs, and the title found in it.
pub(super) struct Classified {
    /// One for each paragraph.
    pub(super) classes: Vec<Class>,
    /// The paragraph that states the title, when it was not stated beside the text.
    pub(super) title: Option<usize>,
}

/// Classifies the `paragraphs` of `body`; `title` and `author` are what was stated beside it.
pub(super) fn classify(
    body: &str,
    paragraphs: &[Span],
    title: Option<&str>,
    author: Option<&str>,
) -> Classified {
    let lines: Vec<Line<'_>> = paragraphs
        .iter()
        .map(|span| Line::new(span.slice(body)))
        .collect();
    let mut classes: Vec<Option<Class>> = lines.iter().map(|line| marks(line, author)).collect();
    lists(&lines, &mut classes);
    caption::titles(&lines, &mut classes);
    let stated = title;
    let title = opening::opening(&lines, &mut classes, title);
    let found = title.paragraph.and_then(|number| lines.get(number));
    if stated
        .or(found.map(|line| line.text))
        .is_some_and(is_correction)
    {
        corrections(&lines, &mut classes);
    }
    ending::ending(&lines, &mut classes);
    authors::authors(&lines, &mut classes);
    let sheet = capitals::capitals(&lines, &mut classes);
    headings::headings(&lines, &mut classes, title.words.as_deref(), &sheet);
    Classified {
        classes: classes
            .into_iter()
            .map(|class| class.unwrap_or(Class::Body))
            .collect(),
        title: title.paragraph,
    }
}

/// Whether a title, or a paragraph, says that what follows corrects something.
fn is_correction(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find(|word| !word.is_empty()).is_some_and(|first| {
        let first = first.to_lowercase();
        let one = first.strip_suffix('s').unwrap_or(&first);
        matches!(one, "correction" | "clarification")
    })
}

/// Gives back the paragraphs of an article that is a correction itself: on any other page they are notes to the reader.
fn corrections(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    for (line, class) in lines.iter().zip(classes) {
        if *class == Some(Class::Furniture) && is_correction(line.text) && line.is_stopped {
            *class = None;
        }
    }
}

/// How often a label comes before the page is a list of it.
const LABELS_MIN: usize = 3;

/// Gives back the lines of a list whose items all carry one label, which alone look like teasers.
fn lists(lines: &[Line<'_>], classes: &mut [Option<Class>]) {
    let mut labels: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        if classes.get(number) == Some(&Some(Class::Furniture))
            && teaser::is_labelled(line)
            && let Some(label) = teaser::own_label(line)
        {
            labels.entry(label).or_default().push(number);
        }
    }
    for number in labels
        .into_values()
        .filter(|found| found.len() >= LABELS_MIN)
        .flatten()
    {
        if let Some(class) = classes.get_mut(number) {
            *class = None;
        }
    }
}

/// What a paragraph is by its own words, if they tell.
fn marks(line: &Line<'_>, author: Option<&str>) -> Option<Class> {
    if !line.text.contains(char::is_alphanumeric) {
        return Some(Class::Furniture);
    }
    if author.is_some_and(|author| line.text == author) || byline::is_byline(line) {
        return Some(Class::Byline);
    }
    if notice::is_notice(line) || teaser::is_labelled(line) {
        return Some(Class::Furniture);
    }
    caption::is_caption(line).then_some(Class::Caption)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::paragraphs::paragraphs;

    /// Checks a page given as lines `class: text`; its title is stated.
    #[track_caller]
    fn check(page: &str) {
        let lines: Vec<(&str, &str)> = page
            .lines()
            .filter_map(|line| line.trim().split_once(": "))
            .collect();
        let body = lines
            .iter()
            .map(|(_, text)| *text)
            .collect::<Vec<_>>()
            .join("\n\n");
        let found = classify(
            &body,
            &paragraphs(&body),
            Some("Harbour reopens after the storm"),
            None,
        );
        let found: Vec<&str> = found.classes.into_iter().map(Class::as_str).collect();
        let expected: Vec<&str> = lines.iter().map(|(class, _)| *class).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn a_correction_is_told_by_an_article_that_is_one() {
        let page = "Correction: An earlier report gave 17 ships. There were fourteen, the harbour said.\n\n\
                    The number of crew is unchanged.";
        let classes = |title| classify(page, &paragraphs(page), Some(title), None).classes;
        assert_eq!(classes("Correction: harbour"), [Class::Body, Class::Body]);
        assert_eq!(
            classes("Harbour reopens after the storm"),
            [Class::Furniture, Class::Body]
        );
    }

    #[test]
    fn names_and_times_at_the_top_are_bylines() {
        check(
            "byline: Jane Roe
             byline: The Example Herald
             byline: Updated March 16, 2015, 9:09 p.m. ET
             body: The harbour reopened on Monday after three days of wind.
             body: Ships left at noon, said the harbour master.
             byline: Contributing: John Doe, Example Times
             byline: Follow Jane Roe on Twitter: @janeroe",
        );
        // The head of a fixture is none.
        check(
            "body: Harbour Park
             body: Friday, 25 February
             body: 2000 GMT
             body: The teams meet for the third time in this season.",
        );
    }

    #[test]
    fn labelled_teasers_are_furniture() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             furniture: More:Nine towns without light as wind turns
             furniture: Who is the mayor?7 facts about a quiet man
             furniture: PHOTOS: Best of the regatta in pictures
             furniture: Related: How sailors read the clouds
             body: Ships left at noon, said the harbour master.",
        );
        // The label of every item is not a teaser's.
        check(
            "body: The jury met on Monday and chose these.
             body: Could win:Anna Bell, for a song
             body: Could win:Carl Dean, for a play
             body: Could win:Eve Frost, for a book
             body: The prizes are given on Friday evening.",
        );
    }

    #[test]
    fn invitations_and_disclosures_are_furniture() {
        check(
            "furniture: A version of this story appeared in our newsletter. To get it in your inbox, sign up for free here.
             body: The harbour reopened on Monday after three days of wind.
             furniture: Need a break? Play the daily crossword puzzle.
             body: To sail again, crews can subscribe to the harbour's list today starting at noon.
             body: \"Download the harbour app and sign up for alerts,\" the master said in a statement.
             furniture: Purchases you make through our links may earn us a commission.
             furniture: This story has been updated with additional information.",
        );
    }

    #[test]
    fn a_subheading_is_taken_up_and_a_teaser_is_not() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             subheading: Ferries wait for the wind to turn
             body: The ferries stay, because the wind has not turned, the company said.
             furniture: Star striker joins Northern club on a free transfer
             body: Crews used the days to paint their boats, said the harbour master.
             furniture: Parliament votes on a new budget for schools",
        );
    }

    #[test]
    fn captions_are_told_by_their_credit() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             caption: Ships leave the harbour on Monday. Jane Roe/AP
             caption: The harbour at noon (Image credit: John Doe/Example Images)
             caption: Gulls stand on the quay. Hide Caption 1 of 9 Photos: A storm in pictures A ship leaves.
             body: A senator (left, in the picture of his party) has a say.
             body: The band AC/DC plays on Friday.",
        );
    }

    #[test]
    fn what_follows_the_end_of_the_story_is_furniture() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             body: Ships left at noon, said the harbour master.
             body: The wind had torn two roofs off, and nobody was hurt.
             body: The mayor thanked the crews that had kept watch at night.
             body: The next storm is not expected before the end of the week.
             byline: Jane Roe in Brussels contributed.
             furniture: Example Top Stories
             furniture: Striker joins club
             furniture: The striker has joined the club, which was not what anybody had thought.
             furniture: Parliament votes
             furniture: Parliament has voted for the budget, as was thought by everybody.",
        );
    }
    #[test]
    fn a_label_in_capitals_announces_a_story_or_is_one_of_a_sheet() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             furniture: HARBOUR TAXES: Who pays for the new quay
             body: Ships left at noon, said the harbour master.
             furniture: REGATTA CENTRAL: All results, crews and pictures of the week.
             body: The wind had torn two roofs off, and nobody was hurt.",
        );
        check(
            "body: WHO SAID IT: Anna Bell
             body: THE OFFICE: Harbour master
             body: THE FORUM: News release issued on the 18th of August
             body: THE COMMENT: The quay is safe and was never closed.
             body: The quay was closed for three days, as pictures show, and the wind tore two roofs off.",
        );
    }

    #[test]
    fn a_bare_question_is_the_texts_own() {
        check(
            "body: The harbour reopened on Monday after three days of wind.
             subheading: What do you see as the matters that move those who vote this year?
             body: Wages, rent and the price of bread, as ever before.
             subheading: Q: Which of your books would you give to a young sailor before a storm?
             body: None of them, because he would be better off with a lamp.
             furniture: Knots explained: which of them would you tie around a bollard at noon?
             body: The second of them is about a lighthouse, and it sold well.",
        );
    }

    #[test]
    fn a_note_on_an_author_names_whom_the_story_does_not() {
        let story = "body: The harbour reopened on Monday after three days of wind.
             body: Ships left at noon, said the harbour master, Anna Bell.
             body: The wind had torn two roofs off, and nobody was hurt.
             body: The mayor thanked the crews that had kept watch at night.
             body: The next storm is not expected before the end of the week.";
        check(&format!(
            "{story}
             byline: Jane Roe is a professor of engineering at Example University."
        ));
        check(&format!(
            "{story}
             body: Anna Bell is a member of the harbour board and of two choirs."
        ));
    }

    #[test]
    fn the_page_itself_is_furniture() {
        check(
            "furniture: This page reflects the news from Monday. For the latest updates, read our live coverage.
             body: The harbour reopened on Monday after three days of wind.
             furniture: Prefer to listen? Check out the Harbour Morning podcast:
             furniture: Read more about how the crews kept watch.
             furniture: To see pictures of the storm, click here.
             furniture: Like knowing which ships come? Join our Facebook group Quay Watch.
             furniture: Read Jane Roe's full column.
             body: The crews follow along the quay wherever you find them, and listen.
             furniture: Regatta results: Who is leading? Follow along as we track every race.
             furniture: The views expressed in this column are the author's own.",
        );
    }

    #[test]
    fn the_head_of_an_entry_is_cut_off_and_set_aside() {
        let body = "7:50 pm ET May 25, 2026 Share this update Ships leave the harbour at noon.\n\n\
                    The master may share this update with 9 crews.";
        let spans = paragraphs(body);
        let found = classify(body, &spans, Some("Harbour reopens"), None);
        let found: Vec<(&str, &str)> = spans
            .iter()
            .zip(found.classes)
            .map(|(span, class)| (class.as_str(), span.slice(body)))
            .collect();
        assert_eq!(
            found,
            [
                ("furniture", "7:50 pm ET May 25, 2026 Share this update"),
                ("body", "Ships leave the harbour at noon."),
                ("body", "The master may share this update with 9 crews."),
            ]
        );
    }
}
