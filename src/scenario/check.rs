//! The checker: reads every file, runs the list of passes, reports every fault, and resolves what has none.
//! A scenario with a fault is left out; the others still play.

use std::collections::BTreeMap;
use std::sync::Arc;

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::content::{Content, FileRole, LARGEST_FILE, TextFile};
use super::diagnostic::{Code, Diagnostic, Place, Severity};
use super::mend::{Mended, mend};
use super::passes::{self, Raw};
use super::resolve;
use super::{syntax, tree};

/// What checking gives: content without what is faulty, and every fault.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What can be played.
    pub content: Content,
    /// Every fault, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether there is any error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.code.severity() == Severity::Error)
    }
}

/// Which of a policy parameter's three values is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyUse {
    /// Its value.
    InForce,
    /// The least it may be.
    Least,
    /// The most it may be.
    Greatest,
}

/// Checks content files.
#[must_use]
pub fn check(files: Vec<TextFile>) -> Checked {
    check_under(files, PolicyUse::InForce)
}

/// Reads content that a day was played from, and was checked then: what has been asked of files only since is not asked of it.
#[must_use]
pub fn check_played(files: Vec<TextFile>) -> Checked {
    checked(files, PolicyUse::InForce, |d| d.code != Code::PageVersion)
}

/// Checks content files under the policy in force, or with every parameter at an end of its range.
#[must_use]
pub fn check_under(files: Vec<TextFile>, policy: PolicyUse) -> Checked {
    checked(files, policy, |_| true)
}

fn checked(files: Vec<TextFile>, policy: PolicyUse, asked: fn(&Diagnostic) -> bool) -> Checked {
    let mut files = files;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut diagnostics = Vec::new();
    let mut raw = Raw::default();
    read_all(&files, &mut raw, &mut diagnostics);
    for pass in passes::PASSES {
        pass(&raw, &mut diagnostics);
    }
    diagnostics.retain(asked);
    for p in raw.policies.values_mut().flat_map(|p| p.parameters.values_mut()) {
        match policy {
            PolicyUse::InForce => {}
            PolicyUse::Least => p.value = p.least.clone(),
            PolicyUse::Greatest => p.value = p.greatest.clone(),
        }
    }
    let content = resolve::resolve(files, &raw, &mut diagnostics);
    diagnostics.retain(|d| !is_echo(&raw, d));
    diagnostics.sort_by(|a, b| (&a.place.file, a.place.span, a.code).cmp(&(&b.place.file, b.place.span, b.code)));
    diagnostics.dedup_by(|a, b| a.code == b.code && a.place == b.place && a.message == b.message);
    Checked { content, diagnostics }
}

/// Reads every file as it is written.
pub(super) fn read_all(files: &[TextFile], raw: &mut Raw, diagnostics: &mut Vec<Diagnostic>) {
    for f in files {
        match &f.text {
            Err(why) => {
                let help = if why.contains("larger") {
                    "Split it into several files."
                } else {
                    "Check that it is there, may be read, and is saved as UTF-8 text."
                };
                diagnostics.push(whole_file(&f.path, format!("This file cannot be read: {why}."), help));
            }
            Ok(t) if t.trim().is_empty() => {
                diagnostics.push(whole_file(&f.path, "This file is empty.".into(), "Write something into it, or take it away."));
            }
            Ok(t) if t.len() > LARGEST_FILE => {
                let message = format!("This file is larger than {} MiB, the most that is read.", LARGEST_FILE >> 20);
                diagnostics.push(whole_file(&f.path, message, "Split it into several files."));
            }
            Ok(t) => read(&f.path, t, raw, diagnostics),
        }
    }
}

fn whole_file(path: &Arc<str>, message: String, help: &str) -> Diagnostic {
    let place = Place { file: Arc::clone(path), span: (0, 0) };
    Diagnostic { code: Code::CannotRead, place, message, other: None, help: Some(help.to_owned()) }
}

