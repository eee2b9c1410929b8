//! Where content comes from: a folder, or what is built into the program. The only place that reads content files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::scenario::TextFile;
use crate::scenario::content::LARGEST_FILE;

pub(crate) static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");
static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// Where content is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn,
    /// A folder that has `assets` and `scenarios`.
    Folder(PathBuf),
}

impl Origin {
    /// The folder asked for; else the current folder if it holds content; else what is built in.
    #[must_use]
    pub fn choose(asked: Option<&Path>) -> Origin {
        match asked {
            Some(p) => Origin::Folder(p.to_owned()),
            None if Path::new("assets/manual").is_dir() && Path::new("scenarios").is_dir() => Origin::Folder(PathBuf::from(".")),
            None => Origin::BuiltIn,
        }
    }

    /// Every content file of this place, in order of path.
    #[must_use]
    pub fn read(&self) -> Vec<TextFile> {
        let mut out = Vec::new();
        match self {
            Origin::BuiltIn => {
                built_in(&ASSETS, "assets", &mut out);
                built_in(&SCENARIOS, "scenarios", &mut out);
            }
            Origin::Folder(top) => {
                for part in ["assets", "scenarios"] {
                    walk(&top.join(part), part, &mut out);
                }
            }
        }
        out.sort_by(|a, b| a.path.cmp(&b.path));
        out
    }
}

fn built_in(dir: &Dir<'_>, prefix: &str, out: &mut Vec<TextFile>) {
    for f in dir.files() {
        let path = format!("{prefix}/{}", f.path().to_string_lossy().replace('\\', "/"));
        if is_content(&path) {
            let text = f.contents_utf8().map(Arc::from).ok_or_else(|| "it is not UTF-8 text".to_owned());
            out.push(TextFile { path: path.into(), text });
        }
    }
    for d in dir.dirs() {
        built_in(d, prefix, out);
    }
}

fn is_content(path: &str) -> bool {
    path.ends_with(".ron") && !path.contains("/words/") && !path.contains("/art/")
}

fn walk(dir: &Path, shown: &str, out: &mut Vec<TextFile>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for e in entries.flatten() {
        let path = e.path();
        let name = e.file_name().to_string_lossy().into_owned();
        let shown = format!("{shown}/{name}");
        // Links are not followed: content cannot reach outside its folder.
        let Ok(kind) = e.file_type() else { continue };
        if kind.is_dir() {
            walk(&path, &shown, out);
        } else if kind.is_file() && is_content(&shown) {
            out.push(read_file(&path, &shown));
        }
    }
}

/// Reads one file, saying why when it cannot be read.
#[must_use]
pub fn read_file(path: &Path, shown: &str) -> TextFile {
    let text = read_text(path);
    TextFile { path: shown.into(), text }
}

fn read_text(path: &Path) -> Result<Arc<str>, String> {
    let about = fs::metadata(path).map_err(|e| why(&e))?;
    if about.is_dir() {
        return Err("it is a folder".into());
    }
    if about.len() > LARGEST_FILE as u64 {
        return Err(format!("it is larger than {} MiB, the most that is read", LARGEST_FILE >> 20));
    }
    let bytes = fs::read(path).map_err(|e| why(&e))?;
    let text = String::from_utf8(bytes).map_err(|e| format!("it is not UTF-8 text (byte {})", e.utf8_error().valid_up_to()))?;
    // Some editors put a mark before the text that nobody sees.
    Ok(Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)))
}

/// Why a file cannot be read, in the same words everywhere.
fn why(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "you may not read it".into(),
        _ => e.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_that_some_editors_put_before_a_text_is_none_of_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("day.ron");
        fs::write(&path, "\u{feff}(format: 1)").unwrap();
        assert_eq!(read_file(&path, "day.ron").text.as_deref(), Ok("(format: 1)"));
    }
}
