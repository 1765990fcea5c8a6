//! Invented sentences for the shapes that a fifth and a sixth reading of other articles showed.

use super::tests::check;

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
