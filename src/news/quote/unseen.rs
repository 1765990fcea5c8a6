//! Invented sentences for the shapes that articles of other outlets were read wrongly in.

use super::tests::check;

#[test]
fn a_speaker_set_apart_from_the_verb() {
    check(
        "“The dam holds,” Ada Quill, a spokeswoman for the city told the Norwold Times. “It is dry,” she said.",
        &[
            "Ada Quill (named): The dam holds,",
            "Ada Quill (resolved): It is dry,",
        ],
    );
    check(
        "Ada Quill, a professor at the University of Norwold, Westport, said the dam was “sure to hold.”",
        &["Ada Quill (named): sure to hold."],
    );
    check(
        "The dam was “very clear” to see, said another author, Ada Quill, head of tides at Norwold.",
        &["Ada Quill (named): very clear"],
    );
    check(
        "Bran Oake agreed that the rise of the river sets up a dilemma, saying that the “dam will hold”.",
        &["Bran Oake (named): dam will hold"],
    );
    check(
        "NORWOLD − Gov. Ada Quill assailed the council, warning that it would “drown us all.”",
        &["Ada Quill (named): drown us all."],
    );
    check(
        "Favorite quote: “Let us build our lives by the water.” — Ada Quill",
        &["Ada Quill (named): Let us build our lives by the water."],
    );
}

#[test]
fn a_verb_that_belongs_to_somebody_else() {
    check(
        "Bran Oake fled from a mob that stormed the gate and chanted, “Down with Oake.”",
        &["mob (named): Down with Oake."],
    );
    check(
        "Ada Quill testified that Bran Oake called her that day in a “heated” exchange.",
        &["Ada Quill (named): heated"],
    );
    check(
        "Ada Quill said that “it holds”, the Norwold Times reported.",
        &["Ada Quill (named): it holds"],
    );
    check(
        "It was late in the town that the mother and son shared, and Oake “still had mud on his boots”, the Norwold Times reports.",
        &["Norwold Times (named): still had mud on his boots"],
    );
    check(
        "“It holds,” a spokesman said, echoing Ada Quill’s repeated claim that the dam was “as sound as a bell.”",
        &[
            "spokesman (named): It holds,",
            "Ada Quill (named): as sound as a bell.",
        ],
    );
    check(
        "The dam was described by engineers as a “ruin waiting to fall.”",
        &["engineers (named): ruin waiting to fall."],
    );
    check(
        "As Ada Quill spoke, Bran Oake wiped his brow.\n“It has been a long night,” he said.",
        &["Bran Oake (resolved): It has been a long night,"],
    );
}

#[test]
fn a_name_is_no_more_and_no_less() {
    check(
        "The crowd shouted. “Drown Mary Quill!” said Oake. Mary Quill left. “It holds,” Quill said.",
        &[
            "Oake (named): Drown Mary Quill!",
            "Mary Quill (named): It holds,",
        ],
    );
    check(
        "Mary Quill runs the dam with Bran Oake. Added Quill, “It holds, and it will for years.”",
        &["Mary Quill (named): It holds, and it will for years."],
    );
    check(
        "Tony Leon lost. And star Duane “The Gate” Oake was all smiles. “The dam was so bad they closed it,” he said.",
        &["Duane Oake (resolved): The dam was so bad they closed it,"],
    );
    check(
        "The Dam and River Administration announced a “common understanding” with the miners.",
        &["Dam and River Administration (named): common understanding"],
    );
    check(
        "Charity Engineers Against Floods says the dam is “unsafe to enter”.",
        &["Charity Engineers Against Floods (named): unsafe to enter"],
    );
    check(
        "Gov. Ada Quill ordered flags to be lowered.\n“It is a loss to us all,” the governor said.",
        &["Ada Quill (resolved): It is a loss to us all,"],
    );
    check(
        "Former President Bran Oake met former Vice President Tom Holm. Holm was late. The former president said the dam was “sound enough.”",
        &["Bran Oake (resolved): sound enough."],
    );
    check(
        "Shelter manager Tom Holm said the center is housing 74 people. “They want to go home,” he said.",
        &["Tom Holm (resolved): They want to go home,"],
    );
}

#[test]
fn speech_that_is_read_out_or_goes_on() {
    check(
        "“We shall be grateful to the miners for ever,” the statement read in part. “We are honored by that.”",
        &[
            "statement (named): We shall be grateful to the miners for ever,",
            "statement (carried): We are honored by that.",
        ],
    );
    check(
        "“The dam will hold,” said Tom Holm. Holm was not there.\n“It was dry as chalk when they left.”",
        &[
            "Tom Holm (named): The dam will hold,",
            "Tom Holm (carried): It was dry as chalk when they left.",
        ],
    );
    check(
        "Norwold boss Tom Holm: \"We are resolute and fully expect to win. \"I thought we were calm. \"It is what we want.\"",
        &[
            "Tom Holm (named): We are resolute and fully expect to win.",
            "Tom Holm (carried): I thought we were calm.",
            "Tom Holm (carried): It is what we want.",
        ],
    );
    check(
        "The dam is “expected to fall”, said Ada Quill in the Norwold Times. It all “came about so fast” that nobody left.",
        &[
            "Ada Quill (named): expected to fall",
            "Ada Quill (carried): came about so fast",
        ],
    );
    check(
        "The firm said it was “too early” to tell how much was lost, but that there were “no signs of a leak.”",
        &[
            "firm (named): too early",
            "firm (resolved): no signs of a leak.",
        ],
    );
    check(
        "They suggest that although the “exact course is obscure,” the dam fell.",
        &["? (unclear): exact course is obscure,"],
    );
}

#[test]
fn titles_and_terms_beside_a_verb() {
    for text in [
        "Ada Quill continued to read of which “ite” was what, and said so.",
        "Ada Quill posted films with titles like “The Dam Will Fall Upon You All!” and left.",
        "It was the flood that led Ada Quill to write “Defence of the Dam”, later a song.",
        "A blue field (referred to as the “union”) bears stars, and so it was.",
        "The dye called “Bright Green,” Ada Quill said, is safe.",
        "The term “dam-washing” means a trick, said Ada Quill.",
    ] {
        check(text, &[]);
    }
    check(
        "To snub the series “must be sad”, said Ada Quill.",
        &["Ada Quill (named): must be sad"],
    );
    check(
        "Millers have an old saying: “He who holds the gate holds the river.”",
        &["? (unclear): He who holds the gate holds the river."],
    );
}
