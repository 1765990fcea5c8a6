//! scratch
use attache::news::{Class, Span, figure, time};
use attache::newsroom::{Newsroom, Settings};
fn main() {
    let mut args = std::env::args().skip(1);
    let what = args.next().unwrap();
    let path = std::path::PathBuf::from(args.next().unwrap());
    let n = Newsroom::open(Settings::memory(), &mut |_| {}).unwrap();
    n.take_in(&path, &mut |_| {}).unwrap();
    let mut titles = n.titles("", usize::MAX);
    titles.sort();
    let begun = std::time::Instant::now();
    let mut count = 0;
    for (id, _) in &titles {
        let a = n.article(id).unwrap();
        if what == "speed" {
            count += time::dates(&a).len();
            continue;
        }
        println!("=== {} {} {:?}", a.id(), a.metadata().published, a.title());
        if what == "figures" {
            for f in figure::figures(&a) {
                let s = a
                    .paragraphs()
                    .iter()
                    .flat_map(|p| &p.sentences)
                    .find(|s| s.contains(f.span))
                    .unwrap();
                let from = a
                    .body()
                    .floor_char_boundary(f.span.start().saturating_sub(40).max(s.start()));
                let to = a
                    .body()
                    .ceil_char_boundary((f.span.end() + 40).min(s.end()));
                println!(
                    "{:10} {:>14} {:8} | {}⟦{}⟧{}",
                    f.unit.as_str(),
                    if f.low == f.high {
                        format!("{}", f.low)
                    } else {
                        format!("{}-{}", f.low, f.high)
                    },
                    f.noun.as_deref().unwrap_or("?"),
                    &a.body()[from..f.span.start()],
                    f.span.slice(a.body()),
                    &a.body()[f.span.end()..to]
                );
            }
            continue;
        }
        let whens = time::dates(&a);
        for p in a.paragraphs() {
            if !matches!(p.class, Class::Body | Class::Caption) {
                continue;
            }
            for s in &p.sentences {
                let mut out = String::new();
                let mut at = s.start();
                let mut any = false;
                for w in whens.iter().filter(|w| s.contains(w.span)) {
                    any = true;
                    out.push_str(
                        Span::of(a.body(), at, w.span.start())
                            .unwrap()
                            .slice(a.body()),
                    );
                    out.push_str(&format!(
                        "⟦{} ⇒ {}{}⟧",
                        w.span.slice(a.body()),
                        w.told().unwrap_or("?".into()),
                        if w.of_speech { " SPEECH" } else { "" }
                    ));
                    at = w.span.end();
                }
                out.push_str(Span::of(a.body(), at, s.end()).unwrap().slice(a.body()));
                println!("{} {}", if any { "*" } else { " " }, out.replace('\n', " "));
            }
        }
    }
    if what == "speed" {
        println!(
            "{} articles, {} dates, {:?}",
            titles.len(),
            count,
            begun.elapsed()
        );
    }
}
