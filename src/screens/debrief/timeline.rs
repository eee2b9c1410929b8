//! The day as a picture: a row for each piece of work, from its arrival to its end, with what was found as numbers on it.
//! The same as a table, and as a sentence a row for screen readers.

use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Stroke, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use crate::screens::kit::{self, Press, Tone, Weight};
use crate::screens::page;
use crate::screens::theme::{self, Palette, STEP};
use crate::wording::Words;

/// Something found, on its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// When, in seconds since the day opened.
    pub at: u32,
    /// Its number in the list of findings, from 1.
    pub number: usize,
    /// How bad it is.
    pub tone: Tone,
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// Who brought it.
    pub who: String,
    /// When it arrived; none when it never came.
    pub arrived: Option<u32>,
    /// When it was taken up.
    pub seen: Option<u32>,
    /// When something was done for it.
    pub acted: Vec<u32>,
    /// When it ended, or the day did.
    pub until: u32,
    /// Whether it reached an end.
    pub ended: bool,
    /// When it was due.
    pub due: u32,
    /// How it stands.
    pub tone: Tone,
    /// How it ended, in few words.
    pub outcome: String,
    /// What was found.
    pub found: Vec<Found>,
    /// Arrived, taken up, ended, due, in words.
    pub times: [String; 4],
    /// The row as a sentence.
    pub said: String,
}

/// The day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// Seconds after midnight at which the day opened.
    pub opens: u32,
    /// When the picture ends, in seconds since then.
    pub to: u32,
    /// Work, in order of arrival.
    pub rows: Vec<Row>,
}

/// Draws it, or its table.
pub fn draw(ui: &mut Ui, words: &Words, view: &Timeline, table: &mut bool) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("lesson-morning", &[]));
        kit::muted(ui, &words.say("lesson-legend", &[]));
        let label = words.say("lesson-table", &[]);
        let weight = if *table { Weight::Chosen } else { Weight::Plain };
        if Press::new(&label).icon(icon::TABLE).weight(weight).show(ui).clicked() {
            *table = !*table;
        }
        ui.add_space(STEP);
        if *table {
            as_table(ui, words, view);
        } else {
            picture(ui, view);
        }
    });
}

fn as_table(ui: &mut Ui, words: &Words, view: &Timeline) {
    let heads = ["lesson-work", "lesson-arrived", "lesson-seen", "lesson-ended", "lesson-due", "lesson-outcome"]
        .map(|id| words.say(id, &[]))
        .to_vec();
    let rows: Vec<Vec<String>> = view
        .rows
        .iter()
        .map(|r| {
            let found: Vec<String> = r.found.iter().map(|f| f.number.to_string()).collect();
            let outcome = if found.is_empty() {
                r.outcome.clone()
            } else {
                words.say("lesson-outcome-found", &[("outcome", (&r.outcome).into()), ("numbers", found.join(", ").into())])
            };
            let who = words.say("lesson-work-of", &[("title", (&r.title).into()), ("who", (&r.who).into())]);
            std::iter::once(who).chain(r.times.iter().cloned()).chain([outcome]).collect()
        })
        .collect();
    page::table(ui, &heads, &rows, &[3.2, 1.0, 1.1, 1.0, 1.0, 2.0]);
}

/// Where things stand across a row.
struct Across {
    label: f32,
    chart: std::ops::Range<f32>,
    outcome: f32,
    stacked: bool,
}

impl Across {
    fn of(rect: Rect) -> Across {
        let stacked = rect.width() < 620.0;
        let (label, outcome) = if stacked { (rect.width(), rect.width()) } else { (216.0, 128.0) };
        let chart = if stacked {
            rect.left() + 10.0..rect.right() - 10.0
        } else {
            rect.left() + label + 18.0..rect.right() - outcome - 18.0
        };
        Across { label, chart, outcome, stacked }
    }

    fn x(&self, second: u32, to: u32) -> f32 {
        let share = second.min(to) as f32 / to.max(1) as f32;
        self.chart.start + (self.chart.end - self.chart.start) * share
    }
}

