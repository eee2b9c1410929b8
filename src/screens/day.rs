//! The day as a whole: the bar on top, the department, the desk beside it, work in hand below. Lays out; the parts draw themselves.

use egui::{Frame, Margin, Panel, Rect, RichText, TextStyle, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::bar::{BarView, bar_ui};
use super::choices::{Choice, choices_ui};
use super::compare::CompareView;
use super::floor::{Fit, Spot, floor_ui};
use super::folder::{FolderDraft, FolderView, folder_ui};
use super::intent::Tool;
use super::kit::{self, Press, Weight};
use super::manual::{ManualDraft, ManualView, manual_ui};
use super::matters::{MattersDraft, MattersView, matters_ui};
use super::notices::{Notice, told};
use super::offer::Unfolded;
use super::page::FirstFocus;
use super::papers::{PapersDraft, PapersView, papers_ui};
use super::pas::{PasDraft, PasView, pas_ui};
use super::question::{Question, question_ui};
use super::shelf::{ShelfDraft, ShelfView, shelf_ui};
use super::talk::{Portraits, TalkDraft, TalkView, talk_ui};
use super::theme;
use super::work::{WorkView, work_ui};
use crate::wording::Words;

/// The tool that is open.
#[derive(Debug, Clone, Serialize)]
pub enum ToolView {
    /// Talking.
    Talk(TalkView),
    /// PAS.
    Pas(PasView),
    /// The shelves.
    Shelves(ShelfView),
    /// Folders and papers.
    Papers(PapersView),
    /// Matters.
    Matters(MattersView),
    /// The manual.
    Manual(ManualView),
}

/// The department.
#[derive(Debug, Clone, Serialize)]
pub struct FloorView {
    /// The size of the stage.
    pub stage: (i32, i32),
    /// What can be pressed.
    pub spots: Vec<Spot>,
    /// Where one can stand, and what going there is.
    #[serde(skip)]
    pub walks: Vec<((i32, i32), Vec<Intent>)>,
    /// Where one can walk, in words.
    pub places: Vec<Choice>,
}

/// The day.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    /// The bar.
    pub bar: BarView,
    /// Work in hand.
    pub work: WorkView,
    /// Which tool is open.
    #[serde(skip)]
    pub open: Tool,
    /// The tool that is open.
    pub tool: ToolView,
    /// The folder that is open on the whole desk.
    pub folder: Option<FolderView>,
    /// Comparing.
    pub compare: CompareView,
    /// Hints, slips, refusals.
    pub notices: Vec<Notice>,
    /// What came about last, in words.
    pub news: Vec<String>,
    /// The department.
    pub floor: FloorView,
    /// A question to be answered before anything else.
    pub question: Option<Question>,
}

/// What is typed and folded out.
#[derive(Debug, Clone, Default)]
pub struct DayDraft {
    /// Talking.
    pub talk: TalkDraft,
    /// PAS.
    pub pas: PasDraft,
    /// The shelves.
    pub shelf: ShelfDraft,
    /// The open folder.
    pub folder: FolderDraft,
    /// Folders and papers.
    pub papers: PapersDraft,
    /// Matters.
    pub matters: MattersDraft,
    /// The manual.
    pub manual: ManualDraft,
    /// Naming a page for what was compared.
    pub compare: Unfolded,
    /// Whether the list of places is folded out.
    pub places: bool,
    /// In a small window: whether the department is on view rather than the desk.
    pub department: bool,
    /// The first focus: on waiting, which does no harm.
    pub focus: FirstFocus,
}

/// What drawing gave.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What was asked for.
    pub intents: Vec<Intent>,
    /// Where the picture of the department is to be, and how the stage lies in it; nothing when it is not on view.
    pub floor: Option<(Rect, Fit)>,
}

/// The height of work in hand, so that the department keeps its size while work comes and goes.
const WORK_HEIGHT: f32 = 182.0;

/// Draws it.
pub fn day_ui(ui: &mut Ui, words: &Words, view: &DayView, draft: &mut DayDraft, pictures: &dyn Portraits) -> Drawn {
    // What lies over the day is drawn first, and nothing below it is asked for anything.
    let answer = view.question.as_ref().map(|q| question_ui(ui.ctx(), q));
    let drawn = below(ui, words, view, draft, pictures);
    match answer {
        Some(intents) => Drawn { intents, ..drawn },
        None => drawn,
    }
}

