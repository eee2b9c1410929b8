//! Whole shipped days, played by clerks: whatever they do with folders, papers and shelves is offered in the window before they do it,
//! and everything that is said there has words.

use std::path::Path;
use std::sync::Arc;

use super::folder::folder_view;
use super::paper_acts::folders_at_hand;
use super::papers::papers_view;
use super::shelf::shelf_view;
use super::small::Small;
use crate::authoring::library::Origin;
use crate::authoring::prove::clerk;
use crate::clerk::ClerkName;
use crate::day::{Act, FolderId};
use crate::scenario::check::{PolicyUse, check_under};
use crate::scenario::{VariantChoice, deal};
use crate::screens::offer::{Choice, Item};
use crate::screens::shelf::Slot;
use crate::seat::Table;
use crate::session::Trouble;

fn of_items(items: &[Item], out: &mut Vec<Act>) {
    for i in items {
        match i {
            Item::Do(o) if o.why_not.is_none() => out.push(o.act.clone()),
            Item::More(Choice { items, why_not: None, .. }) => of_items(items, out),
            Item::Do(_) | Item::More(_) => {}
        }
    }
}

/// Every act the window offers now, and that all of it has words.
fn offered(t: &Small) -> Vec<Act> {
    let mut out = Vec::new();
    let papers = papers_view(t, &t.handles, None);
    let shelf = shelf_view(t, &t.handles, None);
    let mut said = format!("{}{}", serde_json::to_string(&papers).unwrap(), serde_json::to_string(&shelf).unwrap());
    for c in papers.carried.iter().chain(&papers.here).chain(&papers.out) {
        of_items(&c.items, &mut out);
    }
    for c in papers.carried_sheets.iter().chain(&papers.here_sheets) {
        of_items(&c.items, &mut out);
    }
    of_items(&papers.together, &mut out);
    out.extend(shelf.numbers.iter().map(|n| Act::LookOnShelf(n.number)));
    if let Some(b) = &shelf.board {
        out.extend(b.shelve.iter().map(|(o, _)| o.act.clone()));
        out.extend(b.slots.iter().filter_map(|s| match s {
            Slot::Folder(f) if f.pull.why_not.is_none() => Some(f.pull.act.clone()),
            Slot::Folder(_) | Slot::Gap { .. } => None,
        }));
    }
    for f in folders_at_hand(t, &t.handles) {
        let view = folder_view(t, &t.handles, f, None).unwrap();
        said.push_str(&serde_json::to_string(&view).unwrap());
        of_items(&view.items, &mut out);
        for tab in &view.tabs {
            out.push(tab.turn.act.clone());
            tab.sheets.iter().flatten().for_each(|s| of_items(&s.items, &mut out));
        }
        view.loose.iter().for_each(|s| of_items(&s.items, &mut out));
    }
    assert!(!said.contains("\"[") && !said.contains(" ["), "words are missing in {said}");
    out
}

fn is_paper(a: &Act) -> bool {
    use Act as A;
    matches!(
        a,
        A::Pull(_)
            | A::PickUpFolder(_)
            | A::PutDownFolder(_)
            | A::ReadCover(_)
            | A::TurnTo(..)
            | A::PickUpSheet(_)
            | A::ReadSheet(_)
            | A::TakeOut(_)
            | A::File(..)
            | A::PutInTray(..)
            | A::Track(..)
            | A::CheckIn(_)
            | A::Shelve(..)
            | A::Send(..)
            | A::HandOver(..)
            | A::Recall(_)
    )
}

/// Whether an act is offered; several folders together may be sent one by one.
fn is_offered(a: &Act, all: &[Act]) -> bool {
    let each = |fs: &[FolderId], one: &dyn Fn(FolderId) -> Act| fs.iter().all(|f| all.contains(&one(*f)));
    match a {
        Act::Send(fs, p, by) => each(fs, &|f| Act::Send(vec![f], *p, *by)),
        Act::HandOver(fs, t) => each(fs, &|f| Act::HandOver(vec![f], *t)),
        _ => all.contains(a),
    }
}

#[test]
fn whatever_a_good_clerk_does_with_paper_is_offered() {
    let files = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    let content = check_under(files, PolicyUse::InForce).content;
    let mut done = 0;
    for s in &content.scenarios {
        for who in [ClerkName::Model, ClerkName::Complier] {
            let dealt = deal(&content, s, 3, VariantChoice::Mixed).unwrap();
            let mut c = clerk(who, &content, s, &dealt, 3);
            let mut t = Small::with(Arc::clone(&dealt.plan), Arc::clone(&content.rubric));
            let mut tries = 0;
            while !t.day().state().closed && tries < 3_000 {
                tries += 1;
                let Some(act) = c.next(t.day()) else { break };
                if is_paper(act) && t.day().decide(act).is_ok() {
                    let all = offered(&t);
                    assert!(is_offered(act, &all), "{} {who:?}: {act:?} is not offered at {}", s.name(), t.day().state().now);
                    done += 1;
                }
                match t.try_play(act) {
                    Ok(()) => {}
                    Err(Trouble::Refused(r)) => c.refused(t.day(), r),
                    Err(e) => panic!("{e:?}"),
                }
            }
        }
    }
    assert!(done > 100, "{done}");
}
