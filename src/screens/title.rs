//! The first page: play, go on with what was left, look back, settle in. Knows no database.

use egui::{Rect, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, CARD_RADIUS, STEP};
use crate::wording::Words;

/// An attempt that can go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resume {
    /// Its id.
    pub attempt: String,
    /// The day's title.
    pub day: String,
    /// The time at which it stands.
    pub at: String,
    /// How it is played, in words.
    pub mode: String,
    /// Whose it is, when nobody is signed in.
    pub whose: Option<String>,
}

/// A day played to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastPlayed {
    /// The attempt.
    pub attempt: String,
    /// Which day, what came of it and when, in words.
    pub told: String,
}

/// A day to play now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextDay {
    /// The scenario's path.
    pub path: String,
    /// Its title.
    pub day: String,
    /// Why this one: new, or to be practised again.
    pub why: (Tone, String),
}

/// Something a person must know before playing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// How bad it is.
    pub tone: Tone,
    /// What is the matter and what to do.
    pub words: String,
    /// Where there is more about it.
    pub go: Option<Page>,
}

/// Words on something in the picture: the numbers on the racks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plate {
    /// The words.
    pub words: String,
    /// Their middle, in thousandths of the picture's width and height.
    pub at: (i32, i32),
}

/// What the first page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TitleView {
    /// Who is signed in.
    pub name: Option<String>,
    /// The newest attempt that can go on.
    pub resume: Option<Resume>,
    /// What the person played last.
    pub last: Option<LastPlayed>,
    /// What they could play next.
    pub next: Option<NextDay>,
    /// Problems.
    pub notices: Vec<Notice>,
    /// What is written in the picture.
    pub plates: Vec<Plate>,
}

/// What is being done on the first page.
#[derive(Debug, Clone, Default)]
pub struct TitleDraft {
    /// The first focus.
    pub focus: FirstFocus,
}

/// Draws the first page. The picture, if there is one, with its size in points.
pub fn title_ui(
    ui: &mut Ui,
    words: &Words,
    view: &TitleView,
    draft: &mut TitleDraft,
    picture: Option<(egui::TextureId, [f32; 2])>,
) -> Vec<Intent> {
    let mut out = Vec::new();
    let beside = match &view.name {
        Some(name) => words.say("start-signed-in", &[("name", name.into())]),
        None => words.say("start-nobody", &[]),
    };
    let name = words.say("product-name", &[]);
    let room = ui.available_height();
    let bar = Bar { title: &name, beside: &beside, back: None };
    let width = if picture.is_none() { 640.0 } else { page::BROAD };
    page::page(ui, words, &bar, width, &mut out, |ui, out| {
        let tall = room - if view.last.is_some() || view.next.is_some() { 290.0 } else { 150.0 };
        page::in_the_middle(ui, |ui| {
            match picture {
                None => welcome(ui, words, view, draft, out),
                Some(picture) => page::parts(ui, 430.0, |ui, part| match part {
                    0 => welcome(ui, words, view, draft, out),
                    _ => show_picture(ui, words, picture, &view.plates, tall.max(300.0)),
                }),
            }
            band(ui, words, view, out);
        });
    });
    out
}

/// What was played last, and what is next.
fn band(ui: &mut Ui, words: &Words, view: &TitleView, out: &mut Vec<Intent>) {
    let last = view.last.as_ref().map(|l| (words.say("start-last", &[]), l));
    let next = view.next.as_ref().map(|n| (words.say("start-next", &[]), n));
    if last.is_none() && next.is_none() {
        return;
    }
    ui.add_space(2.0 * STEP);
    page::parts(ui, ((ui.available_width() - 4.0 * STEP) / 2.0).round(), |ui, part| match (part, &last, &next) {
        (0, Some((head, l)), _) => kit::card(ui, |ui| {
            kit::subheading(ui, head);
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(theme::TARGET);
                kit::text(ui, &l.told);
            });
            if Press::new(&words.say("start-last-look", &[])).icon(icon::CLOCK_COUNTER_CLOCKWISE).show(ui).clicked() {
                out.push(Intent::LookBack(l.attempt.clone()));
            }
        }),
        (1, _, Some((head, n))) => kit::card(ui, |ui| {
            kit::subheading(ui, head);
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(theme::TARGET);
                kit::strong(ui, &n.day);
                kit::chip(ui, n.why.0, &n.why.1);
            });
            let spoken = words.say("days-open-spoken", &[("day", (&n.day).into())]);
            let open = words.say("days-open", &[]);
            if Press::new(&open).spoken(&spoken).icon(icon::ARROW_RIGHT).show(ui).clicked() {
                out.push(Intent::Brief(n.path.clone()));
            }
        }),
        _ => {}
    });
}

