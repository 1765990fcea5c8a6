//! Forms of marks and of attributions, made by hand: broken and nested marks, transcripts, lists, what is no speech.

use super::check;

#[test]
fn marks_on_one_side() {
    let both = &[
        "Ada Quill (named): The dam holds,",
        "Ada Quill (carried): It always has.",
    ];
    check(
        "“The dam holds, Ada Quill told reporters. “It always has.”",
        both,
    );
    check(
        "The dam holds,” Ada Quill told reporters. “It always has.”",
        both,
    );
    check(
        "“The dam holds,“ Ada Quill told reporters. “It always has.“",
        both,
    );
    check(
        "”The dam holds,” Ada Quill told reporters. ”It always has.”",
        both,
    );
    check(
        "„The dam holds,“ Ada Quill told reporters. „It always has.“",
        both,
    );
    check(
        "``The dam holds,'' Ada Quill told reporters. ``It always has.''",
        both,
    );
    check(
        "Anna Quill said: “We will not leave. “We will stay,” she added.",
        &[
            "Anna Quill (named): We will not leave.",
            "Anna Quill (resolved): We will stay,",
        ],
    );
    check(
        "Ada Quill said the dam must hold. “We have no other choice, and we never had.\n\nBoris Oake disagreed. “It is old,” he said.",
        &[
            "Ada Quill (carried): We have no other choice, and we never had.",
            "Boris Oake (resolved): It is old,",
        ],
    );
}

#[test]
fn marks_within_marks() {
    check(
        "“He told me “it will never hold” before he left,” Ada Quill said.",
        &["Ada Quill (named): He told me “it will never hold” before he left,"],
    );
    check(
        "‘He told me “it will never hold” before he left,’ Ada Quill said.",
        &["Ada Quill (named): He told me “it will never hold” before he left,"],
    );
    check(
        "\"He said: 'You must leave,' and I left,\" Ada Quill recalled.",
        &["Ada Quill (named): He said: 'You must leave,' and I left,"],
    );
    check(
        "\"I told him, \"You must leave.\" He did,\" Ada Quill said.",
        &["Ada Quill (named): I told him, \"You must leave.\" He did,"],
    );
}

#[test]
fn speech_over_several_paragraphs() {
    check(
        "“The dam will hold this winter.\n\n“It will hold the next one too.\n\n“And after that we shall see,” Ada Quill said.",
        &[
            "Ada Quill (carried): The dam will hold this winter.",
            "Ada Quill (carried): It will hold the next one too.",
            "Ada Quill (named): And after that we shall see,",
        ],
    );
}

#[test]
fn transcripts_lists_and_signatures() {
    check(
        "Ada Quill opened the session. Boris Oake replied.\n\nQUILL: \"The dam will hold.\"\n\nOAKE: \"I doubt that very much.\"",
        &[
            "Ada Quill (named): The dam will hold.",
            "Boris Oake (named): I doubt that very much.",
        ],
    );
    check(
        "What they said:\n\n• Ada Quill, minister: “The dam will hold.”\n\n• “I doubt that very much.” – Boris Oake, miller",
        &[
            "Ada Quill (named): The dam will hold.",
            "Boris Oake (named): I doubt that very much.",
        ],
    );
    check(
        "“The dam will hold.” (Ada Quill, minister)",
        &["Ada Quill (named): The dam will hold."],
    );
    check(
        "Q: “Will the dam hold?”\n\nA: “It will hold.”",
        &[
            "? (unclear): Will the dam hold?",
            "? (unclear): It will hold.",
        ],
    );
    check(
        "“Will it hold for another winter?” asked another. “So many words are disappearing,” said another.",
        &[
            "? (unclear): Will it hold for another winter?",
            "? (unclear): So many words are disappearing,",
        ],
    );
}

#[test]
fn no_speech() {
    check(
        "Ada Quill’s so-called “dam doctrine” is “old hat” to many.",
        &[],
    );
    check(
        "The “Norwold Accord” and the “dam for all” slogan were on every wall.",
        &[],
    );
    check("The paper’s front page read “Dam To Be Closed”.", &[]);
    check(
        "The “mayor of the dam,” as he is known, Boris Oake, left on Monday.",
        &[],
    );
}

