//! The files of a reply, written to a folder: never over one that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::reply::Attachment;

/// How many names are tried for a file before it is given up: a folder with more of them is a mistake.
const NAMES_MAX: usize = 1_000;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it has another name than the reply gave it, because that one was taken.
    pub renamed: bool,
}

/// Writes `attachments` to `folder`, which is made where there is none; a name that is taken gets a number.
///
/// # Errors
/// When the folder cannot be made or a file cannot be written.
pub fn save(attachments: &[Attachment], folder: &Path) -> io::Result<Vec<Saved>> {
    fs::create_dir_all(folder)?;
    attachments
        .iter()
        .map(|attachment| save_one(attachment, folder))
        .collect()
}

fn save_one(attachment: &Attachment, folder: &Path) -> io::Result<Saved> {
    let name = Path::new(&attachment.name);
    let part = |part: Option<&std::ffi::OsStr>| {
        part.map_or_else(String::new, |part| part.to_string_lossy().into_owned())
    };
    let (stem, ending) = (part(name.file_stem()), part(name.extension()));
    for number in 1..=NAMES_MAX {
        let mut name = stem.clone();
        if number > 1 {
            name = format!("{name}-{number}");
        }
        if !ending.is_empty() {
            name = format!("{name}.{ending}");
        }
        let path = folder.join(name);
        // Made by this call or not at all: what another program makes meanwhile is not written over either.
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(&attachment.bytes)?;
                let renamed = number > 1;
                return Ok(Saved { path, renamed });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(
        ErrorKind::AlreadyExists,
        format!("{NAMES_MAX} files called so are there already"),
    ))
}

/// What was done, as a line for the reader.
pub fn told(saved: &Saved) -> String {
    let path = saved.path.display();
    if saved.renamed {
        format!("Saved {path}: its own name was taken.")
    } else {
        format!("Saved {path}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_and_nothing_outside_the_folder() {
        let outer = tempfile::TempDir::new().unwrap();
        let folder = outer.path().join("exports");
        let file = |name: &str, bytes: &[u8]| Attachment {
            name: name.to_owned(),
            description: String::new(),
            bytes: bytes.into(),
        };
        let files = [file("a.ics", b"1"), file("../../b.png", b"2")];
        assert!(
            save(&files, &folder)
                .unwrap()
                .iter()
                .all(|saved| !saved.renamed)
        );
        let again = save(&[file("a.ics", b"3")], &folder).unwrap();
        assert_eq!(
            told(&again[0]),
            format!(
                "Saved {}: its own name was taken.",
                folder.join("a-2.ics").display()
            )
        );
        let read = |name: &str| fs::read(folder.join(name)).unwrap();
        assert_eq!(
            (read("a.ics"), read("a-2.ics"), read("b.png")),
            (vec![b'1'], vec![b'3'], vec![b'2'])
        );
    }
}