fn picture(ui: &mut Ui, view: &Timeline) {
    let p = theme::palette(ui.ctx());
    let across = Across::of(ui.available_rect_before_wrap());
    let top = ui.cursor().top();
    let behind = ui.painter().add(egui::Shape::Noop);
    ui.spacing_mut().item_spacing.y = STEP;
    for r in &view.rows {
        row(ui, &p, &across, view.to, r);
    }
    let lines = axis(ui, &p, &across, view, top);
    ui.painter().set(behind, egui::Shape::Vec(lines));
}

fn row(ui: &mut Ui, p: &Palette, across: &Across, to: u32, r: &Row) {
    let style = ui.style();
    let (strong, small) = (theme::strong().resolve(style), TextStyle::Small.resolve(style));
    let (ink, ..) = r.tone.colours(p);
    let lay = |ui: &Ui, words: &str, font: &FontId, colour: Color32, width: f32| {
        ui.painter().layout(words.to_owned(), font.clone(), colour, width)
    };
    let title = lay(ui, &r.title, &strong, p.ink, across.label);
    let who = (!r.who.is_empty()).then(|| lay(ui, &r.who, &small, p.muted, across.label));
    let outcome = lay(ui, &format!("{} {}", r.tone.icon(), r.outcome), &small, ink, across.outcome);
    let named = title.size().y + who.as_ref().map_or(0.0, |w| w.size().y);
    // Numbers stand above the bar, so that they hide nothing of it.
    let drawn = if r.found.is_empty() { 24.0 } else { 24.0 + FLAG };
    let tall = if across.stacked { named + outcome.size().y + drawn + 8.0 } else { named.max(outcome.size().y).max(drawn) + 8.0 };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), tall), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &r.said));
    let response = response.on_hover_text(&r.said);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    let painter = ui.painter();
    let (at, ends) = if across.stacked {
        (rect.left_top() + Vec2::new(0.0, 4.0), rect.left_top() + Vec2::new(0.0, 4.0 + named))
    } else {
        let ends = Pos2::new(rect.right() - across.outcome, rect.center().y - outcome.size().y / 2.0);
        (Pos2::new(rect.left(), rect.center().y - named / 2.0), ends)
    };
    let under = at + Vec2::new(0.0, title.size().y);
    painter.galley(at, title, p.ink);
    if let Some(who) = who {
        painter.galley(under, who, p.muted);
    }
    painter.galley(ends, outcome, ink);
    let middle = if across.stacked { rect.bottom() - 4.0 - drawn / 2.0 } else { rect.center().y };
    let below = if r.found.is_empty() { 0.0 } else { FLAG / 2.0 };
    bar(ui, p, across, to, middle + below, r);
}

/// The room for numbers above a bar.
const FLAG: f32 = 20.0;

fn bar(ui: &Ui, p: &Palette, across: &Across, to: u32, y: f32, r: &Row) {
    let painter = ui.painter();
    let (_, _, full, on) = r.tone.colours(p);
    let Some(arrived) = r.arrived else { return };
    let x = |second: u32| across.x(second, to);
    let begun = r.seen.unwrap_or(r.until);
    painter.line_segment([Pos2::new(x(arrived), y), Pos2::new(x(begun), y)], Stroke::new(4.0, p.line));
    if r.seen.is_some() {
        let bar = Rect::from_x_y_ranges(x(begun)..=x(r.until).max(x(begun) + 12.0), y - 7.0..=y + 7.0);
        painter.rect_filled(bar, 7.0, if r.tone == Tone::Plain { p.muted } else { full });
        for second in &r.acted {
            let centre = Pos2::new(x(*second).clamp(bar.left() + 4.0, bar.right() - 4.0), y);
            painter.circle_filled(centre, 1.7, if r.tone == Tone::Plain { p.card } else { on });
        }
    }
    painter.circle(Pos2::new(x(arrived), y), 4.5, p.card, Stroke::new(2.0, p.muted));
    if r.due <= to {
        let (d, c) = (5.0, Pos2::new(x(r.due), y));
        let corners = vec![c + Vec2::new(0.0, -d), c + Vec2::new(d, 0.0), c + Vec2::new(0.0, d), c + Vec2::new(-d, 0.0)];
        painter.add(egui::Shape::convex_polygon(corners, p.card, Stroke::new(1.6, p.ink)));
    }
    let font = FontId::new(12.5, theme::bold());
    let (flags, wide) = fitting(&across.chart, &r.found, x, |label| {
        painter.layout_no_wrap(label.to_owned(), font.clone(), p.ink).size().x + 14.0
    });
    let wanted: Vec<f32> = flags.iter().map(|f| f.0).collect();
    for ((moment, tone, label), x) in flags.iter().zip(spread(&wanted, &across.chart, wide)) {
        let (_, _, full, on) = tone.colours(p);
        painter.line_segment([Pos2::new(x, y - FLAG), Pos2::new(*moment, y - 7.0)], Stroke::new(1.5, full));
        let galley = painter.layout_no_wrap(label.clone(), font.clone(), on);
        let pill = Rect::from_center_size(Pos2::new(x, y - FLAG), Vec2::new(galley.size().x.max(8.0) + 11.0, 19.0));
        painter.rect(pill, 9.5, full, Stroke::new(1.5, p.card), egui::StrokeKind::Outside);
        painter.galley(pill.center() - galley.size() / 2.0, galley, on);
    }
}