#[test]
fn words_passed_on_in_talks() {
    check(
        "Speaking through an interpreter, Ada Quill said: “The dam will hold.” “It always has,” she added in French.",
        &[
            "Ada Quill (named): The dam will hold.",
            "Ada Quill (resolved): It always has,",
        ],
    );
    check(
        "Ada Quill quoted her predecessor, Boris Oake, as saying that the dam “will never hold”.",
        &["Boris Oake (named): will never hold"],
    );
    check(
        "According to the Kremlin, Quill told Oake that the plan was “unacceptable to the town”.",
        &["Quill (named): unacceptable to the town"],
    );
    check(
        "Quill said the alliance would respond “swiftly and severely” to it, and Oake, her deputy, vowed that it “would not blink”.",
        &[
            "Quill (named): swiftly and severely",
            "Oake (named): would not blink",
        ],
    );
    check(
        "The foreign ministers of France, Germany and Norwold said the dam was “a matter of concern to all of us”.",
        &[
            "foreign ministers of France, Germany and Norwold (named): a matter of concern to all of us",
        ],
    );
    check(
        "“We regret the flood,” a statement by the Kremlin read.",
        &["Kremlin (named): We regret the flood,"],
    );
    check(
        "Ada Quill called for millers to “unite forces” and hopes to “rebuild the whole of the dam” by May.",
        &[
            "Ada Quill (named): unite forces",
            "Ada Quill (named): rebuild the whole of the dam",
        ],
    );
    check(
        "But the union letter to millers said the town would “refuse to protect the dam from the flood.”",
        &["union letter to millers (named): refuse to protect the dam from the flood."],
    );
}

#[test]
fn names_that_look_like_other_words() {
    check(
        "Judge Anna Winter said that “21 millers had left”. Crew members of the ferry Norwold Star had warned that “it will sink”.",
        &[
            "Anna Winter (named): 21 millers had left",
            "Crew members of the ferry Norwold Star (named): it will sink",
        ],
    );
    check(
        "Officials from the United States and Norwold said the talks were “frank and constructive”. Norwold-based Quill Airways said it “had no plans”.",
        &[
            "Officials from the United States and Norwold (named): frank and constructive",
            "Quill Airways (named): had no plans",
        ],
    );
    check(
        "Rich King of Norwold Surf Fishing warned millers to be wary.\n\n“We stand in the surf,” he said. “It washes up,” says norwold.co.uk.",
        &[
            "Rich King (resolved): We stand in the surf,",
            "norwold.co.uk (named): It washes up,",
        ],
    );
    check(
        "“We always want to be at the dam by night,” Day said. Anna Quill, who Oake says “never leaves the dam”, was away.",
        &[
            "Day (named): We always want to be at the dam by night,",
            "Oake (named): never leaves the dam",
        ],
    );
    check(
        "A lawyer representing the Oake family said it was “a very sad day”. Anna Quill airs “The Long Flood!” by night, the letter says.",
        &["lawyer (named): a very sad day"],
    );
}

#[test]
fn a_person_by_what_is_told_of_them() {
    check(
        "It sparks outrage, with Oake’s fiancée, Hatice Quill, accusing him of it.\n\n“The decision is horrible to us,” she said.",
        &["Hatice Quill (resolved): The decision is horrible to us,"],
    );
    check(
        "The White House said it was no longer describing the flood as “imminent for anybody,” suggesting a message.",
        &["White House (named): imminent for anybody,"],
    );
    check(
        "Marin Oake and her party have a plan. Marin Oake says she has it. The dam has a “gate for all”, said the Norwold Times. She “broadly backs the millers”, said the paper.",
        &[
            "Norwold Times (named): gate for all",
            "Norwold Times (resolved): broadly backs the millers",
        ],
    );
}

#[test]
fn of_one_name_whoever_the_text_is_about() {
    check(
        "Mayor Boris Quill came with his wife, Anna Quill. “It is late,” Quill said. “We like it,” she said.",
        &[
            "Boris Quill (named): It is late,",
            "Anna Quill (resolved): We like it,",
        ],
    );
}

#[test]
fn whom_the_text_does_not_settle() {
    check(
        "Anna Quill and Mary Oake met on Monday. “We had a good talk,” she said.",
        &["? (unclear): We had a good talk,"],
    );
    check(
        "John Quill, the prime minister, and Mark Oake, the foreign minister, spoke to reporters. “We had a good talk,” he said.",
        &["? (unclear): We had a good talk,"],
    );
    check(
        "Anna Quill and Boris Oake met on Monday. “We had a good talk,” she said.",
        &["Anna Quill (resolved): We had a good talk,"],
    );
    check(
        "Mayor Anna Quill left. Iran denies it. “We keep the gate,” she said.",
        &["Anna Quill (resolved): We keep the gate,"],
    );
}

