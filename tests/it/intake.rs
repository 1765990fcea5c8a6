//! Taking in what teams have: the shipped pages, lines of JSON, and files that cannot be used.

use std::fs;
use std::path::Path;

use attache::intake::{self, ReadError, Skipped, Taken};
use attache::news::Class;

fn read(path: &Path) -> (Vec<Taken>, Vec<Skipped>) {
    let (files, mut skipped) = intake::sources(path);
    let mut taken = Vec::new();
    for file in &files {
        for record in file.read() {
            match record {
                Ok(record) => taken.push(record),
                Err(problem) => skipped.push(problem),
            }
        }
    }
    (taken, skipped)
}

fn reasons(folder: &Path, skipped: &[Skipped]) -> Vec<String> {
    let folder = format!("{}/", folder.display());
    skipped
        .iter()
        .map(|problem| problem.to_string().replace(&folder, ""))
        .collect()
}

#[test]
fn the_shipped_pages_load_without_a_problem() {
    let (taken, skipped) = read(Path::new("seeds"));
    assert_eq!(skipped, []);
    assert_eq!(taken.len(), 5);
}

#[test]
fn bad_files_are_reported_and_the_good_ones_load() {
    let outside = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(
        outside.path().join("secret.txt"),
        "Secret\n\nNot to be read.",
    )
    .unwrap();
    fs::write(
        at("good.txt"),
        "A good page\n\nIt holds one sentence of its own.",
    )
    .unwrap();
    fs::write(at("blank.txt"), " \n\n\u{feff}\n").unwrap();
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("binary.txt"), b"\x7fELF\x02\x01\x01\0\0\0").unwrap();
    fs::write(
        at("broken.txt"),
        b"Caf\xc3\xa9 na\xc3\xafve\n\n\xc3(, \xe2\x82 cut.",
    )
    .unwrap();
    fs::write(at("picture.png"), b"\x89PNG").unwrap();
    fs::write(at(".hidden"), b"\0").unwrap();
    fs::File::create(at("huge.txt"))
        .unwrap()
        .set_len(50_000_000)
        .unwrap();
    fs::write(at("tangled.html"), "<div>".repeat(40_000)).unwrap();
    fs::create_dir(at("more")).unwrap();
    fs::write(
        at("more/second.md"),
        "Another page\n\nThis one stands in a folder.",
    )
    .unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path().join("secret.txt"), at("link.txt")).unwrap();
        std::os::unix::fs::symlink(at("nothing"), at("lost.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path(), at("loop.txt")).unwrap();
    }

    let (taken, skipped) = read(folder.path());

    let ids: Vec<_> = taken
        .iter()
        .map(|taken| taken.article.id().as_str())
        .collect();
    assert_eq!(ids, ["good", "second"]);
    assert_eq!(
        taken[1].article.metadata().path.as_deref(),
        Some("more/second.md")
    );
    insta::assert_snapshot!(reasons(folder.path(), &skipped).join("\n"), @r#"
    link.txt: is a link out of the folder; copy the file into it
    loop.txt: is not a regular file
    lost.txt: no such file or folder
    picture.png: is of no known kind; known are .txt, .md, .html, .htm, .jsonl and .jsonl.gz
    binary.txt: is binary, not text
    blank.txt: has no body text
    broken.txt: is not valid UTF-8; save it as UTF-8
    empty.txt: is empty
    huge.txt: is larger than 8 MB
    tangled.html: leaves too many elements open to be read as a page; save it as text
    "#);
}

#[test]
fn a_bad_line_is_reported_with_its_number_and_the_rest_load() {
    let folder = tempfile::tempdir().unwrap();
    let lines = concat!(
        r#"{"id":"one","title":"One","source":"Wire","author":["A. Bee","C. Dee"],"published_at":"2022-01-25","url":null,"body":"The first text."}"#,
        "\n{\"id\":\"two\",\"body\":\n\n",
        r#"{"id":"three","title":"Three"}"#,
        "\r\n",
        r#"{"id":"four words","body":"The fourth text."}"#,
        "\n",
        r#"{"id":5,"extra":{},"body":"The fifth text."}"#,
        "\n",
        r#"{"title":"No name","body":"The sixth text."}"#,
        "\n[1]",
    );
    fs::write(folder.path().join("wire.jsonl"), lines).unwrap();

    let (taken, skipped) = read(folder.path());

    let ids: Vec<_> = taken
        .iter()
        .map(|taken| taken.article.id().as_str())
        .collect();
    assert_eq!(ids, ["one", "5", "wire-7"]);
    let known = taken[0].article.metadata();
    assert_eq!(known.author.as_deref(), Some("A. Bee, C. Dee"));
    assert_eq!(known.published.to_rfc3339().as_deref(), Some("2022-01-25"));
    insta::assert_snapshot!(reasons(folder.path(), &skipped).join("\n"), @r#"
    wire.jsonl line 2: the line is not an article in JSON: EOF while parsing a value at column 19
    wire.jsonl line 4: has no body text
    wire.jsonl line 5: has no usable id: 1 to 200 bytes without white space or control characters
    wire.jsonl line 8: the line is not an article in JSON: it does not begin with `{`
    "#);
}

#[test]
fn packed_lines_are_read_and_a_torn_end_is_reported() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for number in 0..300 {
        writeln!(
            gzip,
            "{{\"id\":\"a{number}\",\"body\":\"The text of number {number}.\"}}"
        )
        .unwrap();
    }
    let packed = gzip.finish().unwrap();
    fs::write(folder.path().join("whole.jsonl.gz"), &packed).unwrap();
    let (taken, skipped) = read(folder.path());
    assert_eq!((taken.len(), skipped.len()), (300, 0));

    fs::write(
        folder.path().join("whole.jsonl.gz"),
        &packed[..packed.len() / 2],
    )
    .unwrap();
    let (taken, skipped) = read(folder.path());
    assert!(taken.len() < 300);
    assert!(matches!(
        skipped[..],
        [Skipped {
            reason: ReadError::Unreadable(_),
            line: Some(_),
            ..
        }]
    ));
}

#[test]
fn nothing_at_the_path_is_reported() {
    let (taken, skipped) = read(Path::new("seeds/none"));
    assert!(taken.is_empty());
    assert!(matches!(
        skipped[..],
        [Skipped {
            reason: ReadError::Missing,
            ..
        }]
    ));
}

#[test]
fn paragraphs_tile_the_body() {
    for taken in read(Path::new("seeds")).0 {
        let article = taken.article;
        let text: Vec<_> = article
            .paragraphs()
            .iter()
            .map(|paragraph| paragraph.span.slice(article.body()))
            .collect();
        assert_eq!(
            text.join(" "),
            article
                .body()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        );
        assert!(
            article
                .paragraphs()
                .iter()
                .any(|paragraph| paragraph.class == Class::Body)
        );
    }
}

/// What an article is, on one line a paragraph.
fn outline(taken: &Taken) -> String {
    let article = &taken.article;
    let known = article.metadata();
    let mut lines = vec![
        format!("title: {}", article.title()),
        format!("source: {:?}, author: {:?}", known.source, known.author),
        format!(
            "dateline: {:?}, published: {}",
            known.dateline, known.published
        ),
        format!("credits: {:?}", known.credits),
    ];
    let mut body = 0;
    for paragraph in article.paragraphs() {
        // Body in a row is one line: what matters is where it begins and ends.
        if paragraph.class == Class::Body {
            body += 1;
            continue;
        }
        if body > 0 {
            lines.push(format!("body × {body}"));
        }
        body = 0;
        let text = paragraph.span.slice(article.body());
        let start: String = text.chars().take(48).collect();
        lines.push(format!("{}: {start}", paragraph.class.as_str()));
    }
    if body > 0 {
        lines.push(format!("body × {body}"));
    }
    lines.join("\n")
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table of all five pages")]
fn the_shipped_pages_are_what_a_careful_reader_says() {
    let (taken, _) = read(Path::new("seeds"));
    let outlines: Vec<_> = taken.iter().map(outline).collect();
    insta::assert_snapshot!(outlines.join("\n\n"), @r#"
    title: French President Emmanuel Macron Pushes Dialogue With Russia Amid Escalating Tensions in Eastern Europe
    source: None, author: None
    dateline: None, published: not before 25 Jan 2022
    credits: ["Associated Press", "Euronews", "New York Times"]
    headline: French President Emmanuel Macron Pushes Dialogue
    caption: Scholz And Macron Meet In Berlin
    caption: BERLIN, GERMANY - JANUARY 25: French President E
    body × 4
    subheading: Macron Pursues Diplomacy
    body × 6
    subheading: Talks to De-escalate Russia-Ukraine Tension Need
    body × 3
    furniture: Tags
    furniture: France, Ukraine, Russia, Us, NATO, Vladimir puti
    furniture: Real Time Analytics

    title: Macron flies to Moscow for talks with Putin to ease tension over Ukraine
    source: None, author: None
    dateline: None, published: undated
    credits: ["Le Journal du Dimanche"]
    headline: Macron flies to Moscow for talks with Putin to e
    body × 15
    furniture: Source link

    title: Macron Keeps an Open Line to Russia, as Ukraine Conflict Rages On
    source: Some("India Today"), author: None
    dateline: None, published: undated
    credits: ["India Today"]
    furniture: Home News Macron Keeps an Open Line to Russia, a
    headline: Macron Keeps an Open Line to Russia, as Ukraine 
    headline: Macron Keeps an Open Line to Russia, as Ukraine 
    byline: Source: India Today
    body × 28

    title: France's Macron takes own path, seeks dialogue with Russia
    source: None, author: None
    dateline: None, published: undated
    credits: ["Associated Press", "Lorne Cook"]
    headline: France's Macron takes own path, seeks dialogue w
    body × 23
    furniture: --------
    byline: Lorne Cook in Brussels, Belgium contributed.
    furniture: CTVNews.ca Top Stories
    furniture: Death toll from Saturday's storm hits 10 across 
    furniture: As the death toll related to the powerful storm 
    furniture: DEVELOPING | 'Too many children did not make it 
    furniture: It's been a year since the announcement of the d
    furniture: WHO says no urgent need for mass monkeypox vacci
    furniture: The World Health Organization does not believe t
    furniture: Monkeypox fears could stigmatize LGBTQ2S+ commun
    furniture: A theory that the recent outbreak of monkeypox m
    furniture: Hydro damage 'significantly worse' than the ice 
    furniture: Hydro Ottawa says the damage from Saturday's sto
    furniture: Walk out at trade meeting when Russia spoke 'not
    furniture: The United States and four other nations that wa
    furniture: Johnny Depp's severed finger story has flaws: su
    furniture: A hand surgeon testified Monday that Johnny Depp
    furniture: Military members urged to contact Habitat for Hu
    furniture: An email encouraging members of the Canadian Arm
    furniture: Captured Russian soldier sentenced to life in Uk
    furniture: A captured Russian soldier who pleaded guilty to

    title: Macron Seeks European Dialogue With Russia’s Putin
    source: None, author: None
    dateline: Some("PARIS: (Web Desk)"), published: not before 1 Feb 2022
    credits: []
    headline: Macron Seeks European Dialogue With Russia’s Put
    headline: Macron Calls for European-Led Talks With Russia’
    body × 3
    furniture: Babar Azam Retained in Peshawar Zalmi as PSL Fra
    body × 6
    furniture: Comments are closed, but trackbacks and pingback
    "#);
}

#[test]
fn a_saved_web_page_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let page = r#"<!doctype html><html><head><title>Harbour reopens | Example</title>
      <meta property="og:title" content="Harbour reopens after storm">
      <meta property="og:site_name" content="Example Herald">
      <link rel="canonical" href="https://example.com/harbour">
      <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
        "headline":"Other","datePublished":"2024-03-05T08:00:00Z","author":[{"name":"Jane Roe"}]}]}</script></head>
      <body><nav><p>Home</p></nav><article><h1>Harbour reopens after storm</h1>
      <p>The harbour of <b>Example</b> reopened
         on Tuesday.</p><script>var x = "no";</script>
      <aside><p>Read more</p></aside><p>Ships left at noon &amp; came back.</p></article>
      <footer><p>All rights reserved</p></footer></body></html>"#;
    fs::write(folder.path().join("harbour.html"), page).unwrap();
    let (taken, skipped) = read(folder.path());
    assert_eq!(skipped, []);
    let article = &taken[0].article;
    assert_eq!(
        article.body(),
        "Harbour reopens after storm\n\nThe harbour of Example reopened on Tuesday.\n\nShips left at noon & came back."
    );
    assert_eq!(article.paragraphs()[0].class, Class::Headline);
    let known = article.metadata();
    assert_eq!(known.title.as_deref(), Some("Harbour reopens after storm"));
    assert_eq!(known.source.as_deref(), Some("Example Herald"));
    assert_eq!(known.author.as_deref(), Some("Jane Roe"));
    assert_eq!(known.url.as_deref(), Some("https://example.com/harbour"));
    assert_eq!(
        known.published.to_rfc3339().as_deref(),
        Some("2024-03-05T08:00:00Z")
    );
}

