//! Content for tests: what is shipped, and the little records office of `tests/bad/base`.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses some of it; tests may unwrap")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use records_day::authoring::library::{Origin, read_file};
use records_day::scenario::TextFile;

/// A path in this repository.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Everything that is shipped.
pub fn shipped() -> Vec<TextFile> {
    Origin::Folder(here("")).read()
}

/// Every file under a folder that ends so, in order, by its path from there.
pub fn files_under(folder: &Path, ending: &str) -> Vec<(String, PathBuf)> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(dir) = folders.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let short = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                out.push((short, path));
            }
        }
    }
    out.sort();
    out
}

/// The little records office, in which nothing is wrong.
pub fn base() -> Vec<TextFile> {
    files_under(&here("tests/bad/base"), ".ron").into_iter().map(|(short, path)| read_file(&path, &short)).collect()
}

/// Files with one more, which takes the place of the one it stands for.
pub fn with(files: &[TextFile], one: TextFile) -> Vec<TextFile> {
    let mut all: Vec<TextFile> = files.iter().filter(|f| f.path != one.path).cloned().collect();
    all.push(one);
    all
}

/// A file made of a text.
pub fn file(path: &str, text: impl Into<Arc<str>>) -> TextFile {
    TextFile { path: path.into(), text: Ok(text.into()) }
}
