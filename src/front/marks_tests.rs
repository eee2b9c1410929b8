//! The debrief of a day that was marked again: the newest marks, and the way to the first.
use std::rc::Rc;
use std::sync::Arc;

use egui_kittest::kittest::Queryable;

use super::{Front, Sources};
use crate::authoring::library::Origin;
use crate::authoring::prove::NoWords;
use crate::day::Act;
use crate::marking::Rubric;
use crate::marking::rubric::Wording;
use crate::progress::Store;
use crate::scenario::{Dealt, TextFile};
use crate::screens::Intent;
use crate::screens::intent::{Begin, Page};
use crate::screens::layout_test::screen;
use crate::screens::talk::NoPortraits;
use crate::screens::theme::Look;
use crate::session::Mode;
use crate::session::remark::remark;

fn no_words(_: &Dealt, _: &Arc<Rubric>) -> Box<dyn Wording> {
    Box::new(NoWords)
}

/// A newer version of a page, by which nothing left open is held against anybody.
fn corrected(f: &TextFile) -> TextFile {
    match &f.text {
        Ok(t) if f.path.ends_with("manual/order_of_work.ron") => {
            let text = t.replace("version: 1", "version: 2").replace("otherwise: Major", "otherwise: Coaching");
            TextFile { path: Arc::clone(&f.path), text: Ok(text.replace("otherwise: Minor", "otherwise: Coaching").into()) }
        }
        _ => f.clone(),
    }
}

#[test]
fn the_debrief_shows_the_newest_marks_and_the_way_to_the_first() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let read = || Origin::BuiltIn.read();
    let mut f = Front::open(Sources { read: Box::new(read), store: Ok(Rc::clone(&store)), named_db: None });
    let scenario = f.content().scenario("monday-requests").unwrap().path.to_string();
    f.begin(&Begin { scenario, mode: Mode::Practice, opening: None, seed: Some(3) }).unwrap();
    f.hear(vec![Intent::Act(Act::Wait(3600)), Intent::Act(Act::CloseDay)]);
    assert_eq!(f.page(), Page::Debrief);
    let id = f.pages.debriefed().unwrap().to_owned();
    let today: Vec<TextFile> = read().iter().map(corrected).collect();
    remark(&store, &store.attempt(&id).unwrap(), &today, Some("the page was too strict."), &no_words).unwrap();
    f.hear(vec![Intent::LookBack(id)]);

    let mut h = screen([1280.0, 720.0], 1.0, Look::Light, f, |ui, f: &mut Front| {
        let asked = f.draw(ui, &NoPortraits).intents;
        f.hear(asked);
    });
    assert!(h.query_by_label_contains("because the page was too strict. Marked first as").is_some());
    h.get_by_label("See the first marks").click();
    h.run();
    h.run();
    assert!(h.query_by_label_contains("These are its first marks.").is_some());
    h.get_by_label("See the newest marks").click();
    h.run();
    h.run();
    assert!(h.query_by_label_contains("Marked first as").is_some());
}
