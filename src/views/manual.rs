//! The manual as it is drawn: pages that fit the moment first.

use crate::day::{PageId, TaskId};
use crate::marking::rubric::{Page, Standing};
use crate::screens::manual::{EntryView, ManualView, PageView};
use crate::seat::{Known, Table};
use crate::wording::{Words, capital};

/// One page.
#[must_use]
pub fn page_view(w: &Words, p: &Page) -> PageView {
    PageView {
        title: p.title.to_string(),
        version: capital(&w.page_version(p)),
        steps: p.steps.iter().map(ToString::to_string).collect(),
        why: p.why.to_string(),
        standing: w.standing(&p.source),
        cited: matches!(p.source, Standing::Cited { .. }),
    }
}

/// The manual. `about` is the work that says which pages fit.
#[must_use]
pub fn manual_view(table: &dyn Table, k: &Known<'_>, about: Option<TaskId>, open: Option<PageId>) -> ManualView {
    let number = |p: &Page| k.plan.pages.iter().position(|x| *x == p.id).and_then(|i| u16::try_from(i).ok()).map(PageId);
    let kind = about
        .filter(|t| k.state.task(*t).attended.is_some())
        .and_then(|t| k.plan.task(t))
        .and_then(|t| table.rubric().kinds.get(usize::from(t.kind)));
    let fits =
        |p: &Page| kind.is_some_and(|x| x.pages.iter().any(|n| k.pages.get(usize::from(*n)).is_some_and(|y| y.id == p.id)));
    let mut entries: Vec<EntryView> = k
        .pages
        .iter()
        .filter_map(|p| {
            let text = format!("{} {} {}", p.title, p.steps.join(" "), p.why).to_lowercase();
            Some(EntryView { page: number(p)?, title: p.title.to_string(), text, fits: fits(p) })
        })
        .collect();
    entries.sort_by_key(|e| !e.fits);
    let open = open.and_then(|n| k.plan.pages.get(n.index())).and_then(|id| k.pages.iter().find(|p| p.id == *id));
    ManualView { entries, open: open.map(|p| page_view(k.words, p)) }
}
