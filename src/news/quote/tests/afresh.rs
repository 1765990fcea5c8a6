//! Invented sentences for the shapes that a fifth and a sixth reading of other articles showed.

use super::check;

#[test]
fn a_body_by_its_noun() {
    check(
        "The gate is shut, reported The Norwold Telegraph. The mayor is “out of his depth”, said the paper.",
        &["Norwold Telegraph (resolved): out of his depth"],
    );
    check(
        "Quillworks said it was sorry. “We built it badly,” the company said.",
        &["Quillworks (resolved): We built it badly,"],
    );
    check(
        "“We built it badly,” the company said.",
        &["company (named): We built it badly,"],
    );
    check(
        "The Norwold Institute for the Study of Dams said the gate was “rotten through”.",
        &["Norwold Institute for the Study of Dams (named): rotten through"],
    );
    check(
        "“It holds,” the United Dams Relief and Works Agency for Western Millers in the Far East said in a statement.",
        &["United Dams Relief and Works Agency for Western Millers (named): It holds,"],
    );
    check(
        "The Quill family left, saying it was “too soon to tell.” Ada Quill left.",
        &["Quill family (named): too soon to tell."],
    );
}

#[test]
fn a_name_that_looks_like_another_word() {
    check(
        "Dr Ada May, a miller, said that “it holds”. “It is dry,” May said in May.",
        &["Ada May (named): it holds", "Ada May (named): It is dry,"],
    );
    check(
        "“It is dry,” Will Quill said. Will Quill leave?",
        &["Will Quill (named): It is dry,"],
    );
    check(
        "Quill’s said in a statement that the “dam is built of oak”.",
        &["Quill’s (named): dam is built of oak"],
    );
    check(
        "The dam is old, said Park Ji Woo, a miller. “It is dry,” he said.",
        &["Park Ji Woo (resolved): It is dry,"],
    );
    check(
        "“It is dry,” said mill owner Bran (Stoney) Oake.",
        &["Bran Oake (named): It is dry,"],
    );
    check(
        "Bran “Oaky” Oake left. Oaky was born here. “It is dry,” he said.",
        &["Bran Oake (resolved): It is dry,"],
    );
}

#[test]
fn a_source_by_the_way_does_nothing_else() {
    check(
        "Bran Oake sent a letter, according to the Norwold Times, adding that the dam was “a ruin.”",
        &["Bran Oake (named): a ruin."],
    );
    check(
        "The Norwold Times reported that Bran Oake made a second speech, saying: “It was a long flood.”",
        &["Bran Oake (named): It was a long flood."],
    );
    check(
        "The flood occurred because of a “broken gate,” according to Ada Quill, who said it “was old.”",
        &[
            "Ada Quill (named): broken gate,",
            "Ada Quill (named): was old.",
        ],
    );
    check(
        "In a letter to the mayor Ada Quill, the envoy to the town, Bran Oake, said the dam was “a ruin”.",
        &["Bran Oake (named): a ruin"],
    );
    check(
        "Critics slammed Ada Quill for calling the dam “a ruin.”",
        &["Ada Quill (named): a ruin."],
    );
    check(
        "“It holds well today,” a senior miller who “has seen it” told the paper. “It is dry.”",
        &[
            "senior miller (named): It holds well today,",
            "senior miller (named): has seen it",
            "senior miller (carried): It is dry.",
        ],
    );
    check(
        "A miller who spoke to Ada Quill on the eve of the flood said he was “not afraid”.",
        &["miller (named): not afraid"],
    );
    check(
        "The dam, Ada Quill said, because it was built of oak, is “sure to hold.”",
        &["Ada Quill (named): sure to hold."],
    );
    check(
        "The oldest miller in the town, Bran Oake was heard telling Ada Quill that the flood was one he had been “dreading.”",
        &["Bran Oake (named): dreading."],
    );
}

#[test]
fn what_is_read_speaks() {
    check(
        "“The gate was left open,” court documents state. “It was rusty,” the letter began.",
        &[
            "court documents (named): The gate was left open,",
            "letter (named): It was rusty,",
        ],
    );
    check(
        "Ada Quill left. “The gate was left open,” Quill’s statement added.",
        &["Ada Quill (named): The gate was left open,"],
    );
    check(
        "“Thank you for your patience,” also said Ada Quill.",
        &["Ada Quill (named): Thank you for your patience,"],
    );
}

#[test]
fn a_speech_over_lines_without_marks() {
    check(
        "“The dam holds well.\nIt was built of oak.\nAnd it is dry,” said Ada Quill.",
        &[
            "Ada Quill (carried): The dam holds well.",
            "Ada Quill (carried): It was built of oak.",
            "Ada Quill (named): And it is dry,",
        ],
    );
    check(
        "“The dam holds well, said Ada Quill.\nIt was built of oak.",
        &["Ada Quill (named): The dam holds well,"],
    );
}

#[test]
fn what_is_called_so_is_no_speech() {
    check(
        "In her memoir, “The Long Flood,” Ada Quill wrote that it had rained.",
        &[],
    );
    check(
        "Ada Quill spoke, referring to the acronym for “dams and gates.” She praised the “open the gates” movement.",
        &[],
    );
}