fn below(ui: &mut Ui, words: &Words, view: &DayView, draft: &mut DayDraft, pictures: &dyn Portraits) -> Drawn {
    let p = theme::palette(ui.ctx());
    let mut out = Vec::new();
    let room = ui.available_size();
    let narrow = room.x < 980.0 || room.y < 560.0;
    keys(ui, view, draft, &mut out);
    Panel::top("bar").frame(Frame::NONE).show(ui, |ui| out.extend(bar_ui(ui, words, &view.bar)));
    let ground = Frame::new().fill(p.paper).inner_margin(Margin::symmetric(16, 8));
    let mut floor = None;
    if let Some(f) = &view.folder {
        work_strip(ui, words, view, draft, narrow, ground, &mut out);
        told(ui, words, &view.notices, &view.compare, &mut draft.compare, &mut out);
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| out.extend(folder_ui(ui, words, f, &mut draft.folder)));
    } else if narrow {
        work_strip(ui, words, view, draft, narrow, ground, &mut out);
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            if draft.department {
                // Whoever looks at the department is to see a slip as well.
                told(ui, words, &view.notices, &view.compare, &mut draft.compare, &mut out);
                floor = Some(department(ui, words, view, draft, narrow, &mut out));
            } else {
                Frame::new().fill(p.paper).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                    kit::flowing(ui, "small desk", |ui| desk(ui, words, view, draft, pictures, narrow, &mut out));
                });
            }
        });
    } else {
        let width = (room.x * 0.335).clamp(400.0, 560.0);
        let paper = Frame::new().fill(p.paper).inner_margin(Margin::symmetric(14, 10));
        Panel::right("desk").resizable(false).exact_size(width).frame(paper).show(ui, |ui| {
            desk(ui, words, view, draft, pictures, narrow, &mut out);
        });
        work_strip(ui, words, view, draft, narrow, ground, &mut out);
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            floor = Some(department(ui, words, view, draft, narrow, &mut out));
        });
    }
    Drawn { intents: out, floor }
}

fn work_strip(
    ui: &mut Ui,
    words: &Words,
    view: &DayView,
    draft: &mut DayDraft,
    narrow: bool,
    ground: Frame,
    out: &mut Vec<Intent>,
) {
    let strip = Panel::bottom("work").frame(ground).resizable(false);
    let strip = if narrow { strip } else { strip.exact_size(WORK_HEIGHT) };
    strip.show(ui, |ui| {
        if narrow {
            news(ui, words, view);
        } else {
            out.extend(work_ui(ui, words, &view.work, &mut draft.focus, |ui| news(ui, words, view)));
        }
    });
}

fn tool_name(t: Tool) -> (&'static str, &'static str, &'static str) {
    match t {
        Tool::Talk => ("tool-talk", icon::CHATS_CIRCLE, "F2"),
        Tool::Pas => ("tool-pas", icon::MONITOR, "F3"),
        Tool::Shelves => ("tool-shelves", icon::BOOKS, "F4"),
        Tool::Papers => ("tool-papers", icon::FOLDER_OPEN, "F5"),
        Tool::Matters => ("tool-matters", icon::SHARE_FAT, "F6"),
        Tool::Manual => ("tool-manual", icon::BOOK_OPEN, "F1"),
    }
}

fn desk(
    ui: &mut Ui,
    words: &Words,
    view: &DayView,
    draft: &mut DayDraft,
    pictures: &dyn Portraits,
    narrow: bool,
    out: &mut Vec<Intent>,
) {
    if narrow {
        told(ui, words, &view.notices, &view.compare, &mut draft.compare, out);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if narrow && Press::new(&words.say("tool-department", &[])).icon(icon::MAP_TRIFOLD).key("F7").show(ui).clicked() {
            draft.department = true;
        }
        for t in Tool::ALL {
            let (id, glyph, key) = tool_name(t);
            let weight = if view.open == t { Weight::Chosen } else { Weight::Plain };
            let label = words.say(id, &[]);
            if Press::new(&label).icon(glyph).weight(weight).quiet_key(key).show(ui).clicked() {
                out.push(Intent::Tool(t));
            }
        }
        let weight = if draft.places { Weight::Chosen } else { Weight::Plain };
        if Press::new(&words.say("floor-walk-to", &[]))
            .icon(icon::PERSON_SIMPLE_WALK)
            .weight(weight)
            .quiet_key("V")
            .show(ui)
            .clicked()
        {
            draft.places = !draft.places;
        }
    });
    if draft.places {
        kit::card(ui, |ui| {
            if let Some(act) = choices_ui(ui, &words.say("floor-walk-to", &[]), &view.floor.places, 0, true) {
                draft.places = false;
                out.push(Intent::Act(act));
            }
        });
    }
    if narrow {
        out.extend(work_ui(ui, words, &view.work, &mut draft.focus, |_| {}));
    }
    if !narrow {
        let choosing = view.open == Tool::Talk && draft.talk.open.is_some() && draft.compare.path.is_empty();
        if choosing {
            told_beside(ui, words, view, draft, out);
        } else {
            told(ui, words, &view.notices, &view.compare, &mut draft.compare, out);
        }
        if view.compare.name.is_some() && !draft.compare.path.is_empty() {
            // The list to choose a page from has the desk until it is folded in.
            return;
        }
    }
    if view.open != Tool::Talk {
        // Whoever turns to something else comes back to what was said, not to a list that covers it.
        draft.talk.open = None;
    }
    kit::home_begins(ui.ctx());
    match &view.tool {
        ToolView::Talk(v) => out.extend(talk_ui(ui, words, v, &mut draft.talk, pictures)),
        ToolView::Pas(v) => out.extend(pas_ui(ui, words, v, &mut draft.pas)),
        ToolView::Shelves(v) => out.extend(shelf_ui(ui, words, v, &mut draft.shelf)),
        ToolView::Papers(v) => out.extend(papers_ui(ui, words, v, &mut draft.papers)),
        ToolView::Matters(v) => out.extend(matters_ui(ui, words, v, &mut draft.matters)),
        ToolView::Manual(v) => out.extend(manual_ui(ui, words, v, &mut draft.manual)),
    }
    kit::home_ends(ui.ctx());
}

