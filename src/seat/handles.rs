//! Short names for what has been shown: 1, 2 for work, f1 for folders, s1 for papers, p1 for patients.
//! Given in the order of showing, so they stay the same over the day and after a resume.

use crate::day::fact::{Fact, Stamped};
use crate::day::terms::Channel;
use crate::day::work::{contact, desk};
use crate::day::{FolderId, PatientId, SheetId, Source, TaskId};

/// The short names given so far.
#[derive(Debug, Clone, Default)]
pub struct Handles {
    /// Work, as 1, 2…
    pub tasks: Vec<TaskId>,
    /// Folders, as f1, f2…
    pub folders: Vec<FolderId>,
    /// Papers, as s1, s2…
    pub sheets: Vec<SheetId>,
    /// Patients, as p1, p2…
    pub patients: Vec<PatientId>,
}

fn add<T: PartialEq>(list: &mut Vec<T>, it: T) {
    if !list.contains(&it) {
        list.push(it);
    }
}

fn number<T: PartialEq>(list: &[T], it: &T) -> usize {
    list.iter().position(|x| x == it).map_or(0, |i| i + 1)
}

impl Handles {
    /// Gives short names to what these facts showed.
    pub fn take_in(&mut self, facts: &[Stamped]) {
        for f in facts {
            match &f.fact {
                Fact::Contact(contact::Fact::Arrived { task, channel, .. }) if *channel != Channel::Seen => {
                    add(&mut self.tasks, *task);
                }
                Fact::Desk(desk::Fact::Shown { source, .. }) => match source {
                    Source::Contact(t) => add(&mut self.tasks, *t),
                    Source::PasRow(p) | Source::Registration(p) => add(&mut self.patients, *p),
                    Source::Tracer(f) | Source::Spine(f) | Source::Cover(f) => add(&mut self.folders, *f),
                    Source::Sheet(s) => add(&mut self.sheets, *s),
                },
                _ => {}
            }
        }
    }

    /// The short name of a piece of work.
    #[must_use]
    pub fn task(&self, t: TaskId) -> String {
        number(&self.tasks, &t).to_string()
    }

    /// The short name of a folder.
    #[must_use]
    pub fn folder(&self, f: FolderId) -> String {
        format!("f{}", number(&self.folders, &f))
    }

    /// The short name of a paper.
    #[must_use]
    pub fn sheet(&self, s: SheetId) -> String {
        format!("s{}", number(&self.sheets, &s))
    }

    /// The short name of a patient.
    #[must_use]
    pub fn patient(&self, p: PatientId) -> String {
        format!("p{}", number(&self.patients, &p))
    }

    /// The thing a short name stands for: `f2` with the letter `f`.
    fn at<T: Copy>(list: &[T], typed: &str, letter: &str) -> Option<T> {
        let n: usize = typed.strip_prefix(letter)?.parse().ok()?;
        list.get(n.checked_sub(1)?).copied()
    }

    /// The piece of work that was typed: `2`, `#2` or `t2`.
    #[must_use]
    pub fn typed_task(&self, typed: &str) -> Option<TaskId> {
        ["", "#", "t"].iter().find_map(|l| Self::at(&self.tasks, typed, l))
    }

    /// The folder that was typed.
    #[must_use]
    pub fn typed_folder(&self, typed: &str) -> Option<FolderId> {
        Self::at(&self.folders, typed, "f")
    }

    /// The paper that was typed.
    #[must_use]
    pub fn typed_sheet(&self, typed: &str) -> Option<SheetId> {
        Self::at(&self.sheets, typed, "s")
    }

    /// The patient that was typed.
    #[must_use]
    pub fn typed_patient(&self, typed: &str) -> Option<PatientId> {
        Self::at(&self.patients, typed, "p")
    }
}