#[test]
fn offices_in_talks() {
    check(
        "Westland’s chancellor, Karl Oake, met Norwold’s president, Anna Quill, in town. “We agree on the dam,” the president said. The chancellor said it was “a good day”.",
        &[
            "Anna Quill (resolved): We agree on the dam,",
            "Karl Oake (resolved): a good day",
        ],
    );
    check(
        "Secretary of State Anna Quill told the press secretary, Boris Oake, that it held.\n\n“No, and no again,” the secretary said. “Never ever,” the press secretary said.",
        &[
            "Anna Quill (resolved): No, and no again,",
            "Boris Oake (resolved): Never ever,",
        ],
    );
    check(
        "Boris Oake said he was glad. In a talk with millers this week, the prime minister said it was “touch and go at the dam”. Norwold’s Prime Minister Carl Quill was away.",
        &["Boris Oake (resolved): touch and go at the dam"],
    );
    check(
        "Mayor Boris Oake spoke of the dam. After meeting with the miller, Carl Quill, he said it “cannot be held for long”.",
        &["Boris Oake (resolved): cannot be held for long"],
    );
    check(
        "“The gate is shut,” said Boris Oake. The talks of Carl Quill with the millers, he said, are to “make a difference in town”.",
        &[
            "Boris Oake (named): The gate is shut,",
            "Boris Oake (resolved): make a difference in town",
        ],
    );
    check(
        "An hour later, Anna Quill was gone, saying she could not “keep the dam for the millers”. Earlier in the evening Bea Oake, who sang, said it was with “one of the best millers in town”.",
        &[
            "Anna Quill (named): keep the dam for the millers",
            "Bea Oake (named): one of the best millers in town",
        ],
    );
    check(
        "“The gate is shut to all of us,” writes Boris Oake, a miller. “Nobody ever comes to the dam by night” — something Norwold says it knows.",
        &[
            "Boris Oake (named): The gate is shut to all of us,",
            "Boris Oake (carried): Nobody ever comes to the dam by night",
        ],
    );
    check(
        "The dam is wide. Therefore, the gate “shows all parties the way out”, added Boris Oake.",
        &["Boris Oake (named): shows all parties the way out"],
    );
}

#[test]
fn whose_sentence_it_is() {
    check(
        "When reporters at the Norwold airport asked him about his message, Quill gave a thumbs-up and said, “very good for all of us.” While the millers say they will hold talks, Quill refused to answer, adding that the town will hold “lots of bilateral talks” with them.",
        &[
            "Quill (named): very good for all of us.",
            "Quill (named): lots of bilateral talks",
        ],
    );
    check(
        "As the polls suggest, “there will be even more of it” in town, said the Norwolder.",
        &["Norwolder (named): there will be even more of it"],
    );
    check(
        "“That would be a mistake,” said Josh Quill. As for Mayor Boris Oake, he said, “You want to have the talks.”",
        &[
            "Josh Quill (named): That would be a mistake,",
            "Josh Quill (resolved): You want to have the talks.",
        ],
    );
    check(
        "“How unsure of itself can a town be to fear it?” Norwold Ministry spokeswoman Mao Quill said. The town “has been over-stretching the idea of it.”",
        &[
            "Mao Quill (named): How unsure of itself can a town be to fear it?",
            "Mao Quill (carried): has been over-stretching the idea of it.",
        ],
    );
    check(
        "The army posted an appeal on X asking millers to “exercise restraint for now”. The gate was lauded as “the greatest of all gates” by Norwolder.",
        &[
            "army (named): exercise restraint for now",
            "Norwolder (named): the greatest of all gates",
        ],
    );
}

#[test]
fn speech_that_some_verb_attributes() {
    check(
        "“We know the dams people are facing,” a spokesperson for the Department of Dams, Mills and Gates said.",
        &["spokesperson for the Department of Dams (named): We know the dams people are facing,"],
    );
    check(
        "“They rely on a chain of possibilities,” attorneys for KPR wrote. “I am very pleased with the gate we got,” said Brian Good, of Norwold.",
        &[
            "attorneys for KPR (named): They rely on a chain of possibilities,",
            "Brian Good (named): I am very pleased with the gate we got,",
        ],
    );
    check(
        "“I feel like we need more time,” said the dam’s sponsor, council member Al Quill, who left. Quill “was head and shoulders above them”, said The Sunday Times.",
        &[
            "Al Quill (named): I feel like we need more time,",
            "Sunday Times (named): was head and shoulders above them",
        ],
    );
}

#[test]
fn what_a_last_reading_showed() {
    check(
        "“This is a dangerous time,” said commentator Ei Sun Oh. “It will not end.” “It will go on,” he added.",
        &[
            "Ei Sun Oh (named): This is a dangerous time,",
            "Ei Sun Oh (carried): It will not end.",
            "Ei Sun Oh (resolved): It will go on,",
        ],
    );
    check(
        "The ministry has decided to “cut the flow of it” in town, deputy minister Boris Quill said, state media RIA reported.",
        &["Boris Quill (named): cut the flow of it"],
    );
    check(
        "President Boris Quill was in town. The Westland President stated that only “millers of a sort” had drowned.",
        &["Boris Quill (named): millers of a sort"],
    );
    check(
        "Last week the Norwold Supreme Court closed the gate, stating the “denial of it broke the law of the town”. “The town comes to this court,” lawyers for millers and grant holders wrote.",
        &[
            "Norwold Supreme Court (named): denial of it broke the law of the town",
            "lawyers for millers and grant holders (named): The town comes to this court,",
        ],
    );
    check(
        "The move came from the State Department. In the Department’s advisory, the agency notes: “Travelers should be prepared for it.”",
        &["State Department (resolved): Travelers should be prepared for it."],
    );
}
