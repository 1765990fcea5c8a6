//! The bot's token: a secret from the moment it is read.

use std::path::PathBuf;

use secrecy::SecretString;

use super::{ConfigError, Environment};

/// The token in `DISCORD_TOKEN`, or in the file that `DISCORD_TOKEN_FILE` names; nothing when neither is set.
///
/// # Errors
/// When both are set, the file cannot be read, or what is there can be no token.
pub fn token(environment: &Environment) -> Result<Option<SecretString>, ConfigError> {
    let given = environment.get("DISCORD_TOKEN")?;
    let file = environment.get("DISCORD_TOKEN_FILE")?.map(PathBuf::from);
    let (token, place) = match (given, file) {
        (Some(_), Some(_)) => return Err(ConfigError::TwoTokens),
        (Some(token), None) => (token, "DISCORD_TOKEN".to_owned()),
        (None, Some(path)) => match std::fs::read_to_string(&path) {
            Ok(token) => (token, path.display().to_string()),
            Err(reason) => return Err(ConfigError::Unreadable { path, reason }),
        },
        (None, None) => return Ok(None),
    };
    // Some editors begin a file with a mark of its encoding.
    let token = token.trim_start_matches('\u{feff}').trim();
    if !token.chars().all(|c| c.is_ascii_graphic()) {
        return Err(ConfigError::NoToken(place));
    }
    Ok((!token.is_empty()).then(|| SecretString::from(token)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    #[test]
    fn it_comes_from_the_environment_or_from_the_file_named_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "\u{feff}from-the-file\r\n").unwrap();
        let path = path.to_str().unwrap();

        assert!(token(&Environment::default()).unwrap().is_none());
        let given = token(&[("DISCORD_TOKEN", " given ")].into());
        assert_eq!(given.unwrap().unwrap().expose_secret(), "given");
        let file = token(&[("DISCORD_TOKEN_FILE", path)].into());
        assert_eq!(file.unwrap().unwrap().expose_secret(), "from-the-file");
        let both = token(&[("DISCORD_TOKEN", "given"), ("DISCORD_TOKEN_FILE", path)].into());
        assert!(matches!(both, Err(ConfigError::TwoTokens)));
        for none in ["Bot x.y.z", "x.é.z", "x\ny"] {
            let told = token(&[("DISCORD_TOKEN", none)].into())
                .unwrap_err()
                .to_string();
            assert!(told.starts_with("the token in DISCORD_TOKEN holds") && !told.contains(none));
        }
    }

    #[test]
    fn it_is_not_shown_by_debugging() {
        let environment = Environment::from([("DISCORD_TOKEN", "very-secret")]);
        let read = token(&environment).unwrap();
        assert!(!format!("{read:?}{environment:?}").contains("very-secret"));
    }
}
