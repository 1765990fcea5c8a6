//! Invented sentences for whom a description or a pronoun means, as a seventh and an eighth reading showed.

use super::check;

#[test]
fn an_office_of_whom_the_text_speaks() {
    check(
        "Anna Quill has shut the gate. The newly re-elected prime minister told millers it was “old oak”. \
         “It holds,” she said.",
        &[
            "Anna Quill (resolved): old oak",
            "Anna Quill (resolved): It holds,",
        ],
    );
    check(
        "Anna Quill, a doctor, left. “It holds,” the mayor said.",
        &["mayor (named): It holds,"],
    );
    check(
        "A manager fled. Anna Quill left. “It holds,” the manager said.",
        &["manager (resolved): It holds,"],
    );
    check(
        "Quill, 44, is in town. The singer said it was “old oak”. “It holds,” he said.",
        &["Quill (resolved): old oak", "Quill (resolved): It holds,"],
    );
    check(
        "Anna Quill stood by. “It holds,” Quill’s lawyer said.",
        &["Quill’s lawyer (named): It holds,"],
    );
}

#[test]
fn a_body_that_something_is_told_of() {
    check(
        "The gate that Adidas made is shut. Adidas has left. The sportswear maker said it “built badly”.",
        &["Adidas (resolved): built badly"],
    );
    check(
        "The Norwold Dam Commission met. The Quill Society left. “It holds,” the commission said.",
        &["Norwold Dam Commission (resolved): It holds,"],
    );
    check(
        "Norwold Dams said it was sorry. The state health department said it was “dry”.",
        &["state health department (named): dry"],
    );
    check(
        "The dam is “dry”, said Norwolder magazine. Quillworks said so too. “It holds,” the magazine said.",
        &[
            "Norwolder magazine (named): dry",
            "Norwolder magazine (resolved): It holds,",
        ],
    );
    check(
        "The Norwold Department of Dams released a statement saying it was “old oak”.",
        &["Norwold Department of Dams (named): old oak"],
    );
    check(
        "“It holds,” Anna Quill said in a statement. Oake left. “It is dry,” the statement said.",
        &[
            "Anna Quill (named): It holds,",
            "Anna Quill (resolved): It is dry,",
        ],
    );
    check(
        "“It holds,” the letter from Anna Quill said.",
        &["letter from Anna Quill (named): It holds,"],
    );
    check(
        "Tom Quill left. Quill said the data suggests that it is “dry”.",
        &["Tom Quill (named): dry"],
    );
    check(
        "“It holds,” according to a Quillworks news release.",
        &["Quillworks (named): It holds,"],
    );
}

#[test]
fn a_pronoun_beside_somebody_else() {
    check(
        "Westland’s mayor Xan Quill rang John Oake. “It holds,” he told Oake.",
        &["Xan Quill (resolved): It holds,"],
    );
    check(
        "John Oake asked Tom Quill whether it held, and he replied, “It is dry.”",
        &["Tom Quill (resolved): It is dry."],
    );
    check(
        "Anna Quill left. “It holds,” one of the millers said. “It is dry,” he said.",
        &[
            "one of the millers (named): It holds,",
            "one of the millers (resolved): It is dry,",
        ],
    );
    check(
        "John Oake spoke. The study found that the dam shows cracks, but Xan Quill said it would hold. “It is dry,” \
         he said.",
        &["Xan Quill (resolved): It is dry,"],
    );
}

#[test]
fn a_name_with_its_offices() {
    check(
        "“It holds,” said Norwold VP and Research Director Ada Quill.",
        &["Ada Quill (named): It holds,"],
    );
    check(
        "“It holds,” according to the Dam Office’s CEO, Perpetua Quill.",
        &["Perpetua Quill (named): It holds,"],
    );
    check(
        "Committee member Rep. Ada Quill, D-Norwold, told millers it was “old oak”.",
        &["Ada Quill (named): old oak"],
    );
    check(
        "The Westland Centers for Flood Control and Prevention describes it as “old oak”.",
        &["Westland Centers for Flood Control and Prevention (named): old oak"],
    );
    check(
        "The WHO says the gate is “old oak”.",
        &["WHO (named): old oak"],
    );
    check(
        "He shut out his “old friend” Bran Oake, The Norwold Times said.",
        &["Norwold Times (named): old friend"],
    );
    check(
        "Millers marched, chanting “our dam” and “our gate”, reported The Norwold Times.",
        &["Millers (named): our dam", "Millers (named): our gate"],
    );
    check(
        "A spokeswoman for Ada Quill released the following words:\n“It holds. It is dry.”",
        &["spokeswoman (carried): It holds. It is dry."],
    );
}
