//! The seal: what every file of the index looked like when it was last known to be sound.
//!
//! Every file of a segment carries a checksum, but reading them all at each start would take seconds on a large
//! index. A file whose size and time of writing are those of the seal is trusted; any other is read to its end and
//! compared with its checksum before anything is answered from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::Index;

use super::IndexError;

/// Size and time of writing (nanoseconds since 1970).
type Look = (u64, u128);

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seal {
    /// The checksum of tantivy's list of segments, which carries none itself.
    meta: String,
    files: BTreeMap<String, Look>,
}

/// The seal's file.
pub(super) const FILE: &str = "seal.json";
/// tantivy's list of segments.
pub(super) const META: &str = "meta.json";
/// tantivy's list of the files it made.
pub(super) const MANAGED: &str = ".managed.json";

/// Checks the files of an index against its seal, and against their checksums where they look different; says
/// whether the seal is to be renewed.
///
/// # Errors
/// When a file is damaged or missing.
pub(super) fn check(folder: &Path, index: &Index) -> Result<bool, IndexError> {
    let sealed = read(folder);
    let found = look(folder, index)?;
    if sealed == found {
        return Ok(false);
    }
    // The list of segments changes with every commit and merge; its own reader checks its form.
    for (name, look) in &found.files {
        if name != META && sealed.files.get(name) != Some(look) {
            check_file(index, Path::new(name))?;
        }
    }
    // Same list, other bytes, and yet the same segments: someone wrote in it.
    let meta_rewritten = sealed.files.contains_key(META)
        && sealed.meta != found.meta
        && segments(&sealed) == segments(&found);
    if meta_rewritten {
        return Err(IndexError::Damaged(folder.join(META)));
    }
    Ok(true)
}

/// Reads every file of an index and compares it with its checksum.
///
/// # Errors
/// When a file is damaged or missing.
pub(super) fn check_all(index: &Index) -> Result<(), IndexError> {
    for path in files(index)? {
        check_file(index, &path)?;
    }
    Ok(())
}

/// Writes down what the files look like now.
///
/// # Errors
/// When the folder cannot be read or written.
pub(super) fn renew(folder: &Path, index: &Index) -> Result<(), IndexError> {
    let seal = look(folder, index)?;
    let failed = |reason: io::Error| IndexError::Folder {
        folder: folder.to_owned(),
        reason,
    };
    let bytes = serde_json::to_vec(&seal).map_err(|error| failed(error.into()))?;
    let beside = folder.join(format!("{FILE}.new"));
    let write = || {
        let mut file = fs::File::create(&beside)?;
        file.write_all(&bytes)?;
        file.sync_data()?;
        fs::rename(&beside, folder.join(FILE))
    };
    write().map_err(failed)
}

fn check_file(index: &Index, path: &Path) -> Result<(), IndexError> {
    match index.directory().validate_checksum(path) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(IndexError::Damaged(path.to_owned())),
    }
}

/// A seal that cannot be read is as good as none: all files are checked.
fn read(folder: &Path) -> Seal {
    fs::read(folder.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn look(folder: &Path, index: &Index) -> Result<Seal, IndexError> {
    let mut seal = Seal::default();
    for path in files(index)? {
        let look = look_at(&folder.join(&path))?;
        seal.files.insert(path.to_string_lossy().into_owned(), look);
    }
    let meta = folder.join(META);
    seal.files.insert(META.to_owned(), look_at(&meta)?);
    let bytes = fs::read(&meta).map_err(|_| IndexError::Damaged(meta))?;
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(seal.meta, "{byte:02x}");
    }
    Ok(seal)
}

fn look_at(path: &Path) -> Result<Look, IndexError> {
    let damaged = || IndexError::Damaged(path.to_owned());
    let metadata = fs::metadata(path).map_err(|_| damaged())?;
    let modified = metadata.modified().ok();
    let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok((metadata.len(), modified.unwrap_or_default().as_nanos()))
}

/// The files of the segments, relative to the folder: those that were made, of those that may be.
fn files(index: &Index) -> Result<Vec<PathBuf>, IndexError> {
    let made = index.directory().list_managed_files();
    let mut files: Vec<PathBuf> = index
        .load_metas()?
        .list_segment_files()
        .into_iter()
        .filter(|path| made.contains(path))
        .collect();
    files.sort();
    Ok(files)
}

fn segments(seal: &Seal) -> Vec<&String> {
    seal.files.keys().filter(|name| *name != META).collect()
}
