//! Invented sentences for the shapes that articles of other outlets were read wrongly in.

use super::check;

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

#[test]
fn a_reading_or_a_caption() {
    check(
        "The report reads: “Roads by the dam are almost certain to flood.”\n“It will be costly,” it continues.",
        &[
            "report (named): Roads by the dam are almost certain to flood.",
            "report (resolved): It will be costly,",
        ],
    );
    check(
        "“More water came down than in all of our years,” reads the post in a caption.",
        &["post in a caption (named): More water came down than in all of our years,"],
    );
    check("A sign read: “Down with dams”.", &[]);
}

#[test]
fn whoever_stands_right_after_the_speech() {
    check(
        "“There is no other way across the water,” Lawrence Holm, co-host of the river show Throwing Stones told me.",
        &["Lawrence Holm (named): There is no other way across the water,"],
    );
    check(
        "Warden Quill and the miller’s words were from Ada Holm, who said she was “not amused” by that.",
        &["Ada Holm (named): not amused"],
    );
    check(
        "U.S. Secretary of State Mary Quill, speaking in Norwold, said Norwold’s friends are here so that “all of it” holds.",
        &["Mary Quill (named): all of it"],
    );
    check(
        "The council never thought of leaving – saying in the end that the dam was a “sad tale.”",
        &["council (named): sad tale."],
    );
}

#[test]
fn somebody_told_of_in_other_words() {
    check(
        "Jim Falk, a passenger on the ship, appeared to fight back tears in a film shared on the net. “It is the hardest part,” he said.",
        &["Jim Falk (resolved): It is the hardest part,"],
    );
    check(
        "Mary Quill met Jim Falk. A 45-year-old mother from Norwold, Quill is a miller. She has called the dam a “tragedy.”",
        &["Mary Quill (resolved): tragedy."],
    );
    check(
        "Norwold Dams Inc. runs a mill near Westport. Norwold Dams Inc. made an offer that it described as its “best and last”.",
        &["Norwold Dams Inc. (resolved): best and last"],
    );
    check(
        "Quill’s mate Kevin Oake spoke of his belief that Mary Quill could have “kept quiet”.",
        &["Kevin Oake (resolved): kept quiet"],
    );
    check(
        "At the time Kevin Oake replied saying he respects “all walks of life”.",
        &["Kevin Oake (named): all walks of life"],
    );
    check(
        "Kevin Oake was accused by the Norwold Council of a “cover-up” there.",
        &["Norwold Council (named): cover-up"],
    );
    check(
        "As the name suggests, the Norwold Council demands that all “make a move at once”.",
        &["Norwold Council (named): make a move at once"],
    );
    check(
        "It is milder than it was, the Evening Gazette said. It would “help us all to get by”, said the Evening Gazette.",
        &["Evening Gazette (named): help us all to get by"],
    );
}

#[test]
fn what_is_left_without_a_speaker() {
    for text in [
        "A man in his forties, described as being “on the water” then, was held, and Oake left.",
        "Two storms threatened to roll over the land in the next days before a possible “river in the air”.",
        "According to Ada Quill, the author of “How Dams Are Stealing the Light From Us All,” it will be hard.",
        "Quill sang for this year’s “Little Dam,” plus wrote songs for the miller.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_a_fresh_reading_showed() {
    check(
        "“It is our first care,” a spokesperson for the dam, told the Norwold Times. “We are ready,” she said.",
        &[
            "spokesperson for the dam (named): It is our first care,",
            "spokesperson for the dam (resolved): We are ready,",
        ],
    );
    check(
        "“It is a grave storm,” Mary Quill, of the University of Norwold, Westport, said.",
        &["Mary Quill (named): It is a grave storm,"],
    );
    check(
        "The High Chief of Dams, Mary Quill, has said that it is in a “full-fledged crisis” now.",
        &["Mary Quill (named): full-fledged crisis"],
    );
    check(
        "Gov. Mary Quill at the time hailed “a tremendous life of work.”",
        &["Mary Quill (named): a tremendous life of work."],
    );
    check(
        "Most still regard it, in Mary Quill’s words, as “the least worst place” for it.",
        &["Mary Quill (named): the least worst place"],
    );
    check(
        "The town was prepared to “work the dark side”, as the then mayor Mary Quill put it.",
        &["Mary Quill (named): work the dark side"],
    );
    check(
        "Most millers believe the dam helps, and that they “recoil in horror” at times, said the Norwold Times.",
        &["Norwold Times (named): recoil in horror"],
    );
    check(
        "An analysis from Norwold found the dam would “nudge the river in the right direction.”",
        &["analysis from Norwold (named): nudge the river in the right direction."],
    );
    check(
        "Mary Quill met Jim Falk. Similarly, Quill won’t speak of it.\n“I feel very lucky,” she says.",
        &["Mary Quill (resolved): I feel very lucky,"],
    );
    check(
        "“How can I help?” asked Bran Oake. The 47-year-old was tired.\n“It is a strain out here.”",
        &[
            "Bran Oake (named): How can I help?",
            "Bran Oake (carried): It is a strain out here.",
        ],
    );
    check("The dam, also called the “Eight-Burst,” is old.", &[]);
    check(
        "“It will be back,” Mary Quill told “The Morning Show” in May.",
        &["Mary Quill (named): It will be back,"],
    );
}

#[test]
fn what_another_fresh_reading_showed() {
    check(
        "The millers are ready, council spokesman Jim Falk said on Monday, and “closer than they have ever been” to it.",
        &["Jim Falk (named): closer than they have ever been"],
    );
    check(
        "“We are closer than ever” to an end, Norwold Council spokesman Jim Falk reiterated Monday.",
        &["Jim Falk (named): We are closer than ever"],
    );
    check(
        "It would welcome “80,000 glad fans” over two weeks, the Norwold Mail reported.",
        &["Norwold Mail (named): 80,000 glad fans"],
    );
    check(
        "But when President Bran Oake came on Sunday, he told Jim Falk “we are going to raze that dam,” Falk told the Norwold Times.",
        &["Bran Oake (resolved): we are going to raze that dam,"],
    );
    check(
        "“We thank the millers,” said the dam’s president and CEO Mary Quill in a note.",
        &["Mary Quill (named): We thank the millers,"],
    );
    check(
        "After Mary Quill called to concede at nine, Jim Falk entered the room.\n“We need to unite now,” he said.",
        &["Jim Falk (resolved): We need to unite now,"],
    );
    check(
        "For those who love corn the treat can be light, says Jim Falk, who recalls his mother. “Why is it loved so?” he said.",
        &["Jim Falk (resolved): Why is it loved so?"],
    );
    check(
        "The paper sets apart “a full life and a smooth career in the trade,” the note read.",
        &["note (named): a full life and a smooth career in the trade,"],
    );
    check(
        "Quill is a Norwold miller described as a “sharp mind in a dull town” by nobody.",
        &[],
    );
    check(
        "Wright Falk responded by describing the dam as “the future of it all”. “I love it,” Falk said.",
        &[
            "Wright Falk (named): the future of it all",
            "Wright Falk (named): I love it,",
        ],
    );
}
