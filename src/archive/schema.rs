//! The tables, and how those of an older version become those of this one.

use rusqlite::{Connection, TransactionBehavior};

use super::ArchiveError;

/// One step a version: step `n` makes version `n + 1`. Steps are never edited after a release, only added.
const STEPS: &[&str] = &[FIRST, SPEAKERS, COPIES, QUOTES, FORMER];

const FIRST: &str = "
CREATE TABLE archive (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    mark BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO archive VALUES (1, randomblob(16), 0, 0, 0, 0, 0);

CREATE TABLE collection (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    standing INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    taken_in_ms INTEGER
) STRICT;

CREATE TABLE file (
    number INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collection,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (collection, path)
) STRICT;

CREATE TABLE problem (
    file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    line INTEGER,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX problem_file ON problem (file);

CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    articles INTEGER NOT NULL,
    undated INTEGER NOT NULL
) STRICT;
INSERT INTO source VALUES (0, '', 0, 0);

CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    collection INTEGER NOT NULL REFERENCES collection,
    identity BLOB NOT NULL,
    file INTEGER,
    sequence INTEGER NOT NULL,
    withdrawn INTEGER,
    revision INTEGER NOT NULL,
    title TEXT,
    source INTEGER NOT NULL REFERENCES source,
    day INTEGER,
    UNIQUE (collection, identity)
) STRICT;
CREATE UNIQUE INDEX article_sequence ON article (sequence);
CREATE INDEX article_source ON article (source, day) WHERE withdrawn IS NULL;
CREATE INDEX article_file ON article (file) WHERE withdrawn IS NULL;

CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    structured INTEGER NOT NULL,
    taken_ms INTEGER NOT NULL,
    checksum BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    passages INTEGER NOT NULL,
    size INTEGER NOT NULL,
    language TEXT NOT NULL,
    title TEXT,
    source TEXT,
    author TEXT,
    dateline TEXT,
    credits TEXT,
    published TEXT,
    url TEXT,
    path TEXT,
    structure BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX revision_article ON revision (article, sequence);

CREATE TABLE guild_setting (
    guild INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (guild, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_expires ON kept (expires_ms);
";

/// Who is quoted where; every file is read again to fill it.
const SPEAKERS: &str = "
CREATE TABLE speaker (
    name TEXT NOT NULL,
    article INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_article ON speaker (article);
UPDATE file SET version = 0;
";

/// Which articles carry one text, and by what they are told; every file is read again to fill it.
const COPIES: &str = "
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY,
    hashes BLOB NOT NULL
) STRICT;
CREATE TABLE copy (
    article INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
UPDATE file SET version = 0;
";

/// What is quoted in a text, and which rules found it; every file is read again to fill it.
const QUOTES: &str = "
CREATE TABLE quotes (
    revision INTEGER PRIMARY KEY,
    structured INTEGER NOT NULL,
    version INTEGER NOT NULL,
    found BLOB NOT NULL
) STRICT;
UPDATE file SET version = 0;
";

/// Which texts the collection no longer has, and from when to when it had them; of what has come back, since when it
/// has it. Until when it had what was withdrawn before this was kept is not known.
const FORMER: &str = "
CREATE TABLE former (
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX former_article ON former (article);
CREATE INDEX former_until ON former (until_ms);
ALTER TABLE article ADD COLUMN since_ms INTEGER;
INSERT INTO former
    SELECT article, number, taken_ms, next_ms FROM (
        SELECT article, number, taken_ms, lead(taken_ms) OVER (PARTITION BY article ORDER BY sequence) AS next_ms
        FROM revision
    ) WHERE next_ms IS NOT NULL;
";

/// Brings the tables to this version: nothing is written when they are.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), ArchiveError> {
    let known = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == known {
        return Ok(());
    }
    if found > known {
        return Err(ArchiveError::Newer { found, known });
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(found as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}