fn welcome(ui: &mut Ui, words: &Words, view: &TitleView, draft: &mut TitleDraft, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    ui.add_space(2.0 * STEP);
    let head = words.say("start-head", &[]);
    let r = ui.add(egui::Label::new(egui::RichText::new(&head).text_style(theme::title()).color(p.ink)).wrap());
    kit::as_heading(&r, &head);
    kit::text(ui, &words.say("start-sentence", &[]));
    ui.add_space(2.0 * STEP);
    for notice in &view.notices {
        kit::message(ui, notice.tone, &notice.words);
        if let Some(go) = notice.go
            && Press::new(&words.say("start-look", &[])).icon(icon::ARROW_RIGHT).show(ui).clicked()
        {
            out.push(Intent::Go(go));
        }
    }
    let play = Press::main(&words.say("start-play", &[])).icon(icon::PLAY).wide().tall().show(ui);
    draft.focus.at(&play);
    if play.clicked() {
        out.push(Intent::Go(if view.name.is_some() { Page::Days } else { Page::Who }));
    }
    if let Some(r) = &view.resume
        && Press::new(&resume_words(words, r)).icon(icon::ARROW_CLOCKWISE).wide().tall().show(ui).clicked()
    {
        out.push(Intent::Resume(r.attempt.clone()));
    }
    ui.add_space(2.0 * STEP);
    let who = words.say(if view.name.is_some() { "start-who" } else { "start-sign-in" }, &[]);
    let [history, outcomes, settings, about, quit] = [
        words.say("start-history", &[]),
        words.say("start-outcomes", &[]),
        words.say("start-settings", &[]),
        words.say("start-about", &[]),
        words.say("start-quit", &[]),
    ];
    let buttons = vec![
        Press::new(&who).icon(icon::USER),
        Press::new(&history).icon(icon::CLOCK_COUNTER_CLOCKWISE),
        Press::new(&outcomes).icon(icon::LIST_CHECKS),
        Press::new(&settings).icon(icon::SLIDERS),
        Press::new(&about).icon(icon::INFO),
        Press::new(&quit).icon(icon::POWER),
    ];
    let goes =
        [Page::Who, Page::History, Page::Outcomes, Page::Settings, Page::About].map(Intent::Go).into_iter().chain([Intent::Quit]);
    let pressed = page::presses(ui, buttons);
    out.extend(pressed.iter().zip(goes).filter(|(r, _)| r.clicked()).map(|(_, go)| go));
    ui.add_space(3.0 * STEP);
    kit::muted(ui, &words.say("start-promise", &[]));
}

/// The words of a button that goes on with an attempt.
#[must_use]
pub fn resume_words(words: &Words, r: &Resume) -> String {
    let puts = [("day", (&r.day).into()), ("at", (&r.at).into()), ("mode", (&r.mode).into())];
    let said = words.say("start-resume", &puts);
    match &r.whose {
        Some(name) => words.say("start-resume-of", &[("resume", (&said).into()), ("name", name.into())]),
        None => said,
    }
}

