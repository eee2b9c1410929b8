//! Days played: each attempt with what came of it, and the strands over time, as a chart and as a table. Reads no database.

use egui::{RichText, TextStyle, Ui};
use egui_phosphor::bold as icon;
use egui_plot::{GridMark, HoverPosition, Line, Plot, PlotPoints, Points};
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone, Weight};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, STEP};
use crate::wording::Words;

/// How many attempts are shown before all are asked for.
const FIRST: usize = 12;

/// An attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttemptLine {
    /// Its id.
    pub id: String,
    /// The date.
    pub date: String,
    /// The day's title.
    pub day: String,
    /// How it was played.
    pub how: String,
    /// Marks, or the time at which it stands.
    pub marks: String,
    /// The result.
    pub result: (Tone, String),
    /// Whether it can go on.
    pub open: bool,
}

/// A strand in one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrandPoint {
    /// The date.
    pub date: String,
    /// How often it was shown.
    pub shown: u32,
    /// How often it was missed.
    pub missed: u32,
}

impl StrandPoint {
    /// The share shown, in per cent.
    #[must_use]
    pub fn percent(&self) -> u32 {
        (self.shown * 100).checked_div(self.shown + self.missed).unwrap_or(0)
    }
}

/// A strand over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrandLine {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The attempts that called for it, oldest first.
    pub points: Vec<StrandPoint>,
}

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HistoryView {
    /// Whose days; nobody's are shown when nobody is signed in.
    pub name: Option<String>,
    /// Attempts, newest first.
    pub attempts: Vec<AttemptLine>,
    /// The best so far, in words.
    pub best: Option<String>,
    /// The latest, in words.
    pub latest: Option<String>,
    /// Strands called for so far.
    pub strands: Vec<StrandLine>,
}

/// What is folded out.
#[derive(Debug, Clone, Default)]
pub struct HistoryDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// The strand looked at.
    pub strand: usize,
    /// Whether the chart is shown as a table.
    pub table: bool,
    /// Whether all attempts are shown.
    pub all: bool,
}

/// Draws the page.
pub fn history_ui(ui: &mut Ui, words: &Words, view: &HistoryView, draft: &mut HistoryDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("past-title", &[]);
    let beside = view.name.clone().unwrap_or_default();
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, page::BROAD, &mut out, |ui, out| {
        if view.attempts.is_empty() {
            nothing_yet(ui, words, view, draft, out);
            return;
        }
        let left = ((ui.available_width() - 4.0 * STEP) * 0.48).round();
        page::parts(ui, left, |ui, part| match part {
            0 => attempts(ui, words, view, draft, out),
            _ => {
                peaks(ui, words, view);
                ui.add_space(STEP);
                strands(ui, words, view, draft);
            }
        });
    });
    out
}

fn nothing_yet(ui: &mut Ui, words: &Words, view: &HistoryView, draft: &mut HistoryDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        let (say, button, go) = match view.name {
            Some(_) => ("past-empty", "past-play", Page::Days),
            None => ("past-nobody", "start-sign-in", Page::Who),
        };
        kit::empty(ui, icon::CLOCK_COUNTER_CLOCKWISE, &words.say(say, &[]));
        let press = Press::main(&words.say(button, &[])).icon(icon::ARROW_RIGHT).show(ui);
        draft.focus.at(&press);
        if press.clicked() {
            out.push(Intent::Go(go));
        }
    });
}

fn attempts(ui: &mut Ui, words: &Words, view: &HistoryView, draft: &mut HistoryDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("past-attempts", &[]));
        let shown = if draft.all { view.attempts.len() } else { FIRST };
        for a in view.attempts.iter().take(shown) {
            attempt(ui, words, a, draft, out);
        }
        if view.attempts.len() > shown {
            let n = u32::try_from(view.attempts.len()).unwrap_or(u32::MAX);
            if Press::new(&words.say("past-all", &[("n", n.into())])).icon(icon::CARET_DOWN).show(ui).clicked() {
                draft.all = true;
            }
        }
    });
}

fn attempt(ui: &mut Ui, words: &Words, a: &AttemptLine, draft: &mut HistoryDraft, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    kit::quiet(ui, p.pale, |ui| {
        kit::strong(ui, &a.day);
        kit::muted(
            ui,
            &words.say("past-line", &[("date", (&a.date).into()), ("how", (&a.how).into()), ("marks", (&a.marks).into())]),
        );
        let (id, mark) = if a.open { ("past-go-on", icon::ARROW_CLOCKWISE) } else { ("past-look-back", icon::EYE) };
        let label = words.say(id, &[]);
        let widths =
            [page::wide(ui, &a.result.1, &TextStyle::Small) * 1.05 + 40.0, page::wide(ui, &label, &TextStyle::Button) + 60.0];
        let mut pressed = None;
        page::flow(ui, &widths, |ui, i| {
            if i == 0 {
                page::signed_chip(ui, a.result.0, &a.result.1);
            } else {
                pressed = Some(Press::new(&label).icon(mark).show(ui));
            }
        });
        let Some(press) = pressed else { return };
        draft.focus.at(&press);
        // Which attempt, for who does not see the lines above it.
        ui.ctx().accesskit_node_builder(press.id, |n| n.set_description(format!("{}, {}", a.day, a.date)));
        if press.clicked() {
            out.push(if a.open { Intent::Resume(a.id.clone()) } else { Intent::LookBack(a.id.clone()) });
        }
    });
}

