//! Articles that carry one text: found as they are taken in, gone with them.

use std::path::Path;

use attache::news::ArticleId;
use attache::newsroom::{Newsroom, Settings};
use tempfile::TempDir;

/// Sixty sentences that have little in common, numbered from 0.
fn sentences(range: std::ops::Range<usize>) -> String {
    const HEADS: [&str; 6] = [
        "The ferry to Lowmark left",
        "A clerk of the harbour counted",
        "Nobody at the mill had seen",
        "Rain kept the market of Orrin from",
        "Two of the surveyors measured",
        "The council of Vey put off",
    ];
    const TAILS: [&str; 5] = [
        "with crates of lamp oil and salted herring aboard",
        "before the bells of the upper town were rung",
        "although the bridge had been closed since the flood",
        "to the surprise of everybody who had stayed behind",
        "while the letters lay unopened on a bench outside",
    ];
    range
        .map(|number| {
            let head = HEADS[number % HEADS.len()];
            let tail = TAILS[number / HEADS.len() % TAILS.len()];
            format!(
                "{head} {} barrels {tail} on day {number}.",
                number * 37 + 11
            )
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn write(folder: &Path, name: &str, text: &str) {
    let title = format!("Notes of {name} from the river");
    std::fs::write(
        folder.join(format!("{name}.txt")),
        format!("{title}\n\n{text}\n"),
    )
    .unwrap();
}

/// The ids of the articles that carry the text of this one.
fn carrying(newsroom: &Newsroom, id: &str) -> Vec<String> {
    let number = |id: &str| newsroom.number(&ArticleId::new(id).unwrap()).unwrap();
    let origins = newsroom.origins();
    origins
        .carrying(number(id))
        .iter()
        .map(|other| newsroom.article_numbered(*other).unwrap().id().to_string())
        .collect()
}

#[test]
fn a_reprint_joins_an_origin_when_it_comes_and_leaves_it_when_it_goes() {
    let folder = TempDir::new().unwrap();
    let data = TempDir::new().unwrap();
    let open = || Newsroom::open(Settings::folder(data.path()), &mut |_| {}).unwrap();
    let newsroom = open();
    let take = |newsroom: &Newsroom| newsroom.take_in(folder.path(), &mut |_| {}).unwrap();
    write(folder.path(), "harbour", &sentences(0..20));
    write(folder.path(), "mill", &sentences(20..40));
    take(&newsroom);
    assert!(carrying(&newsroom, "harbour").is_empty());

    // A reprint with sentences of its own, and one that is cut short.
    write(
        folder.path(),
        "reprint",
        &format!("{} {}", sentences(0..19), sentences(50..54)),
    );
    write(folder.path(), "short", &sentences(2..8));
    take(&newsroom);
    let all = ["harbour", "reprint", "short"];
    assert_eq!(carrying(&newsroom, "harbour"), all);
    assert_eq!(carrying(&newsroom, "short"), all);
    assert!(carrying(&newsroom, "mill").is_empty());

    // It is kept over a restart, and a withdrawn article leaves.
    drop(newsroom);
    let newsroom = open();
    assert_eq!(carrying(&newsroom, "short"), all);
    std::fs::remove_file(folder.path().join("reprint.txt")).unwrap();
    take(&newsroom);
    assert_eq!(carrying(&newsroom, "harbour"), ["harbour", "short"]);

    // A revision that is another text leaves as well; and one comes back.
    write(folder.path(), "short", &sentences(41..49));
    take(&newsroom);
    assert!(carrying(&newsroom, "harbour").is_empty());
    write(folder.path(), "short", &sentences(3..9));
    take(&newsroom);
    assert_eq!(carrying(&newsroom, "harbour"), ["harbour", "short"]);
}