/// The picture, whole, in the room there is beside the words.
fn show_picture(ui: &mut Ui, words: &Words, (texture, [w, h]): (egui::TextureId, [f32; 2]), plates: &[Plate], tall: f32) {
    let p = theme::palette(ui.ctx());
    let room = Vec2::new(ui.available_width(), tall.max(120.0));
    let scale = (room.x / w.max(1.0)).min(room.y / h.max(1.0));
    let size = Vec2::new(w, h) * scale;
    let (all, response) = ui.allocate_exact_size(Vec2::new(room.x, size.y), egui::Sense::hover());
    let at = Rect::from_center_size(all.center(), size);
    let round = egui::CornerRadius::same(CARD_RADIUS);
    let uv = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    let shape = egui::epaint::RectShape::filled(at, round, egui::Color32::WHITE).with_texture(texture, uv);
    ui.painter().add(shape);
    ui.painter().rect_stroke(at, round, egui::Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    // Written small, as in a picture: whoever plays meets the numbers at their full size.
    let font = egui::FontId::new((size.y * 0.022).max(6.0), theme::semibold());
    for plate in plates {
        let middle = at.min + size * Vec2::new(plate.at.0 as f32, plate.at.1 as f32) / 1000.0;
        ui.painter().text(
            middle,
            egui::Align2::CENTER_CENTER,
            &plate.words,
            font.clone(),
            egui::Color32::from_rgb(0x22, 0x30, 0x3C),
        );
    }
    let label = words.say("start-picture", &[]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &label));
    ui.add_space(TextStyle::Small.resolve(ui.style()).size);
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn view() -> TitleView {
        TitleView {
            name: Some("Aisha".into()),
            resume: Some(Resume {
                attempt: "a-1".into(),
                day: "Monday: requests".into(),
                at: "10:42".into(),
                mode: "practice".into(),
                whose: None,
            }),
            last: Some(LastPlayed {
                attempt: "a-0".into(),
                told: "Monday: requests, not yet: 86 of 120 marks (29 Nov 2026)".into(),
            }),
            next: Some(NextDay {
                path: "scenarios/records_department/monday-requests.ron".into(),
                day: "Monday: requests".into(),
                why: (Tone::Care, "Practise again: not yet up to standard".into()),
            }),
            notices: vec![Notice {
                tone: Tone::Care,
                words: "One day has a fault and is left out.".into(),
                go: Some(Page::Faults),
            }],
            plates: vec![Plate { words: "00–24".into(), at: (120, 100) }],
        }
    }

    type State = (TitleView, TitleDraft, Vec<Intent>);

    fn shown(view: TitleView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 720.0], 1.0, Look::Light, (view, TitleDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(title_ui(ui, &words, v, d, Some((egui::TextureId::Managed(0), [640.0, 480.0]))));
        })
    }

    fn pressed(view: TitleView, label: &str) -> Vec<Intent> {
        let mut h = shown(view);
        h.get_by_label(label).click();
        h.run();
        h.into_state().2
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let mut opened = view();
        opened.resume.as_mut().unwrap().mode =
            "assessment, opened by Ros Peverell, interrupted and resumed once, not countersigned".into();
        for (v, picture) in [(view(), true), (opened, true), (TitleView::default(), false)] {
            let mut draft = TitleDraft::default();
            let picture = picture.then_some((egui::TextureId::Managed(0), [900.0, 700.0]));
            holds(|ui| {
                title_ui(ui, &words, &v, &mut draft, picture);
            });
        }
    }

    #[test]
    fn each_button_asks_for_what_it_says() {
        assert_eq!(pressed(view(), "Play"), [Intent::Go(Page::Days)]);
        assert_eq!(pressed(TitleView::default(), "Play"), [Intent::Go(Page::Who)]);
        assert_eq!(pressed(view(), "Resume Monday: requests, 10:42, practice"), [Intent::Resume("a-1".into())]);
        assert_eq!(pressed(view(), "Look at days played"), [Intent::Go(Page::History)]);
        assert_eq!(pressed(view(), "Criterion outcomes"), [Intent::Go(Page::Outcomes)]);
        assert_eq!(pressed(view(), "See what is wrong"), [Intent::Go(Page::Faults)]);
        assert_eq!(pressed(view(), "Quit"), [Intent::Quit]);
        assert_eq!(pressed(view(), "See how it went"), [Intent::LookBack("a-0".into())]);
        let next = Intent::Brief("scenarios/records_department/monday-requests.ron".into());
        assert_eq!(pressed(view(), "Open this day: Monday: requests"), [next]);
    }

    #[test]
    fn play_has_the_focus_and_everything_can_be_reached_with_the_keyboard() {
        let mut h = shown(view());
        assert!(h.get_by_label("Play").is_focused());
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::Go(Page::Days)]);
        for _ in 0..7 {
            h.key_press(Key::Tab);
            h.run();
        }
        assert!(h.get_by_label("Quit").is_focused());
        h.key_press(Key::Space);
        h.run();
        assert_eq!(h.state().2.last(), Some(&Intent::Quit));
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = TitleDraft::default();
        keyboard_reaches_all(|ui| {
            title_ui(ui, &words, &view(), &mut draft, None);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(view())));
    }
}