fn peaks(ui: &mut Ui, words: &Words, view: &HistoryView) {
    if view.best.is_none() && view.latest.is_none() {
        return;
    }
    kit::card(ui, |ui| {
        for (id, what) in [("past-best", &view.best), ("past-latest", &view.latest)] {
            if let Some(what) = what {
                kit::subheading(ui, &words.say(id, &[]));
                kit::text(ui, what);
            }
        }
    });
}

fn strands(ui: &mut Ui, words: &Words, view: &HistoryView, draft: &mut HistoryDraft) {
    if view.strands.is_empty() {
        return;
    }
    draft.strand = draft.strand.min(view.strands.len() - 1);
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("past-strands", &[]));
        kit::muted(ui, &words.say("past-strands-lead", &[]));
        let label = words.say("lesson-table", &[]);
        let weight = if draft.table { Weight::Chosen } else { Weight::Plain };
        if Press::new(&label).icon(icon::TABLE).weight(weight).show(ui).clicked() {
            draft.table = !draft.table;
        }
        ui.add_space(STEP);
        if draft.table {
            as_table(ui, words, view);
            return;
        }
        let labels: Vec<String> = view.strands.iter().map(|s| s.code.clone()).collect();
        let (pressed, responses) = page::choice(ui, &labels, Some(draft.strand));
        for (r, s) in responses.iter().zip(&view.strands) {
            ui.ctx().accesskit_node_builder(r.id, |n| n.set_description(s.title.as_str()));
        }
        draft.strand = pressed.unwrap_or(draft.strand);
        if let Some(s) = view.strands.get(draft.strand) {
            kit::strong(ui, &format!("{} {}", s.code, s.title));
            chart(ui, words, s);
        }
    });
}

fn share(words: &Words, p: &StrandPoint) -> String {
    let puts = [("shown", p.shown.into()), ("of", (p.shown + p.missed).into()), ("percent", p.percent().into())];
    words.say("past-share", &puts)
}

fn as_table(ui: &mut Ui, words: &Words, view: &HistoryView) {
    let heads = ["past-strand", "past-times", "past-latest", "past-best"].map(|id| words.say(id, &[])).to_vec();
    let rows: Vec<Vec<String>> = view
        .strands
        .iter()
        .map(|s| {
            let latest = s.points.last().map(|p| share(words, p)).unwrap_or_default();
            let best = s.points.iter().max_by_key(|p| (p.percent(), p.shown)).map(|p| share(words, p)).unwrap_or_default();
            vec![format!("{} {}", s.code, s.title), s.points.len().to_string(), latest, best]
        })
        .collect();
    page::table(ui, &heads, &rows, &[2.4, 0.8, 1.4, 1.4]);
}

