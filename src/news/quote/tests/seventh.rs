//! Invented sentences for the shapes that a seventh reading of other articles showed.

use super::check;

#[test]
fn he_is_somebody() {
    check(
        "One of their children is a daughter called Bea, the name told by former singer Boris Oake after he left. “I held her,” he told the Norwold Times.",
        &["Boris Oake (resolved): I held her,"],
    );
    check(
        "Quill’s sister, Ada Quill, said the miller had a fever, and blamed the dam, NWCA reported.\n\n“He could not lie down,” she said.",
        &["Ada Quill (resolved): He could not lie down,"],
    );
    check(
        "Kim Oake, a miller, left. “It holds,” he said. Kim Oake rose.",
        &["Kim Oake (resolved): It holds,"],
    );
    check(
        "The mill closed. The singer Quill, who left, grew up here, according to a biography of his mother.\n\n“It was cold,” he told the paper. “I am Quill,” said Quill.",
        &[
            "Quill (resolved): It was cold,",
            "Quill (named): I am Quill,",
        ],
    );
    check(
        "Asked by a miller whether it held, Boris Oake was curt.\n\n“Yes and yes,” he said.",
        &["Boris Oake (resolved): Yes and yes,"],
    );
    check(
        "Usna Quill spoke in an interview last summer with the host Ada Oake. She had few words. “Never say never,” she said.",
        &["Usna Quill (resolved): Never say never,"],
    );
}

#[test]
fn whose_words_are_passed_on() {
    check(
        "While closing the gate, Ada Quill said that Norwold must keep a “strong gate until the flood is over,” according to a report by the Norwold Times.",
        &["Ada Quill (named): strong gate until the flood is over,"],
    );
    check(
        "The water rose by May, suggesting that “the gate wanes quickly,” the study says.",
        &["study (named): the gate wanes quickly,"],
    );
    check(
        "The Norwold Police said that the costs would be known later, but there were more watches, “making a gate to be seen” at night, said the Norwold Times.",
        &["Norwold Times (named): making a gate to be seen"],
    );
    check(
        "It comes a day after Mayor Ada Quill issued an order declaring a flood, saying “more than one in four” had drowned.",
        &["Ada Quill (named): more than one in four"],
    );
    check(
        "Mayor Ada Quill last year criticized town millers who touted the dam, saying, “Some people have no shame.”",
        &["Ada Quill (named): Some people have no shame."],
    );
    check(
        "The gate has been described as “something of an icon to millers” by the Norwold Times.",
        &["Norwold Times (named): something of an icon to millers"],
    );
    check(
        "It is dubbed the “biggest flood in modern times,” said the Norwold Times.",
        &["Norwold Times (named): biggest flood in modern times,"],
    );
}

#[test]
fn the_body_at_hand() {
    check(
        "Quillworks will close the mill, the company said, as it is “far too old to mend.”",
        &["Quillworks (resolved): far too old to mend."],
    );
    check(
        "Norwold Ministry of the Dams officials said the gate was “about to give way.”",
        &["Norwold Ministry of the Dams officials (named): about to give way."],
    );
    check(
        "When Oake Dams opened the gate in May, it called the flood “among the worst in years.”",
        &["Oake Dams (resolved): among the worst in years."],
    );
}

#[test]
fn speech_that_was_missed() {
    check(
        "“We are saddened by it,” a statement given to the Norwold Times by the miller’s friend Ada Quill said.",
        &["Ada Quill (named): We are saddened by it,"],
    );
    check(
        "The gate is “a ruin of oak”, said the Norwold Times. “The millers have borne the brunt of it all”.",
        &[
            "Norwold Times (named): a ruin of oak",
            "Norwold Times (carried): The millers have borne the brunt of it all",
        ],
    );
    check(
        "“The dam will hold,” wrote Jan Quill, a miller. On Jan. 6 it did.",
        &["Jan Quill (named): The dam will hold,"],
    );
    check(
        "The gate is “old and belching and sputtering”, said the Norwold News.The flood began late.",
        &["Norwold News (named): old and belching and sputtering"],
    );
    check(
        "Millers had “spent decades bracing for” the flood, said geologist and folk song writer Ada Quill.",
        &["Ada Quill (named): spent decades bracing for"],
    );
    check(
        "“Will it hold?” Ada Quill asked on her site after the flood on Monday, as she wondered whether the town was dry and the gate was shut.",
        &["Ada Quill (named): Will it hold?"],
    );
}

#[test]
fn what_a_name_is() {
    check(
        "The Quillery, a live music venue in Norwold, got a notice. “It closed us,” the venue wrote.",
        &["Quillery (resolved): It closed us,"],
    );
    check(
        "The Norwold Estate opened. The estate said it was “far too wet to walk.”",
        &["Norwold Estate (resolved): far too wet to walk."],
    );
    check(
        "People should bear noise, said Anna Quill, a miller. “It’s Norwold,” the former Boris Oake aide told the Norwold Times.",
        &["Anna Quill (resolved): It’s Norwold,"],
    );
    check(
        "The Norwold Dam Commission shut the gate. Norwold Dams said it was sorry. “We shut it,” the agency said.",
        &["Norwold Dam Commission (resolved): We shut it,"],
    );
    check(
        "“It is deeply wrong,” Norwold (Westland) Mayor Ada Quill stated in the Norwold Times.",
        &["Ada Quill (named): It is deeply wrong,"],
    );
    check(
        "Over the last year Boris Quill had been ill, revealing he had “broken and bent” his knee.",
        &["Boris Quill (named): broken and bent"],
    );
    check(
        "Boris Oake sat with Ada Quill, who has called for oak and has often said “there is no time for pine.”",
        &["Ada Quill (named): there is no time for pine."],
    );
    check(
        "Boris Oake says, “We have oak,” while Ada Quill can be heard in a clip from a talk saying, “It leaks.”",
        &[
            "Boris Oake (named): We have oak,",
            "Ada Quill (named): It leaks.",
        ],
    );
}
