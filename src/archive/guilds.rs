//! What a server set for itself.

use rusqlite::{OptionalExtension, params};

use super::{Archive, ArchiveError};

impl Archive {
    /// A setting of a guild; nothing when it never set it.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn guild_setting(&self, guild: u64, name: &str) -> Result<Option<String>, ArchiveError> {
        self.connections.read(|connection| {
            let mut query = connection
                .prepare_cached("SELECT value FROM guild_setting WHERE guild = ? AND name = ?")?;
            Ok(query
                .query_row(params![guild.cast_signed(), name], |row| row.get(0))
                .optional()?)
        })
    }

    /// Sets a setting of a guild; with no value, it is as if it had never been set.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn set_guild_setting(
        &self,
        guild: u64,
        name: &str,
        value: Option<&str>,
    ) -> Result<(), ArchiveError> {
        self.connections.write(|connection| {
            match value {
                Some(value) => connection
                    .prepare_cached("INSERT OR REPLACE INTO guild_setting VALUES (?, ?, ?)")?
                    .execute(params![guild.cast_signed(), name, value])?,
                None => connection
                    .prepare_cached("DELETE FROM guild_setting WHERE guild = ? AND name = ?")?
                    .execute(params![guild.cast_signed(), name])?,
            };
            Ok(())
        })
    }
}