/// The share of times a strand was shown, attempt by attempt.
fn chart(ui: &mut Ui, words: &Words, s: &StrandLine) {
    let p = theme::palette(ui.ctx());
    let n = s.points.len();
    let said: Vec<String> = s
        .points
        .iter()
        .map(|x| words.say("past-point", &[("date", (&x.date).into()), ("share", share(words, x).into())]))
        .collect();
    let at = |i: usize| [(i + 1) as f64, f64::from(s.points.get(i).map_or(0, StrandPoint::percent))];
    let places: Vec<[f64; 2]> = (0..n).map(at).collect();
    let date_wide = page::wide(ui, "28 Mar 2026", &TextStyle::Body) + 24.0;
    let fits = ((ui.available_width() - 80.0) / date_wide).floor().max(1.0) as usize;
    let every = n.div_ceil(fits).max(1);
    let dates: Vec<String> = s.points.iter().map(|x| x.date.clone()).collect();
    let hover = said.clone();
    let mark = |value: f64, step_size: f64| GridMark { value, step_size };
    let out = ui
        .scope(|ui| {
            ui.visuals_mut().override_text_color = Some(p.muted);
            Plot::new(("strand", &s.code))
                .height(200.0)
                .allow_drag(false)
                .allow_zoom(false)
                .allow_scroll(false)
                .allow_boxed_zoom(false)
                .allow_double_click_reset(false)
                .show_background(false)
                .sense(egui::Sense::hover())
                .show_x(false)
                .show_y(false)
                .default_x_bounds(0.4, n as f64 + 0.6)
                .default_y_bounds(-8.0, 108.0)
                .x_grid_spacer(move |_| (0..n).step_by(every).map(|i| mark((i + 1) as f64, 1000.0)).collect())
                .y_grid_spacer(move |_| [0.0, 50.0, 100.0].map(|y| mark(y, 1000.0)).to_vec())
                .x_axis_formatter(move |m, _| dates.get((m.value.round() as usize).wrapping_sub(1)).cloned().unwrap_or_default())
                .y_axis_formatter(|m, _| format!("{} %", m.value.round()))
                .label_formatter(move |at| match at {
                    HoverPosition::NearDataPoint { index, .. } => hover.get(*index).cloned(),
                    HoverPosition::Elsewhere { .. } => None,
                })
                .show(ui, |plot| {
                    plot.line(Line::new(s.code.clone(), PlotPoints::from(places.clone())).color(p.good).width(2.5));
                    plot.points(Points::new(s.code.clone(), PlotPoints::from(places)).color(p.good).radius(5.0));
                })
        })
        .inner;
    let label = words.say("past-chart", &[("strand", (&s.title).into()), ("points", said.join("; ").into())]);
    out.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &label));
    if let Some(last) = said.last() {
        ui.add(egui::Label::new(RichText::new(last).text_style(TextStyle::Small).color(p.ink)).wrap());
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn line(id: &str, open: bool) -> AttemptLine {
        AttemptLine {
            id: id.into(),
            date: "2 Mar 2026".into(),
            day: "Monday: requests".into(),
            how: "practice, untimed".into(),
            marks: if open { "stands at 10:42".into() } else { "102 of 132 marks".into() },
            result: if open { (Tone::Act, "open".into()) } else { (Tone::Care, "not yet".into()) },
            open,
        }
    }

    fn strand(code: &str, points: usize) -> StrandLine {
        let point =
            |i: usize| StrandPoint { date: format!("{} Mar 2026", i + 1), shown: (i % 4) as u32 + 1, missed: (i % 3) as u32 };
        StrandLine { code: code.into(), title: "Confidential in everything".into(), points: (0..points).map(point).collect() }
    }

    fn view() -> HistoryView {
        HistoryView {
            name: Some("Aisha".into()),
            attempts: std::iter::once(line("open", true)).chain((0..15).map(|i| line(&format!("a{i}"), false))).collect(),
            best: Some("Tuesday: misfiled notes, up to standard, 128 of 132 marks, 3 Mar 2026".into()),
            latest: Some("Monday: requests, not yet, 102 of 132 marks, 4 Mar 2026".into()),
            strands: vec![strand("HR1", 1), strand("HR2", 5), strand("HR13", 24)],
        }
    }

    type State = (HistoryView, HistoryDraft, Vec<Intent>);

    fn shown(view: HistoryView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 2400.0], 1.0, Look::Light, (view, HistoryDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(history_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let nobody = HistoryView::default();
        let mut opened = view();
        opened.attempts[0].how = "assessment, opened by Ros Peverell, interrupted and resumed once, not countersigned".into();
        opened.attempts[1].how = opened.attempts[0].how.clone();
        let new = HistoryView { name: Some("Ola".into()), ..HistoryView::default() };
        for (v, table, strand) in
            [(view(), false, 0), (view(), false, 2), (view(), true, 1), (opened, false, 0), (nobody, false, 0), (new, false, 0)]
        {
            let mut draft = HistoryDraft { table, strand, all: true, ..HistoryDraft::default() };
            holds(|ui| {
                history_ui(ui, &words, &v, &mut draft);
            });
        }
    }

    #[test]
    fn an_open_attempt_goes_on_and_a_closed_one_is_looked_back_at() {
        let mut h = shown(view());
        h.key_press(Key::Enter);
        h.run();
        h.get_all_by_label("Look back").next().unwrap().click();
        h.run();
        h.key_press(Key::Escape);
        h.run();
        let asked = [Intent::Resume("open".into()), Intent::LookBack("a0".into()), Intent::Go(Page::Title)];
        assert_eq!(h.state().2, asked);
        assert_eq!(h.get_all_by_label("Look back").count(), FIRST - 1);
        h.get_by_label("Show all 16").click();
        h.run();
        assert_eq!(h.get_all_by_label("Look back").count(), 15);
    }

    #[test]
    fn the_chart_is_a_table_as_well_and_is_read_out() {
        let mut h = shown(view());
        h.get_by_label("HR2").click();
        h.run();
        assert_eq!(h.state().1.strand, 1);
        assert!(tree(&h).contains("Image | Confidential in everything over time: 1 Mar 2026: 1 of 1, 100 %"), "{}", tree(&h));
        h.get_by_label("Show as a table").click();
        h.run();
        assert!(tree(&h).contains("HR13 Confidential in everything"));
    }

    #[test]
    fn nothing_played_yet_leads_on() {
        let mut h = shown(HistoryView::default());
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::Go(Page::Who)]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = HistoryDraft::default();
        keyboard_reaches_all(|ui| {
            history_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        let mut short = view();
        short.attempts.truncate(2);
        short.strands.truncate(2);
        insta::assert_snapshot!(tree(&shown(short)));
    }
}
