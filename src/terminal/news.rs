//! What comes about, as lines: the sentence of a fact with its time and short name, and the page that an act opens. Prints nothing.

use crate::day::fact::Fact;
use crate::day::terms::{Channel, Session};
use crate::day::work::{desk, folders, pas, shelves};
use crate::day::{Source, Stamped};

use super::pages;
use crate::seat::Known;
use crate::seat::came::under_the_note;
use crate::wording::clock_time;

/// The line of a fact. What was shown is read from the pages; only what is noticed unasked is said.
pub(super) fn line_of(k: &Known<'_>, f: &Stamped, by_itself: bool) -> Option<String> {
    let said = match &f.fact {
        Fact::Desk(desk::Fact::Shown { source: Source::Contact(_), .. }) => k.words.fact(k.plan, k.state, f),
        Fact::Desk(desk::Fact::Shown { source: Source::Spine(_) | Source::Sheet(_), .. }) if f.task.is_none() => {
            k.words.fact(k.plan, k.state, f)
        }
        Fact::Desk(desk::Fact::Shown { .. } | desk::Fact::LookedUp { .. }) => None,
        _ => k.words.fact(k.plan, k.state, f),
    }?;
    let new_work = match &f.fact {
        Fact::Contact(crate::day::work::contact::Fact::Arrived { task, .. })
        | Fact::Desk(desk::Fact::Shown { source: Source::Contact(task), .. }) => Some(*task),
        _ => None,
    };
    let thing = match &f.fact {
        Fact::Desk(desk::Fact::Shown { source: Source::Spine(f), .. }) => Some(k.handles.folder(*f)),
        Fact::Desk(desk::Fact::Shown { source: Source::Sheet(s), .. }) => Some(k.handles.sheet(*s)),
        Fact::Contact(crate::day::work::contact::Fact::GaveUp { task }) => Some(k.handles.task(*task)),
        _ => new_work.map(|t| k.handles.task(t)),
    };
    let numbered = thing.map_or(said.clone(), |n| k.words.say("numbered", &[("n", (&n).into()), ("said", (&said).into())]));
    // What came about by itself carries its time.
    let by_itself = new_work.is_some() || (by_itself || f.second < k.state.now) && is_news(&f.fact);
    Some(if by_itself { format!("{} {numbered}", clock_time(k.plan, f.second)) } else { numbered })
}

fn is_news(f: &Fact) -> bool {
    use crate::day::work::{contact, tracking};
    matches!(
        f,
        Fact::Contact(contact::Fact::GaveUp { .. })
            | Fact::Tracking(tracking::Fact::Reached { .. } | tracking::Fact::CameBack { .. })
    )
}

/// What follows a line that has said already what is being read.
fn without_head(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().skip(1).collect()
}

/// The page that an act opens.
pub(super) fn reading(k: &Known<'_>, log: &[Stamped], f: &Fact) -> Vec<String> {
    match f {
        Fact::Pas(pas::Fact::Searched { rows, .. }) if !rows.is_empty() => pages::pas_list(k),
        Fact::Pas(pas::Fact::Locked { session: Session::Colleagues, .. }) => {
            k.state.in_hand.map(|t| pages::left_open(k, log, t)).unwrap_or_default()
        }
        Fact::Pas(pas::Fact::Opened { patient, .. }) => without_head(pages::registration(k, *patient)),
        Fact::Shelves(shelves::Fact::LookedOnShelf { number, .. }) => pages::shelf(k, *number),
        Fact::Folders(folders::Fact::CoverRead { folder, .. }) => without_head(pages::show(k, Source::Cover(*folder))),
        Fact::Folders(folders::Fact::Turned { folder, section, .. }) => pages::section(k, *folder, *section),
        Fact::Folders(folders::Fact::SheetRead { sheet }) => pages::named_show(k, *sheet),
        Fact::Contact(crate::day::work::contact::Fact::Attended { task, channel: Channel::Delivery | Channel::Post, .. }) => {
            pages::came(k, &under_the_note(k, log, *task))
        }
        Fact::Contact(crate::day::work::contact::Fact::Attended { task, .. }) => {
            let sheets = k.plan.task(*task).map_or(&[][..], |t| t.sheets.as_slice());
            let sheets = sheets.iter().filter(|s| k.state.knows_sheet(**s)).map(|s| pages::sheet_name(k, *s));
            sheets.chain(pages::left_open(k, log, *task)).collect()
        }
        _ => Vec::new(),
    }
}
