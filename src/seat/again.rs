//! A day that is over, seen again as it stood at each moment: state and short names are folded anew from the facts that were kept.
//! Judges nothing and changes nothing.

use std::rc::Rc;
use std::sync::Arc;

use super::past::Past;
use super::{Handles, Known, Table};
use crate::day::{Day, Second};
use crate::progress::Store;
use crate::session::WhichMarks;
use crate::session::kept::AttemptFault;

/// A moment of the day: an act with what followed, or what the clock brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, in seconds since the day opened.
    pub second: Second,
    /// What came about, as the trainee perceived it then.
    pub words: Vec<String>,
    /// The number of the first fact after it.
    pub upto: u32,
}

/// A day seen again, standing at one of its moments.
pub struct Again {
    past: Past,
    moments: Vec<Moment>,
    at: usize,
    day: Day,
    handles: Handles,
}

impl Again {
    /// Reads an attempt back, as it was marked first or last, and stands at its first moment.
    ///
    /// # Errors
    /// When it is not there or cannot be read back.
    pub fn open(store: Rc<Store>, id: &str, which: WhichMarks) -> Result<Again, AttemptFault> {
        let past = Past::as_marked(store, id, which)?;
        let moments = moments(&past);
        let (day, handles) = (opened(&past), Handles::default());
        let mut again = Again { past, moments, at: 0, day, handles };
        again.fold_to(0);
        Ok(again)
    }

    /// The day as it ended, with its report.
    #[must_use]
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// Its moments, in order. There is always one.
    #[must_use]
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// Which of them is on view.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes to a moment, or to the last when there is no such one.
    pub fn go(&mut self, to: usize) {
        let to = to.min(self.moments.len().saturating_sub(1));
        if to < self.at {
            (self.day, self.handles) = (opened(&self.past), Handles::default());
            self.at = 0;
            self.fold_to(0);
        }
        let from = self.upto(self.at);
        self.at = to;
        self.fold_to(from);
    }

    /// The moment in which a fact came about, by the fact's number.
    #[must_use]
    pub fn moment_of(&self, fact: u32) -> usize {
        let before = self.moments.partition_point(|m| m.upto <= fact);
        before.min(self.moments.len().saturating_sub(1))
    }

    /// What had been shown by then.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known {
            plan: self.day.plan(),
            state: self.day.state(),
            handles: &self.handles,
            words: self.past.words(),
            pages: self.past.manual(),
        }
    }

    fn upto(&self, moment: usize) -> usize {
        self.moments.get(moment).map_or(0, |m| m.upto as usize)
    }

    /// Takes in the facts from one number up to the moment on view.
    fn fold_to(&mut self, from: usize) {
        let facts = self.past.log().get(from..self.upto(self.at)).unwrap_or_default();
        self.day.fold(facts);
        self.handles.take_in(facts);
    }
}

fn opened(past: &Past) -> Day {
    Day::open(Arc::clone(past.plan()))
}

/// Entries that brought something to tell, one moment each; what was not told belongs to the moment after it.
fn moments(past: &Past) -> Vec<Moment> {
    let mut day = opened(past);
    let mut all = Vec::new();
    let mut from = 0;
    for upto in past.entries() {
        let mut words = Vec::new();
        let mut second = day.state().now;
        for f in past.log().get(from..*upto).unwrap_or_default() {
            day.fold(std::slice::from_ref(f));
            if let Some(said) = past.words().fact(day.plan(), day.state(), f) {
                second = f.second;
                words.push(said);
            }
        }
        from = *upto;
        if !words.is_empty() {
            all.push(Moment { second, words, upto: u32::try_from(*upto).unwrap_or(u32::MAX) });
        }
    }
    if all.is_empty() {
        all.push(Moment { second: 0, words: Vec::new(), upto: u32::try_from(from).unwrap_or(u32::MAX) });
    }
    all
}