#[test]
fn settings_and_front_matter_are_heeded() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("plain.txt"),
        "Harbour reopens\n\nShips left at noon on Tuesday.",
    )
    .unwrap();
    fs::write(
        at("stated.md"),
        "---\nid: harbour-2\nsource: Other Times\npublished: 2024-03-05\nurl: https://example.com/2\n---\nHarbour shuts\n\nNo ship left on Wednesday.",
    )
    .unwrap();
    fs::create_dir(at("inner")).unwrap();
    fs::write(
        at("inner/third.txt"),
        "Harbour waits\n\nShips will leave again soon.",
    )
    .unwrap();
    let before = intake::sources(folder.path()).0[0].stamp();
    fs::write(
        at("collection.toml"),
        "name = \"Harbours\"\nsource = \"Example Herald\"\n",
    )
    .unwrap();
    fs::write(at("inner/collection.toml"), "sauce = \"Typo\"\n").unwrap();

    let (files, _) = intake::sources(folder.path());
    let plain = files
        .iter()
        .find(|file| file.name() == "plain.txt")
        .unwrap();
    assert_eq!(plain.collection(), Some("Harbours"));
    assert_ne!(
        plain.stamp(),
        before,
        "new settings make the file a changed one"
    );

    let (taken, skipped) = read(folder.path());
    let known: Vec<_> = taken
        .iter()
        .map(|taken| {
            let article = &taken.article;
            let source = article.metadata().source.as_deref().unwrap_or("-");
            format!(
                "{} | {source} | {} | {}",
                article.id(),
                article.metadata().published,
                taken.stated_id
            )
        })
        .collect();
    insta::assert_snapshot!(known.join("\n"), @r#"
    third | Example Herald | undated | false
    plain | Example Herald | undated | false
    harbour-2 | Other Times | 5 Mar 2024 | true
    "#);
    insta::assert_snapshot!(reasons(folder.path(), &skipped).join("\n"), @"inner/collection.toml: line 1, column 1: unknown field `sauce`, expected one of `name`, `source`, `language`");
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Texts as pages are made of, rather than any.
    fn page() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[A-Z][a-z]{2,8}( [a-z]{2,8}){0,12}[.?!:]?",
            "(More|Related|Photos|VIDEO): ?[A-Z][a-z ]{5,40}",
            "By [A-Z][a-z]{2,8} [A-Z][a-z]{2,8}",
            "(--------|Tags|Top Stories|___|CNN —|\\(AP\\)|Source: [A-Z][a-z]{3,9})",
            "\\PC{0,80}",
        ];
        proptest::collection::vec(line, 0..20).prop_map(|lines| lines.join("\n\n"))
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_article_or_a_problem(
            bytes in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..400),
                page().prop_map(String::into_bytes),
                any::<String>().prop_map(String::into_bytes),
            ],
            ending in prop_oneof![Just("txt"), Just("md"), Just("html"), Just("jsonl"), Just("jsonl.gz")],
        ) {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(format!("page.{ending}")), &bytes).unwrap();
            let (taken, _) = read(folder.path());
            for taken in taken {
                let article = taken.article;
                let kept: String = article.paragraphs().iter().map(|part| part.span.slice(article.body())).collect();
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                prop_assert_eq!(bare(&kept), bare(article.body()));
                prop_assert_eq!(intake::normalise(article.body()), article.body());
            }
        }
    }
}