#[test]
fn whose_verb_it_is() {
    check(
        "The mayor left. Norwold’s bank said that it would lend “no more money to millers.”",
        &["Norwold’s bank (named): no more money to millers."],
    );
    check(
        "Ada Quill ended her show on Friday telling viewers, “We will be back on Monday.”",
        &["Ada Quill (named): We will be back on Monday."],
    );
    check(
        "Ada Quill during the debate called the dam “a disgrace.”",
        &["Ada Quill (named): a disgrace."],
    );
    check(
        "Bran Oake, who has long been open about his faith replied: “It is not worth my time.”",
        &["Bran Oake (named): It is not worth my time."],
    );
    check(
        "Ada Quill said the gate was “rusty”, and a Westland miller went further, telling the Norwold Times that he would “burn it”.",
        &[
            "Ada Quill (named): rusty",
            "Westland miller (named): burn it",
        ],
    );
    check(
        "After the flood, Ada Quill from the Dam Council, said the gate was “rotten through”.",
        &["Ada Quill (named): rotten through"],
    );
    check(
        "“It was dry all day,” said former University of Norwold student Ada Quill.",
        &["Ada Quill (named): It was dry all day,"],
    );
    check(
        "“It was dry all day,” one report in Norwold, Westland said.",
        &["one report in Norwold (named): It was dry all day,"],
    );
    check(
        "“It was dry all day,” the elders of the three mills said in a statement.",
        &["elders of the three mills (named): It was dry all day,"],
    );
    check(
        "“About time,” the mill's chief, Ada Quill, wrote.",
        &["Ada Quill (named): About time,"],
    );
    check(
        "Nyssa Oake left. The flood came, Nyssa Oake said. “It was cold,” Nyssa said.",
        &["Nyssa Oake (named): It was cold,"],
    );
    check(
        "Nyssa Oake, who built the dam, met the mayor Ada Quill. “It was cold all day,” said Cristo d’Orsa.",
        &["Cristo d’Orsa (named): It was cold all day,"],
    );
}

#[test]
fn titles_within_a_sentence() {
    check(
        "Ada Quill will host “The Long Flood,” the letter said.",
        &[],
    );
    check(
        "Ada Quill says the play was drawn from “It Is Dry,” “The Long Flood,” “Oak and Iron” and others.",
        &[],
    );
}

#[test]
fn a_review_goes_on_with_the_last_paper() {
    check(
        "The gate is “rusty”, said the Norwold Times. It is “old”, said Ada Quill in The Westland Post, and it “leaks”, she added. \
         The dam is “too low”, said Ada Quill. The town is quiet.\nMillers are “choosing to stay at home”, and few go out.",
        &[
            "Norwold Times (named): rusty",
            "Ada Quill (named): old",
            "Ada Quill (resolved): leaks",
            "Ada Quill (named): too low",
            "Ada Quill (carried): choosing to stay at home",
        ],
    );
}

#[test]
fn whom_words_before_a_colon_announce() {
    check(
        "Ada Quill spoke late. Quill’s strongest plea came at the end:\n“Let us shut the gate before it is too late.”",
        &["Ada Quill (carried): Let us shut the gate before it is too late."],
    );
    check(
        "► The Norwold Times: “The gate was left open for the second time in a year.”",
        &["Norwold Times (named): The gate was left open for the second time in a year."],
    );
    check(
        "@millgate tweeted: “I did not see that flood coming.”",
        &["@millgate (named): I did not see that flood coming."],
    );
    check(
        "Emma Quill climbed up. And the Austrian daredevil uttered these words: “It is very high up here.”",
        &["Emma Quill (resolved): It is very high up here."],
    );
}

#[test]
fn somebody_told_in_other_words() {
    check(
        "“It is dry,” Henry Oake said. “We were lucky all the same,” the Northern Irishman explained.",
        &[
            "Henry Oake (named): It is dry,",
            "Henry Oake (named): We were lucky all the same,",
        ],
    );
    check(
        "Dam Council head Bran Oake jr. believes the gate shows “the nature of what we do.”",
        &["Bran Oake (named): the nature of what we do."],
    );
    check(
        "The gate is “rusty”, says the i news site.",
        &["i news site (named): rusty"],
    );
    check(
        "“Many sections of the dam are gone,” according to a June 14 letter.",
        &["June 14 letter (named): Many sections of the dam are gone,"],
    );
    check(
        "The gate was “rusty” and “left open,” the report states.",
        &["report (named): rusty", "report (resolved): left open,"],
    );
    check(
        "The mill said the flood, which began with “heavy rain”, was over. Ada Quill responded with “fire hoses”.",
        &["mill (named): heavy rain"],
    );
    check(
        "“It is dry all day,” millwright Ada Quill, of the Westland school, told the Norwold Times.",
        &["Ada Quill (named): It is dry all day,"],
    );
}

#[test]
fn what_a_line_left_open_does_not_take_in() {
    check(
        "“I know that there are many mills.\nThe Dam Council said on Monday that it would build more.\nThe game “Gate” sells well.",
        &[],
    );
}
