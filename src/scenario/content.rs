//! All content of a place, checked: what days are dealt from and marked by. Holds texts as given; opens no files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::diagnostic::Texts;
use super::model::{Kind, Page, Policy, Scenario, SettingModel};
use crate::day::crowd::NameLists;
use crate::marking::Rubric;
use crate::records::Text;

/// A content file as read.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Its path as shown to people, with forward slashes, from the content folder on.
    pub path: Arc<str>,
    /// Its text, or why it cannot be read.
    pub text: Result<Arc<str>, String>,
}

/// What a file is, by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileRole {
    /// Names for the crowd.
    Names,
    /// This hospital's numbers.
    Policy,
    /// Strands, criteria, critical fails.
    Framework,
    /// Places and directory.
    Setting,
    /// A page of the manual.
    Page,
    /// A kind of task.
    Kind,
    /// A working day.
    Scenario,
}

impl FileRole {
    /// The role a path gives.
    #[must_use]
    pub fn of(path: &str) -> FileRole {
        let has = |part: &str| path.contains(part);
        if has("assets/names/") {
            FileRole::Names
        } else if has("assets/policy/") {
            FileRole::Policy
        } else if has("assets/frameworks/") {
            FileRole::Framework
        } else if has("assets/settings/") {
            FileRole::Setting
        } else if has("assets/manual/kinds/") {
            FileRole::Kind
        } else if has("assets/manual/") {
            FileRole::Page
        } else {
            FileRole::Scenario
        }
    }
}

/// The largest content file that is read, in bytes.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// Everything checked and without fault, ready to deal from.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The files it was read from.
    pub files: Vec<TextFile>,
    /// Pages in order of their ids.
    pub pages: Vec<Page>,
    /// Kinds in order of their ids.
    pub kinds: Vec<Kind>,
    /// Settings by id.
    pub settings: BTreeMap<String, SettingModel>,
    /// The policy.
    pub policy: Policy,
    /// Names for crowds.
    pub names: Arc<NameLists>,
    /// The mark scheme.
    pub rubric: Arc<Rubric>,
    /// Scenarios without fault, by path.
    pub scenarios: Vec<Scenario>,
    /// Matters, in the order the numbers in plans mean.
    pub matters: Vec<Text>,
}

impl Content {
    /// The scenario a person means: by path, by the end of its path, or by its name without folders and ending.
    #[must_use]
    pub fn scenario(&self, wanted: &str) -> Option<&Scenario> {
        let stem = |p: &str| p.rsplit('/').next().unwrap_or(p).trim_end_matches(".ron").to_owned();
        self.scenarios
            .iter()
            .find(|s| *s.path == *wanted)
            .or_else(|| self.scenarios.iter().find(|s| s.path.ends_with(wanted) || wanted.ends_with(&*s.path)))
            .or_else(|| self.scenarios.iter().find(|s| stem(&s.path) == stem(wanted)))
    }

    /// The scenarios that a person may mean: the one of that path or name; else those whose name begins so; else those with a word in
    /// their name or title for each that was typed, which begins so. Several when it is not clear which, none when nothing fits.
    #[must_use]
    pub fn scenarios_meant(&self, typed: &str) -> Vec<&Scenario> {
        if let Some(s) = self.scenario(typed) {
            return vec![s];
        }
        let wanted = words_of(typed);
        let fits = |is: &dyn Fn(&Scenario) -> bool| -> Vec<&Scenario> {
            self.scenarios.iter().filter(|s| !wanted.is_empty() && is(s)).collect()
        };
        let begins = fits(&|s| words_of(s.name()).join(" ").starts_with(&wanted.join(" ")));
        if !begins.is_empty() {
            return begins;
        }
        let has = |s: &Scenario, w: &str| words_of(s.name()).iter().chain(&words_of(&s.title)).any(|x| x.starts_with(w));
        fits(&|s| wanted.iter().all(|w| has(s, w)))
    }

    /// The manifest of everything a day of a scenario is built from: a line `path sha` for each file, in order of path.
    #[must_use]
    pub fn manifest(&self, scenario: &Scenario) -> Vec<(Arc<str>, String, Arc<str>)> {
        let mut all: Vec<_> = self
            .files
            .iter()
            .filter(|f| FileRole::of(&f.path) != FileRole::Scenario || f.path == scenario.path)
            .filter_map(|f| {
                let text = f.text.as_ref().ok()?;
                Some((Arc::clone(&f.path), blake3::hash(text.as_bytes()).to_hex().to_string(), Arc::clone(text)))
            })
            .collect();
        all.sort();
        all
    }
}

impl Texts for Content {
    fn text(&self, file: &str) -> Option<&str> {
        self.files.iter().find(|f| &*f.path == file).and_then(|f| f.text.as_deref().ok())
    }
}

impl Texts for Vec<TextFile> {
    fn text(&self, file: &str) -> Option<&str> {
        self.iter().find(|f| &*f.path == file).and_then(|f| f.text.as_deref().ok())
    }
}

/// The words of a name, in small letters.
fn words_of(name: &str) -> Vec<String> {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