fn read(path: &Arc<str>, text: &Arc<str>, raw: &mut Raw, out: &mut Vec<Diagnostic>) {
    macro_rules! into {
        ($map:expr) => {
            match parse(path, text) {
                Ok(v) => {
                    $map.insert(Arc::clone(path), v);
                }
                Err(d) => {
                    raw.unread.insert(Arc::clone(path));
                    out.extend(d);
                }
            }
        };
    }
    raw.texts.insert(Arc::clone(path), Arc::clone(text));
    match FileRole::of(path) {
        FileRole::Names => into!(raw.names),
        FileRole::Policy => into!(raw.policies),
        FileRole::Framework => into!(raw.frameworks),
        FileRole::Setting => into!(raw.settings),
        FileRole::Page => into!(raw.pages),
        FileRole::Kind => into!(raw.kinds),
        FileRole::Scenario => match parse_or_mend(path, text) {
            Ok(Ok(v)) => {
                raw.scenarios.insert(Arc::clone(path), v);
            }
            Ok(Err(m)) => {
                raw.unread.insert(Arc::clone(path));
                out.extend(m.faults);
                if let Some(v) = m.value {
                    raw.scenarios.insert(Arc::clone(path), v);
                    raw.mended.insert(Arc::clone(path), m.text.into());
                    raw.holes.insert(Arc::clone(path), m.holes);
                }
            }
            Err(d) => {
                raw.unread.insert(Arc::clone(path));
                out.extend(d);
            }
        },
    }
}

pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads one file's value, or says everything that is wrong with its text.
///
/// # Errors
/// Every syntax fault, or every fault of shape.
pub fn parse<T: DeserializeOwned>(path: &Arc<str>, text: &str) -> Result<T, Vec<Diagnostic>> {
    parse_or_mend(path, text)?.map_err(|m| m.faults)
}

/// Reads one file's value, or what can be read of it when its shape is faulty.
fn parse_or_mend<T: DeserializeOwned>(path: &Arc<str>, text: &str) -> Result<Result<T, Mended<T>>, Vec<Diagnostic>> {
    if let Some(d) = syntax::too_deep(path, text) {
        return Err(vec![d]);
    }
    if let Ok(v) = options().from_str::<T>(text) {
        return Ok(Ok(v));
    }
    let seen = tree::for_tree(text);
    let (_, found) = ron2::ast::parse_document_lossy(&seen);
    if found.is_empty() { Ok(Err(mend(path, text))) } else { Err(syntax::faults(path, text, &found)) }
}

/// Whether a fault only follows from a part that was left out, or a file that could not be read, which has been told of.
fn is_echo(raw: &Raw, d: &Diagnostic) -> bool {
    let holes = raw.holes.get(&d.place.file);
    let quoted = d.message.split('"').nth(1).map(|id| format!("\"{id}\""));
    match d.code {
        Code::UnknownName | Code::Matter => quoted.is_some_and(|id| {
            let elsewhere = raw.unread.iter().filter(|p| !raw.mended.contains_key(*p)).filter_map(|p| raw.texts.get(p));
            let left_out = holes.into_iter().flatten().filter_map(|h| raw.texts.get(&d.place.file)?.get(h.0..h.1));
            elsewhere.map(|t| &**t).chain(left_out).any(|t| t.contains(&id))
        }),
        Code::NoModel | Code::TooFewWrong | Code::VariantLacks => holes.is_some_and(|holes| {
            let counted = raw.texts.get(&d.place.file).and_then(|t| tree::part_at(t, d.place.span.0));
            counted.is_some_and(|(from, to)| holes.iter().any(|h| from <= h.0 && h.1 <= to))
        }),
        Code::NothingWanted => holes.is_some_and(|holes| {
            let text = raw.texts.get(&d.place.file).map_or("", |t| t);
            let task = tree::task_around(text, d.place.span.0);
            let needed = |h: &(usize, usize)| {
                let gone = text.get(h.0..h.1).unwrap_or("");
                ["from", "about", "brings", "sheets", "open_session"].iter().any(|f| gone.starts_with(f)) || gone.contains("of:")
            };
            task.is_some_and(|(from, to)| holes.iter().any(|h| from <= h.0 && h.1 <= to && needed(h)))
        }),
        Code::NotEnoughVariety => holes.is_some_and(|h| !h.is_empty()),
        _ => false,
    }
}

/// Files by path, for passes.
pub type Files<T> = BTreeMap<Arc<str>, T>;
