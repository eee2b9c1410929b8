//! The list of passes: each one rule of content, short, and reporting every place where it does not hold.

mod answers;
mod dates;
mod fit;
pub(super) use fit::holes_of;
pub(super) use scoring::scored_twice;
mod identity;
mod ids;
mod lying;
mod names;
mod numbers;
mod scoring;
mod variety;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check::Files;
use super::diagnostic::{Code, Diagnostic, Place, nearest};
use super::raw::{RawFramework, RawKind, RawNames, RawPage, RawPolicy, RawScenario, RawSetting};
use super::tree::{self, Step};

/// Everything that could be read, as written.
#[derive(Debug, Clone, Default)]
pub struct Raw {
    /// Texts of files.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
    /// Name lists.
    pub names: Files<RawNames>,
    /// Policies.
    pub policies: Files<RawPolicy>,
    /// Frameworks.
    pub frameworks: Files<RawFramework>,
    /// Settings.
    pub settings: Files<RawSetting>,
    /// Pages.
    pub pages: Files<RawPage>,
    /// Kinds.
    pub kinds: Files<RawKind>,
    /// Scenarios.
    pub scenarios: Files<RawScenario>,
    /// Files that could not be read as they stand.
    pub unread: BTreeSet<Arc<str>>,
    /// Texts of scenarios read without their faulty parts: as long as the original, faulty parts blank.
    pub mended: BTreeMap<Arc<str>, Arc<str>>,
    /// The parts left out of those.
    pub holes: BTreeMap<Arc<str>, Vec<(usize, usize)>>,
}

/// One pass.
pub type Pass = fn(&Raw, &mut Vec<Diagnostic>);

/// Every pass, in order.
pub const PASSES: &[Pass] = &[
    numbers::formats,
    numbers::ranges,
    numbers::policy,
    numbers::versions,
    numbers::steps,
    ids::twice,
    names::kinds,
    names::pages,
    names::settings,
    names::people_and_places,
    names::in_answers,
    dates::dates,
    dates::times,
    fit::parts_fit,
    fit::holes,
    lying::before_their_work,
    identity::no_real_identities,
    answers::present,
    answers::rules_named,
    variety::unused,
    variety::enough,
    variety::long_texts,
    scoring::not_yet,
    scoring::tested,
];

impl Raw {
    /// A fault at a place in a file.
    #[must_use]
    pub fn at(&self, file: &Arc<str>, path: &[Step], code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, place: self.place(file, path), message: message.into(), other: None, help: None }
    }

    /// A place in a file.
    #[must_use]
    pub fn place(&self, file: &Arc<str>, path: &[Step]) -> Place {
        let text = self.mended.get(file).or_else(|| self.texts.get(file));
        let span = text.map_or((0, 0), |t| tree::locate(t, path));
        Place { file: Arc::clone(file), span }
    }

    /// The setting of a scenario.
    #[must_use]
    pub fn setting(&self, id: &str) -> Option<&RawSetting> {
        self.settings.values().find(|s| s.id == id)
    }

    /// A kind, by id.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&RawKind> {
        self.kinds.values().find(|k| k.id == id)
    }
}

impl Diagnostic {
    /// With help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// With the nearest known name as help, or the list of what is known.
    #[must_use]
    pub fn suggest<'a>(self, unknown: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Diagnostic {
        let near = nearest(unknown, known.clone()).map(|n| format!("Did you mean \"{n}\"?"));
        let list: Vec<&str> = known.into_iter().take(12).collect();
        match near {
            Some(n) => self.help(n),
            None if list.is_empty() => self,
            None => self.help(format!("Known here: {}.", list.join(", "))),
        }
    }

    /// With the other end of a clash.
    #[must_use]
    pub fn other(mut self, place: Place, label: &str) -> Diagnostic {
        self.other = Some((place, label.to_owned()));
        self
    }
}

/// Shorthand for a field step.
pub(super) fn f(name: &'static str) -> Step {
    Step::Field(name)
}

/// Shorthand for a key step.
pub(super) fn k(key: &str) -> Step {
    Step::Key(key.to_owned())
}

/// Shorthand for an item step.
pub(super) fn i(at: usize) -> Step {
    Step::Item(at)
}
