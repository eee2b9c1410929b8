//! What the tests of views share: the shipped content, a store in memory, attempts begun and closed.

use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::authoring::library::Origin;
use crate::day::Act;
use crate::progress::{PersonId, PersonKind, Store};
use crate::scenario::Content;
use crate::session::Mode;
use crate::session::kept::{Attempt, Beginning};
use crate::wording::{PlanWords, Words};

/// A store with the shipped content beside it.
pub(crate) struct Shelf {
    pub(crate) store: Rc<Store>,
    pub(crate) content: Arc<Content>,
}

pub(crate) fn person_of(store: &Store, name: &str) -> PersonId {
    store.person_named(name, PersonKind::Trainee).unwrap()
}

impl Shelf {
    pub(crate) fn new() -> Shelf {
        static CONTENT: OnceLock<Arc<Content>> = OnceLock::new();
        let content = CONTENT.get_or_init(|| {
            let here = Origin::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_owned());
            Arc::new(crate::scenario::check(here.read()).content)
        });
        Shelf { store: Rc::new(Store::open_in_memory().unwrap()), content: Arc::clone(content) }
    }

    /// The path of the Monday that is shipped.
    pub(crate) fn monday(&self) -> String {
        self.content.scenario("monday-requests").unwrap().path.to_string()
    }

    pub(crate) fn begin(&self, person: &PersonId) -> Attempt {
        let beginning = Beginning::by_person(person.clone(), Mode::Practice, false, Some(7));
        Attempt::begin(Rc::clone(&self.store), Arc::clone(&self.content), &self.monday(), beginning).unwrap()
    }

    /// Closes the day as it stands.
    pub(crate) fn close(&self, mut a: Attempt) {
        a.ask(&Act::CloseDay).unwrap();
        let plan = Arc::clone(&a.dealt.plan);
        let words = Words::english();
        a.close(&PlanWords { words: &words, plan: &plan, rubric: Some(&self.content.rubric) }).unwrap();
    }
}