/// A flag: where, how bad, and its numbers.
type Flag = (f32, Tone, String);

/// Flags that have room side by side, and the room that each of them takes: the less room, the more share one.
fn fitting(
    within: &std::ops::Range<f32>,
    found: &[Found],
    x: impl Fn(u32) -> f32,
    width: impl Fn(&str) -> f32,
) -> (Vec<Flag>, f32) {
    let room = within.end - within.start;
    let mut near = 22.0;
    loop {
        let all = flags(found, &x, near);
        let wide = all.iter().map(|f| width(&f.2)).fold(0.0, f32::max);
        if all.len() < 2 || wide * all.len() as f32 <= room {
            return (all, wide);
        }
        near *= 1.5;
    }
}

/// Findings as flags. Those nearer to each other than this share one.
fn flags(found: &[Found], x: impl Fn(u32) -> f32, near: f32) -> Vec<Flag> {
    let mut groups: Vec<(f32, Tone, Vec<usize>)> = Vec::new();
    for f in found {
        let at = x(f.at);
        match groups.last_mut() {
            Some((first, tone, numbers)) if at - *first < near => {
                numbers.push(f.number);
                if f.tone == Tone::Stop {
                    *tone = Tone::Stop;
                }
            }
            _ => groups.push((at, f.tone, vec![f.number])),
        }
    }
    let said = |(at, tone, mut numbers): (f32, Tone, Vec<usize>)| {
        numbers.sort_unstable();
        (at, tone, short(&numbers))
    };
    groups.into_iter().map(said).collect()
}

/// Numbers on a flag: all of them when that is short, else the gravest and how many more.
fn short(numbers: &[usize]) -> String {
    let all = runs(numbers);
    match numbers.first() {
        Some(first) if all.matches(", ").count() > 1 => format!("{first} +{}", numbers.len() - 1),
        _ => all,
    }
}

/// Numbers in few words: `1–4, 6`.
fn runs(numbers: &[usize]) -> String {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for n in numbers {
        match out.last_mut() {
            Some((_, to)) if *to + 1 == *n => *to = *n,
            _ => out.push((*n, *n)),
        }
    }
    let said = |(from, to): (usize, usize)| match to - from {
        0 => from.to_string(),
        1 => format!("{from}, {to}"),
        _ => format!("{from}–{to}"),
    };
    out.into_iter().map(said).collect::<Vec<_>>().join(", ")
}

/// Places as near as can be to those wanted (in order), at least `apart` from each other, within a range.
fn spread(wanted: &[f32], within: &std::ops::Range<f32>, apart: f32) -> Vec<f32> {
    let mut out: Vec<f32> = Vec::with_capacity(wanted.len());
    for w in wanted {
        let least = out.last().map_or(within.start, |l| l + apart);
        out.push(w.max(least));
    }
    let mut most = within.end;
    for x in out.iter_mut().rev() {
        *x = x.min(most);
        most = *x - apart;
    }
    out
}

