//! The facts of a day as rules look back at them: in one list, with a chain for each task and kind of fact. Judges nothing.

use super::rule::Seen;
use crate::day::vocabulary::Fields;
use crate::day::{FactKind, Stamped};

/// As many kinds as a set of bits has room for.
const KINDS: usize = 64;
const NONE: u32 = u32::MAX;
/// Room made beforehand: about as many facts as are remembered of one task.
const USUAL: usize = 12;

/// Facts that rules may look back at, found by list (a task's, or the one of what belongs to none) and kind.
#[derive(Debug, Clone)]
pub struct History {
    facts: Vec<Link>,
    /// The newest fact of each kind in each list, as a place in `facts`.
    newest: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Link {
    seen: Seen,
    /// The one before it of the same list and kind.
    before: u32,
}

impl History {
    /// Nothing yet, for so many lists.
    #[must_use]
    pub fn new(lists: usize) -> History {
        History { facts: Vec::with_capacity(lists * USUAL), newest: vec![NONE; lists * KINDS] }
    }

    /// Remembers a fact, with its number and kind. Its fields are read where they are to stay: a copy would have to wait for them.
    pub fn remember(&mut self, list: usize, number: u32, kind: FactKind, f: &Stamped) {
        let here = u32::try_from(self.facts.len()).unwrap_or(NONE);
        let Some(newest) = self.newest.get_mut(place(list, kind)) else { return };
        let before = std::mem::replace(newest, here);
        self.facts.push(Link { seen: Seen { number, second: f.second, kind, fields: Fields::default() }, before });
        if let Some(link) = self.facts.last_mut() {
            f.fact.fields(&mut link.seen.fields);
        }
    }

    /// The facts of one kind in one list, newest first.
    pub fn of(&self, list: usize, kind: FactKind) -> impl Iterator<Item = &Seen> {
        let mut at = self.newest.get(place(list, kind)).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let link = self.facts.get(at as usize)?;
            at = link.before;
            Some(&link.seen)
        })
    }
}

fn place(list: usize, kind: FactKind) -> usize {
    list * KINDS + usize::from(kind.0).min(KINDS - 1)
}
