//! The configuration file: read whole, refused where it is wrong.

use std::path::Path;

use super::{Config, ConfigError};

/// What to do about a token in the file: the one unknown key whose reason is worth telling.
const TOKEN_MEND: &str =
    "a token is never kept here; set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it";

/// Reads the file at `path`; what it does not set keeps its default.
pub(super) fn read(path: &Path) -> Result<Config, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|reason| ConfigError::Unreadable {
        path: path.to_owned(),
        reason,
    })?;
    toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or(&text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        ConfigError::Refused {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            problem: problem(&error, text.get(line_start..).unwrap_or("")),
        }
    })
}

/// What is wrong, in one line that names the key. `from_line` is the text from the start of the line in question.
fn problem(error: &toml::de::Error, from_line: &str) -> String {
    let message = error.message().replace('\n', "; ");
    if message.starts_with("unknown field `token`") {
        return format!("unknown key `token`: {TOKEN_MEND}");
    }
    if let Some(unknown) = message.strip_prefix("unknown field") {
        return format!("unknown key{unknown}");
    }
    let line = from_line.lines().next().unwrap_or("");
    match line.split_once('=') {
        Some((key, _)) => format!("`{}`: {message}", key.trim()),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, text).unwrap();
        let told = read(&path).unwrap_err().to_string();
        let told = told.strip_prefix(folder.path().to_str().unwrap()).unwrap();
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_wrong_is_refused_where_it_stands() {
        check(
            "articles = \"a\"\nartcles = 1\n",
            "/a.toml:2:1: unknown key `artcles`, expected one of `articles`, `data`, `log`, `rescan_seconds`, `discord`, `limits`",
        );
        check(
            "[discord]\nguild = 1\n",
            "/a.toml:2:1: unknown key `guild`, expected `api_url` or `guild_id`",
        );
        check(
            "articles = 3\n",
            "/a.toml:1:12: `articles`: invalid type: integer `3`, expected path string",
        );
        check(
            "log = \"loud\"\n",
            "/a.toml:1:7: `log`: is none of error, warn, info, debug, trace",
        );
        check(
            "rescan_seconds = -5\n",
            "/a.toml:1:18: `rescan_seconds`: invalid value: integer `-5`, expected u64",
        );
        check(
            "[discord]\n  api_url = \"http://example.org\"\n",
            "/a.toml:2:13: `api_url`: plain http is for this machine alone; write https://",
        );
        check(
            "data = \"é\" x",
            "/a.toml:1:12: `data`: unexpected key or value, expected newline, `#`",
        );
    }

    #[test]
    fn a_token_in_the_file_is_refused_and_not_repeated() {
        check(
            "[discord]\ntoken = \"MTIz.abc.def\"\n",
            "/a.toml:2:1: unknown key `token`: a token is never kept here; set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it",
        );
    }
}
