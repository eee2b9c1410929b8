//! Where the screens meet Bevy: one drawing system, the pictures that screens ask for by name, and closing the window.

use std::collections::BTreeMap;

use bevy::prelude::*;
use bevy::window::{WindowCloseRequested, WindowFocused};
use bevy_egui::{EguiContexts, EguiGlobalSettings, EguiPrimaryContextPass, EguiStartupSet, EguiTextureHandle, egui};

use super::floor::raster;
use super::{Steps, anew};
use crate::day::TaskId;
use crate::front::Front;
use crate::screens::Intent;
use crate::screens::floor::Fit;
use crate::screens::talk::Portraits;
use crate::views::floor::{contact_looks, figure, mood, paint, still};

/// What has been asked for and not yet been heard.
#[derive(Resource, Debug, Default)]
pub(super) struct Asked(pub Vec<Intent>);

/// Where the department is on view.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct OnView {
    /// The part of the window, and how the stage lies in it, in egui's points.
    pub floor: Option<(egui::Rect, Fit)>,
    /// Egui's points to Bevy's.
    pub zoom: f32,
}

/// Pictures for screens, by name.
#[derive(Resource, Default)]
struct Pictures {
    ids: BTreeMap<String, egui::TextureId>,
    wanted: std::sync::Mutex<Vec<String>>,
}

impl Portraits for Pictures {
    fn portrait(&self, name: &str) -> Option<egui::TextureId> {
        let found = self.ids.get(name).copied();
        if found.is_none()
            && let Ok(mut w) = self.wanted.lock()
        {
            w.push(name.to_owned());
        }
        found
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() });
    app.init_resource::<Asked>().init_resource::<OnView>().init_resource::<Pictures>();
    app.add_systems(PreStartup, anew::cameras.before(EguiStartupSet::InitContexts));
    app.add_systems(Startup, faces);
    app.add_systems(Update, (closing, come_to_the_fore, hear).chain().in_set(Steps::Hear));
    app.add_systems(EguiPrimaryContextPass, draw);
}

fn faces(mut contexts: EguiContexts) -> Result {
    contexts.ctx_mut()?.set_fonts(crate::screens::theme::fonts());
    Ok(())
}

/// The window is closed by its owner: everything is kept already, so the program can end.
fn closing(mut asked: MessageReader<WindowCloseRequested>, mut all: ResMut<Asked>) {
    if asked.read().next().is_some() {
        all.0.push(Intent::Quit);
    }
}

/// Coming to the fore, the window begins at the first control when nothing has the focus.
fn come_to_the_fore(
    mut focused: MessageReader<WindowFocused>,
    mut contexts: EguiContexts,
    mut front: NonSendMut<Front>,
) -> Result {
    let came = focused.read().any(|f| f.focused);
    if came && contexts.ctx_mut()?.memory(|m| m.focused().is_none()) {
        front.focus_again();
        contexts.ctx_mut()?.request_repaint();
    }
    Ok(())
}

fn hear(mut all: ResMut<Asked>, mut front: NonSendMut<Front>, mut exit: MessageWriter<AppExit>) {
    if !all.0.is_empty() {
        front.hear(std::mem::take(&mut all.0));
    }
    if front.quits {
        exit.write(AppExit::Success);
    }
}

fn draw(
    mut contexts: EguiContexts,
    mut front: NonSendMut<Front>,
    mut asked: ResMut<Asked>,
    mut on_view: ResMut<OnView>,
    mut pictures: ResMut<Pictures>,
    mut images: ResMut<Assets<Image>>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    front.dress(&ctx);
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), egui::Id::new("root"), whole);
    let drawn = front.draw(&mut ui, &*pictures);
    asked.0.extend(drawn.intents);
    if !asked.0.is_empty() {
        // What was asked for is heard in the next frame, which must come.
        ctx.request_repaint();
    }
    let now = OnView { floor: drawn.floor, zoom: ctx.zoom_factor() };
    if on_view.set_if_neq(now) {
        // The picture follows in the next frame.
        ctx.request_repaint();
    }
    let wanted: Vec<String> = pictures.wanted.lock().map(|mut w| std::mem::take(&mut *w)).unwrap_or_default();
    for name in wanted {
        if let Some(svg) = picture(&front, &name)
            && let Some(image) = raster(&svg, if name == "title" { 1.5 } else { 4.0 })
        {
            let id = contexts.add_image(EguiTextureHandle::Strong(images.add(image)));
            pictures.ids.insert(name, id);
            ctx.request_repaint();
        }
    }
    Ok(())
}

/// The drawing that a name stands for: `task 3 …` is who that work is from.
fn picture(front: &Front, name: &str) -> Option<String> {
    if name == "title" {
        let floor = crate::views::art::floor_plan("records_department").ok()?;
        return Some(paint::still_svg("records_department", &floor, &still(&floor)));
    }
    let Some(rest) = name.strip_prefix("task ") else {
        return crate::views::art::drawing(&format!("people/{name}")).map(str::to_owned);
    };
    let t = TaskId(rest.split(' ').next()?.parse().ok()?);
    let k = front.sitting.as_ref()?.known();
    Some(figure::portrait_svg(&contact_looks(k.plan, t), mood(k.plan, k.state, t)))
}
