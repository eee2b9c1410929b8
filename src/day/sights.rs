//! What has been shown to the trainee, by source: looked up at nearly every act. Decides nothing.

use std::collections::BTreeMap;

use super::ids::{CROWD, FolderId, PatientId, SheetId, TaskId};
use super::state::Source;
use crate::records::FieldSet;

/// Fields seen of each source that has been shown at all, if only with nothing on it.
#[derive(Debug, Clone, Default)]
pub struct Sights {
    /// What is numbered from 0, by kind of source and number.
    numbered: [Vec<Option<FieldSet>>; KINDS],
    /// Of the crowd, whose numbers are far apart.
    crowd: BTreeMap<Source, FieldSet>,
}

const KINDS: usize = 7;

fn joined(kind: usize, number: u32) -> Source {
    match kind {
        0 => Source::Contact(TaskId(u16::try_from(number).unwrap_or(u16::MAX))),
        1 => Source::PasRow(PatientId(number)),
        2 => Source::Registration(PatientId(number)),
        3 => Source::Tracer(FolderId(number)),
        4 => Source::Spine(FolderId(number)),
        5 => Source::Cover(FolderId(number)),
        _ => Source::Sheet(SheetId(number)),
    }
}

impl Sights {
    /// Fields seen of a source; none when it has not been shown.
    #[must_use]
    pub fn of(&self, s: Source) -> Option<FieldSet> {
        let (kind, number) = s.parts();
        if number >= CROWD {
            return self.crowd.get(&s).copied();
        }
        self.numbered.get(usize::from(kind))?.get(number as usize).copied().flatten()
    }

    /// Whether a source has been shown.
    #[must_use]
    pub fn has(&self, s: Source) -> bool {
        self.of(s).is_some()
    }

    /// Adds fields to those seen of a source.
    pub fn add(&mut self, s: Source, fields: FieldSet) {
        let (kind, number) = s.parts();
        let seen = match self.numbered.get_mut(usize::from(kind)).filter(|_| number < CROWD) {
            None => self.crowd.entry(s).or_default(),
            Some(list) => {
                let at = number as usize;
                if list.len() <= at {
                    list.resize(at + 1, None);
                }
                let Some(slot) = list.get_mut(at) else { return };
                slot.get_or_insert_default()
            }
        };
        *seen = seen.union(fields);
    }

    /// Every source shown, in the order of [`Source`], with the fields seen.
    pub fn iter(&self) -> impl Iterator<Item = (Source, FieldSet)> {
        self.numbered.iter().enumerate().flat_map(|(kind, list)| {
            let numbered = (0u32..).zip(list).filter_map(move |(n, seen)| seen.map(|fields| (joined(kind, n), fields)));
            let crowd = self.crowd.range(joined(kind, CROWD)..=joined(kind, u32::MAX)).map(|(s, fields)| (*s, *fields));
            numbered.chain(crowd)
        })
    }
}
