//! The whole day as it is drawn, from the seat and what the person has open.

use crate::day::{Act, FieldRef, FolderId, PageId, PlaceId, TaskId};
use crate::screens::Intent;
use crate::screens::choices::Choice as Walk;
use crate::screens::compare::CompareView;
use crate::screens::day::{DayView, FloorView, ToolView};
use crate::screens::intent::{Pausing, Tool};
use crate::screens::notices::Notice;
use crate::screens::offer::{Choice, Item};
use crate::seat::{Known, Table, cited};
use crate::wording::capital;

use super::floor::{FloorPlan, Point, spots, tool_of};
use super::offers::{choice, offer};
use super::{bar, closing, fields, folder, manual, matters, papers, pas, shelf, talk, work};

/// What a person has open and picked, beside the day itself.
#[derive(Debug, Clone)]
pub struct Open {
    /// The tool.
    pub tool: Tool,
    /// The work that hints, passing on and reports are about.
    pub about: Option<TaskId>,
    /// The page of the manual.
    pub page: Option<PageId>,
    /// The field picked for comparing.
    pub picked: Option<FieldRef>,
    /// Whether the clock of a shift runs.
    pub clock: Pausing,
    /// Hints, slips, refusals.
    pub notices: Vec<Notice>,
    /// What came about last.
    pub news: Vec<String>,
    /// The folder open on the whole desk.
    pub folder: Option<FolderId>,
    /// Whether closing the day is being asked about.
    pub closing: bool,
}

/// The day.
#[must_use]
pub fn day_view(
    table: &dyn Table,
    k: &Known<'_>,
    title: &str,
    open: &Open,
    floor: &FloorPlan,
    size: &dyn Fn(&str) -> Point,
) -> DayView {
    let tool = match open.tool {
        Tool::Pas => ToolView::Pas(pas::pas_view(table, k, open.picked)),
        Tool::Matters => ToolView::Matters(matters::matters_view(table, k, open.about)),
        Tool::Manual => ToolView::Manual(manual::manual_view(table, k, open.about, open.page)),
        Tool::Papers => ToolView::Papers(papers::papers_view(table, k.handles, open.picked)),
        Tool::Shelves => ToolView::Shelves(shelf::shelf_view(table, k.handles, open.picked)),
        Tool::Talk => ToolView::Talk(talk::talk_view(table, k, open.about, open.picked)),
    };
    DayView {
        bar: bar::bar_view(table, k, title, open.about, open.clock),
        work: work::work_view(k, table.log(), open.about),
        open: open.tool,
        tool,
        folder: open.folder.and_then(|f| folder::folder_view(table, k.handles, f, open.picked)),
        compare: compare_view(table, k, open),
        notices: open.notices.clone(),
        news: open.news.clone(),
        floor: floor_view(k, floor, size),
        question: open.closing.then(|| closing::closing(k)),
    }
}

fn compare_view(table: &dyn Table, k: &Known<'_>, open: &Open) -> CompareView {
    let picked = open.picked.and_then(|f| fields::field_view(table, None, f)).map(|f| {
        let of = fields::where_read(table, f.at.source);
        k.words.say("compare-field", &[("field", (&f.label).into()), ("value", (&f.value).into()), ("of", of.into())])
    });
    let result = fields::last_compared(table).filter(|_| picked.is_none()).map(|c| {
        let (tone, said, values) = fields::compared_words(table, &c);
        (tone, k.words.say("compare-result", &[("said", said.into()), ("values", values.into())]))
    });
    let named = result.is_some().then(|| cited::newest(table.log()).and_then(|(_, named)| named)).flatten();
    let name = result.is_some().then(|| Item::More(name_page(table)));
    CompareView {
        picked,
        result,
        named: named.map(|p| k.words.say("compare-named", &[("page", cited::title(table, p).into())])),
        name,
    }
}

/// Naming the page that speaks to what was compared: every page there is, so that the list gives nothing away.
fn name_page(table: &dyn Table) -> Choice {
    let (w, plan) = (table.words(), table.day().plan());
    let pages = (0..super::count(plan.pages.len())).filter_map(|n| u16::try_from(n).ok()).map(PageId);
    let mut all: Vec<(String, PageId)> = pages.map(|p| (cited::title(table, p), p)).collect();
    all.sort();
    let items = || all.iter().map(|(title, p)| Item::Do(offer(table, title.clone(), Act::Cite(*p)))).collect();
    choice(table, "name", w.say("compare-name", &[]), w.say("compare-name-title", &[]), None, items)
}

fn floor_view(k: &Known<'_>, floor: &FloorPlan, size: &dyn Fn(&str) -> Point) -> FloorView {
    let walkable = || (0u8..).map(PlaceId).zip(&k.plan.setting.places).filter(|(_, p)| p.walkable);
    let walks = walkable().filter_map(|(i, p)| {
        let does = vec![Intent::Act(Act::Go(i)), Intent::Tool(tool_of(&p.id))];
        floor.stand(&p.id).map(|s| (s.trainee, if i == k.state.place { Vec::new() } else { does }))
    });
    let places = walkable().filter(|(i, _)| *i != k.state.place).map(|(i, p)| {
        let secs = k.words.duration(k.plan.walk_secs(k.state.place, i));
        Walk::new(k.words.say("floor-place", &[("place", capital(&p.name).into()), ("time", secs.into())]), Act::Go(i))
    });
    FloorView { stage: floor.stage, spots: spots(floor, k, size), walks: walks.collect(), places: places.collect() }
}
