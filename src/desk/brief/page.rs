//! A brief as a Markdown page: the blocks of the reply, every line with its citation and its proof.

use super::super::cite::Proof;
use super::super::markdown::plain;
use crate::news::ArticleId;
use crate::reply::{Block, Line, Quotation, Reply};

/// The page.
pub(super) fn written(reply: &Reply) -> String {
    let mut page = format!("# {}\n", plain(&reply.heading));
    let mut numbers: Vec<ArticleId> = Vec::new();
    for block in &reply.blocks {
        page.push('\n');
        match block {
            Block::Section(line) => page.push_str(&format_line("## ", line)),
            Block::Words(line) => page.push_str(&format_line("", line)),
            Block::List(lines) => {
                for line in lines {
                    page.push_str(&format_line("- ", line));
                }
            }
            Block::Quotation(quotation) | Block::Paragraph(quotation) => {
                page.push_str(&quoted(quotation, &mut numbers));
            }
        }
    }
    page
}

fn format_line(before: &str, line: &Line) -> String {
    format!("{before}{}\n", plain(&line.to_string()))
}

fn quoted(quotation: &Quotation, numbers: &mut Vec<ArticleId>) -> String {
    let excerpt = &quotation.excerpt;
    let id = excerpt.article().id();
    let known = numbers.iter().position(|number| number == id);
    let number = known.unwrap_or_else(|| {
        numbers.push(id.clone());
        numbers.len() - 1
    });
    let citation = excerpt.citation();
    let label = quotation
        .label
        .as_ref()
        .map_or_else(String::new, |label| format_line("", label) + "\n");
    let paragraphs: Vec<String> = excerpt
        .text()
        .split('\n')
        .map(|text| format!("> {}", plain(text)))
        .collect();
    let title = plain(citation.title());
    let title = match citation.url() {
        Some(url) if !url.contains(['(', ')', '<', '>', ' ']) => format!("[{title}](<{url}>)"),
        _ => title,
    };
    format!(
        "{label}{}\n>\n> [{}] {title}, {}, {}, {}  \n> `{}`\n",
        paragraphs.join("\n"),
        number + 1,
        plain(citation.source().unwrap_or("source unknown")),
        citation.published(),
        citation.place(),
        Proof::of(excerpt)
    )
}