/// The clock below the rows. Gives the lines that stand behind them.
fn axis(ui: &mut Ui, p: &Palette, across: &Across, view: &Timeline, top: f32) -> Vec<egui::Shape> {
    let font = TextStyle::Small.resolve(ui.style());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), font.size + 10.0), Sense::hover());
    let wide = page::wide(ui, "00:00", &TextStyle::Small) + 22.0;
    let room = across.chart.end - across.chart.start;
    let step = [900u32, 1800, 3600, 7200, 14_400, 28_800]
        .into_iter()
        .find(|s| room * *s as f32 / view.to.max(1) as f32 >= wide)
        .unwrap_or(43_200);
    let mut lines = Vec::new();
    let first = view.opens.div_ceil(step) * step;
    for clock in (first..=view.opens + view.to).step_by(step as usize) {
        let x = across.x(clock - view.opens, view.to);
        lines.push(egui::Shape::line_segment([Pos2::new(x, top), Pos2::new(x, rect.top())], Stroke::new(1.0, p.pale)));
        let label = format!("{:02}:{:02}", clock / 3600 % 24, clock / 60 % 60);
        let half = wide / 2.0 - 11.0;
        let x = x.clamp(rect.left() + half, rect.right() - half);
        ui.painter().text(Pos2::new(x, rect.top() + 4.0), Align2::CENTER_TOP, label, font.clone(), p.muted);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Found, Tone, fitting, flags, runs, short, spread};

    #[test]
    fn findings_of_one_moment_share_a_flag() {
        let found: Vec<Found> = [(10, 1, Tone::Care), (12, 2, Tone::Stop), (90, 4, Tone::Care)]
            .map(|(at, number, tone)| Found { at, number, tone })
            .to_vec();
        let all = flags(&found, |s| s as f32, 22.0);
        assert_eq!(all, [(10.0, Tone::Stop, "1, 2".to_owned()), (90.0, Tone::Care, "4".to_owned())]);
        assert_eq!(runs(&[1, 2, 3, 4, 6]), "1–4, 6");
        // Numbers follow gravity, and moments the clock.
        let mixed: Vec<Found> = [(10, 3), (12, 1), (14, 2)].map(|(at, number)| Found { at, number, tone: Tone::Care }).to_vec();
        assert_eq!(flags(&mixed, |s| s as f32, 22.0), [(10.0, Tone::Care, "1–3".to_owned())]);
        assert_eq!(runs(&[]), "");
    }

    #[test]
    fn many_findings_share_flags_until_all_of_them_have_room() {
        assert_eq!([short(&[4, 5, 6, 9]), short(&[4, 6, 9, 12])], ["4–6, 9", "4 +3"]);
        let found: Vec<Found> = (0..40).map(|n| Found { at: n * 25, number: 3 * n as usize + 1, tone: Tone::Care }).collect();
        let within = 0.0..300.0;
        let (all, wide) = fitting(&within, &found, |s| s as f32 * 0.3, |label| label.len() as f32 * 8.0);
        assert!(all.len() > 1 && wide * all.len() as f32 <= 300.0, "{all:?}");
        let at = spread(&all.iter().map(|f| f.0).collect::<Vec<_>>(), &within, wide);
        assert!(at.iter().all(|x| within.contains(x)) && at.windows(2).all(|w| w[1] - w[0] >= wide - 0.1), "{at:?}");
    }

    #[test]
    fn numbers_never_lie_on_each_other_nor_leave_the_picture() {
        let within = 0.0..100.0;
        assert_eq!(spread(&[10.0, 12.0, 60.0], &within, 20.0), [10.0, 30.0, 60.0]);
        assert_eq!(spread(&[95.0, 99.0], &within, 20.0), [80.0, 100.0]);
        assert_eq!(spread(&[], &within, 20.0), Vec::<f32>::new());
        let many = spread(&[0.0; 4], &within, 20.0);
        assert!(many.windows(2).all(|w| w[1] - w[0] >= 19.9));
    }
}