/// What is told while there is something to choose from: it keeps to less, and scrolls as one.
fn told_beside(ui: &mut Ui, words: &Words, view: &DayView, draft: &mut DayDraft, out: &mut Vec<Intent>) {
    if view.notices.is_empty() && view.compare.picked.is_none() && view.compare.result.is_none() {
        return;
    }
    let most = ui.available_height() * 0.27;
    let frame = Frame::new().inner_margin(Margin::symmetric(2, 8));
    Panel::bottom("told beside").frame(frame).show_separator_line(false).show(ui, |ui| {
        kit::scroll_within(ui, "told beside", most, |ui| {
            kit::in_flow(ui, |ui| told(ui, words, &view.notices, &view.compare, &mut draft.compare, out));
        });
    });
}

fn department(
    ui: &mut Ui,
    words: &Words,
    view: &DayView,
    draft: &mut DayDraft,
    narrow: bool,
    out: &mut Vec<Intent>,
) -> (Rect, Fit) {
    let room = ui.available_rect_before_wrap();
    let fit = Fit::of(view.floor.stage, room);
    out.extend(floor_ui(ui, room, fit, &view.floor.spots, &view.floor.walks));
    if narrow {
        let corner = Rect::from_min_size(room.min + egui::vec2(10.0, 10.0), egui::vec2(130.0, 36.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(corner), |ui| {
            if Press::new(&words.say("tool-desk", &[])).icon(icon::DESK).key("F7").show(ui).clicked() {
                draft.department = false;
            }
        });
    }
    (room, fit)
}

/// What came about last; all of it for a screen reader.
fn news(ui: &mut Ui, words: &Words, view: &DayView) {
    let p = theme::palette(ui.ctx());
    let Some(last) = view.news.last() else { return };
    let all = view.news.join("; ");
    let shown = RichText::new(format!("{}  {last}", icon::NEWSPAPER_CLIPPING)).text_style(TextStyle::Small).color(p.muted);
    let r = ui.add(egui::Label::new(shown).wrap()).on_hover_text(&all);
    let spoken = words.say("news-spoken", &[("news", (&all).into())]);
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
    ui.ctx().accesskit_node_builder(r.id, |n| n.set_live(egui::accesskit::Live::Polite));
}

fn keys(ui: &mut Ui, view: &DayView, draft: &mut DayDraft, out: &mut Vec<Intent>) {
    use egui::{Key, Modifiers};
    let plain = |ui: &mut Ui, k: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, k));
    for (key, tool) in [
        (Key::F1, Tool::Manual),
        (Key::F2, Tool::Talk),
        (Key::F3, Tool::Pas),
        (Key::F4, Tool::Shelves),
        (Key::F5, Tool::Papers),
        (Key::F6, Tool::Matters),
    ] {
        if plain(ui, key) {
            draft.department = false;
            out.push(Intent::Tool(tool));
        }
    }
    if plain(ui, Key::F7) {
        draft.department = !draft.department;
    }
    if !draft.compare.path.is_empty() && plain(ui, Key::Escape) {
        draft.compare.fold_in();
    }
    if !draft.compare.path.is_empty() && plain(ui, Key::Escape) {
        draft.compare.fold_in();
    }
    if view.folder.is_some() || !kit::letters_work(ui.ctx()) {
        return;
    }
    if view.open == Tool::Talk && draft.talk.open.is_some() && plain(ui, Key::Escape) {
        draft.talk.open = None;
    }
    let letters = [
        (Key::M, Intent::Tool(Tool::Manual)),
        (Key::H, Intent::Hint),
        (Key::Z, Intent::StepBack),
        (Key::W, Intent::Act(crate::day::Act::WaitForSomething(300))),
        (Key::Escape, Intent::Leave),
    ];
    for (key, intent) in letters {
        if plain(ui, key) {
            out.push(intent);
        }
    }
    if plain(ui, Key::V) {
        draft.places = !draft.places;
    }
    if let Some(runs) = view.bar.runs
        && ui.memory(|m| m.focused().is_none())
        && plain(ui, Key::Space)
    {
        out.push(Intent::Pause(if runs { super::intent::Pausing::Stand } else { super::intent::Pausing::Run }));
    }
    if ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Text(t) if t == "?"))) {
        out.push(Intent::Keys);
    }
}
