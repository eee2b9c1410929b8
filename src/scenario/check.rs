//! The checker: reads every file, runs the list of passes, reports every fault, and resolves what has none.
//! A scenario with a fault is left out; the others still play.

use std::collections::BTreeMap;
use std::sync::Arc;

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::content::{Content, FileRole, LARGEST_FILE, TextFile};
use super::diagnostic::{Code, Diagnostic, Place, Severity, nearest};
use super::passes::{self, Raw};
use super::raw::{RawPatient, RawPerson, RawTask};
use super::resolve;
use super::tree;

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

/// Checks content files under the policy in force, or with every parameter at an end of its range.
#[must_use]
pub fn check_under(files: Vec<TextFile>, policy: PolicyUse) -> Checked {
    let mut files = files;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut diagnostics = Vec::new();
    let mut raw = Raw::default();
    for f in &files {
        match &f.text {
            Err(why) => diagnostics.push(whole_file(&f.path, Code::CannotRead, format!("Cannot read this file: {why}"))),
            Ok(t) if t.trim().is_empty() => {
                diagnostics.push(whole_file(&f.path, Code::CannotRead, "This file is empty.".into()));
            }
            Ok(t) if t.len() > LARGEST_FILE => diagnostics.push(whole_file(
                &f.path,
                Code::CannotRead,
                format!("This file has {} MiB; {} MiB is the most.", t.len() >> 20, LARGEST_FILE >> 20),
            )),
            Ok(t) => read(&f.path, t, &mut raw, &mut diagnostics),
        }
    }
    for pass in passes::PASSES {
        pass(&raw, &mut diagnostics);
    }
    for p in raw.policies.values_mut().flat_map(|p| p.parameters.values_mut()) {
        match policy {
            PolicyUse::InForce => {}
            PolicyUse::Least => p.value = p.least.clone(),
            PolicyUse::Greatest => p.value = p.greatest.clone(),
        }
    }
    let content = resolve::resolve(files, &raw, &mut diagnostics);
    diagnostics.sort_by(|a, b| (&a.place.file, a.place.span, a.code).cmp(&(&b.place.file, b.place.span, b.code)));
    diagnostics.dedup_by(|a, b| a.code == b.code && a.place == b.place && a.message == b.message);
    Checked { content, diagnostics }
}

fn whole_file(path: &Arc<str>, code: Code, message: String) -> Diagnostic {
    let help = match code {
        Code::CannotRead => Some("Check that the file exists, may be read, and is UTF-8 text.".to_owned()),
        _ => None,
    };
    Diagnostic { code, place: Place { file: Arc::clone(path), span: (0, 0) }, message, other: None, help }
}

fn read(path: &Arc<str>, text: &Arc<str>, raw: &mut Raw, out: &mut Vec<Diagnostic>) {
    macro_rules! into {
        ($map:expr) => {
            match parse(path, text) {
                Ok(v) => {
                    $map.insert(Arc::clone(path), v);
                }
                Err(d) => out.extend(d),
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
        FileRole::Scenario => match parse(path, text) {
            Ok(v) => {
                raw.scenarios.insert(Arc::clone(path), v);
            }
            Err(first) => {
                let more = parts_faults(path, text);
                raw.faulty_scenarios.insert(Arc::clone(path));
                out.extend(if more.is_empty() { first } else { more });
            }
        },
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads one file's value, or says everything that is wrong with its text.
///
/// # Errors
/// Every syntax fault, or the first fault of shape.
pub fn parse<T: DeserializeOwned>(path: &Arc<str>, text: &str) -> Result<T, Vec<Diagnostic>> {
    match options().from_str::<T>(text) {
        Ok(v) => Ok(v),
        Err(e) => {
            let blanked = tree::for_tree(text);
            let (_, syntax) = ron2::ast::parse_document_lossy(&blanked);
            if syntax.is_empty() {
                return Err(vec![shape_fault(path, text, 0, &e)]);
            }
            Err(syntax
                .iter()
                .map(|f| Diagnostic {
                    code: Code::Syntax,
                    place: Place { file: Arc::clone(path), span: (f.span().start_offset, f.span().end_offset) },
                    message: format!("This is not RON: {}.", f.kind()),
                    other: None,
                    help: Some("Look for a missing comma, bracket or quote just before this place.".into()),
                })
                .collect())
        }
    }
}

fn shape_fault(path: &Arc<str>, text: &str, base: usize, e: &ron::error::SpannedError) -> Diagnostic {
    let part = text.get(base..).unwrap_or(text);
    let start = offset(part, e.span.start.line, e.span.start.col);
    let end = offset(part, e.span.end.line, e.span.end.col).max(start + 1);
    let help = match &e.code {
        ron::Error::NoSuchStructField { expected, found, .. } | ron::Error::NoSuchEnumVariant { expected, found, .. } => Some(
            nearest(found, expected.iter().copied())
                .map_or_else(|| format!("Known here: {}.", expected.join(", ")), |n| format!("Did you mean `{n}`?")),
        ),
        ron::Error::MissingStructField { field, .. } => Some(format!("Add `{field}: …`.")),
        _ => None,
    };
    Diagnostic {
        code: Code::Shape,
        place: Place { file: Arc::clone(path), span: (base + start, base + end) },
        message: format!("{}.", e.code.to_string().trim_end_matches('.')),
        other: None,
        help,
    }
}

fn offset(text: &str, line: usize, col: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let in_line: usize = text.get(start..).map_or(0, |l| l.chars().take(col.saturating_sub(1)).map(char::len_utf8).sum());
    (start + in_line).min(text.len())
}

/// A scenario whose whole does not fit its shape is looked at part by part, so that one fault does not hide another.
fn parts_faults(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    use ron2::ast::Expr;
    let blanked = tree::for_tree(text);
    let (doc, syntax) = ron2::ast::parse_document_lossy(&blanked);
    let Some(top) = doc.value.as_ref().filter(|_| syntax.is_empty()) else { return Vec::new() };
    let mut out = Vec::new();
    let mut part = |e: &Expr<'_>, fits: &dyn Fn(&str) -> Option<ron::error::SpannedError>| {
        let s = e.span();
        if let Some(fault) = text.get(s.start_offset..s.end_offset).and_then(fits) {
            out.push(shape_fault(path, text, s.start_offset, &fault));
        }
    };
    if let Some(Expr::Seq(tasks)) = tree::field(top, "tasks") {
        for t in &tasks.items {
            part(&t.expr, &|s| options().from_str::<RawTask>(s).err());
        }
    }
    if let Some(Expr::Map(people)) = tree::field(top, "people") {
        for p in &people.entries {
            part(&p.value, &|s| options().from_str::<RawPerson>(s).err());
        }
    }
    if let Some(Expr::Map(patients)) = tree::field(top, "patients") {
        for p in &patients.entries {
            part(&p.value, &|s| options().from_str::<RawPatient>(s).err());
        }
    }
    out
}

/// Files by path, for passes.
pub type Files<T> = BTreeMap<Arc<str>, T>;
