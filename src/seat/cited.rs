//! Naming the page of the manual that speaks to what was compared: what a trainee hears at once in practice, and what the debrief
//! says of it. Never marked, and never gives a page away that was not asked about.

use super::Table;
use crate::day::terms::Agreement;
use crate::day::work::comparing;
use crate::day::{Act, Fact, PageId, Stamped, TaskId};
use crate::marking::speaks::pages_that_speak_to;
use crate::wording::{Put, Words};

/// What is heard of a page that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// It speaks to what was compared.
    Speaks,
    /// Another page does.
    Elsewhere,
    /// No page does.
    NoneDoes,
}

/// The title of a page of the plan's manual.
#[must_use]
pub fn title(table: &dyn Table, page: PageId) -> String {
    let plan = table.day().plan();
    let named = plan.pages.get(page.index()).and_then(|id| table.manual().iter().find(|p| p.id == *id));
    named.map_or_else(|| table.words().page(plan, page), |p| p.title.to_string())
}

/// The ids of the pages that speak to a comparison.
fn speaking(table: &dyn Table, compared: &Stamped) -> Vec<PageId> {
    let Fact::Comparing(fact) = &compared.fact else { return Vec::new() };
    let plan = table.day().plan();
    let kind = compared.task.and_then(|t| plan.task(t)).map(|t| t.kind);
    let pages = pages_that_speak_to(table.rubric(), kind, fact);
    let ids = pages.iter().filter_map(|p| table.manual().get(usize::from(*p))).map(|p| &p.id);
    ids.filter_map(|id| plan.pages.iter().position(|x| x == id)).filter_map(|n| u16::try_from(n).ok()).map(PageId).collect()
}

/// The newest comparison, and the page that was named for it last.
#[must_use]
pub fn newest(log: &[Stamped]) -> Option<(&Stamped, Option<PageId>)> {
    let mut named = None;
    for s in log.iter().rev() {
        match &s.fact {
            Fact::Comparing(comparing::Fact::Cited { page, .. }) => named = named.or(Some(*page)),
            Fact::Comparing(comparing::Fact::Compared { .. }) => return Some((s, named)),
            _ => {}
        }
    }
    None
}

/// How a page fits the newest comparison.
fn judged(table: &dyn Table, page: PageId) -> Option<Named> {
    let (compared, _) = newest(table.log())?;
    let speaking = speaking(table, compared);
    Some(if speaking.is_empty() {
        Named::NoneDoes
    } else if speaking.contains(&page) {
        Named::Speaks
    } else {
        Named::Elsewhere
    })
}

/// What is heard after an act, when it named a page: at once in practice, else in the debrief.
#[must_use]
pub fn heard(table: &dyn Table, act: &Act) -> Option<(Named, String)> {
    let Act::Cite(page) = act else { return None };
    let how = judged(table, *page)?;
    if table.mode().runs() {
        return Some((Named::NoneDoes, table.words().say("cited-kept", &[])));
    }
    let id = match how {
        Named::Speaks => "cited-speaks",
        Named::Elsewhere => "cited-elsewhere",
        Named::NoneDoes => "cited-none-does",
    };
    Some((how, table.words().say(id, &[("page", title(table, *page).into())])))
}

/// What was compared in a piece of work (or in none), which page was named, and which speaks to it: a line for each group of
/// comparisons of which the same can be said.
#[must_use]
pub fn compared_in(table: &dyn Table, task: Option<TaskId>) -> Vec<String> {
    let w = table.words();
    let mut groups: Vec<(Vec<String>, Option<PageId>, Vec<PageId>)> = Vec::new();
    let mut comparing: Option<(&Stamped, Option<PageId>)> = None;
    let mut put = |c: Option<(&Stamped, Option<PageId>)>| {
        let Some((compared, named)) = c.filter(|(s, _)| s.task == task) else { return };
        let (what, speaks) = (what(w, compared), speaking(table, compared));
        match groups.iter_mut().find(|(_, n, s)| *n == named && *s == speaks) {
            Some((all, ..)) if all.contains(&what) => {}
            Some((all, ..)) => all.push(what),
            None => groups.push((vec![what], named, speaks)),
        }
    };
    for s in table.log() {
        match &s.fact {
            Fact::Comparing(comparing::Fact::Compared { .. }) => put(comparing.replace((s, None))),
            Fact::Comparing(comparing::Fact::Cited { page, .. }) => comparing = comparing.map(|(c, _)| (c, Some(*page))),
            _ => {}
        }
    }
    put(comparing);
    groups.into_iter().map(|(all, named, speaks)| line(table, &all, named, &speaks)).collect()
}

/// What was compared, and how it came out.
fn what(w: &Words, s: &Stamped) -> String {
    let Fact::Comparing(comparing::Fact::Compared { outcome, a, b, .. }) = &s.fact else { return String::new() };
    let (a, b) = (w.field_name(a.field), w.field_name(b.field));
    match outcome {
        Agreement::Agrees => w.say("cited-what", &[("field", a.into()), ("outcome", w.say("compared-agrees", &[]).into())]),
        Agreement::Differs => w.say("cited-what", &[("field", a.into()), ("outcome", w.say("compared-differs", &[]).into())]),
        Agreement::NotComparable => w.say("compared-two", &[("a", a.into()), ("b", b.into())]),
    }
}

fn line(table: &dyn Table, all: &[String], named: Option<PageId>, speaks: &[PageId]) -> String {
    let w = table.words();
    let titles = |pages: &[PageId]| pages.iter().map(|p| title(table, *p)).collect::<Vec<_>>().join("; ");
    let all = all.join(", ");
    let n = u32::try_from(speaks.len()).unwrap_or(u32::MAX);
    let mut puts: Vec<(&str, Put<'_>)> = vec![("all", (&all).into()), ("n", n.into()), ("pages", titles(speaks).into())];
    let id = match (named, speaks.is_empty()) {
        (None, true) => "cited-line-none",
        (None, false) => "cited-line-unnamed",
        (Some(p), _) => {
            puts.push(("named", title(table, p).into()));
            if speaks.is_empty() {
                "cited-line-named-none"
            } else if speaks.contains(&p) {
                "cited-line-right"
            } else {
                "cited-line-other"
            }
        }
    };
    w.say(id, &puts)
}
