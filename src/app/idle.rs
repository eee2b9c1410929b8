//! Rest: the window draws only when something changed, and uses nothing while nothing does.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::{RequestRedraw, WindowResized, WindowScaleFactorChanged};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiInput, EguiPreUpdateSet, egui};

use super::Steps;
use super::floor::Walking;
use crate::front::Front;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(resting()).init_resource::<Lively>();
    app.add_systems(
        PreUpdate,
        forget_unchanged_modifiers
            .after(EguiPreUpdateSet::ProcessInput)
            .after(super::chords::put_right)
            .before(EguiPreUpdateSet::BeginPass),
    );
    app.add_systems(Update, (resized, pass).chain().in_set(Steps::Pass));
    app.add_systems(Update, rest.in_set(Steps::Rest));
}

/// How many more frames are drawn after something happened: what a frame rasterises anew can be on the screen only in the next.
#[derive(Resource)]
struct Lively(u8);

/// The first frames of a window may be shown before it has its place and size on the screen; more of them are drawn, so that what was
/// shown wrongly does not stay until somebody presses a key.
const FRAMES_AT_FIRST: u8 = 30;

impl Default for Lively {
    fn default() -> Lively {
        Lively(FRAMES_AT_FIRST)
    }
}

const FRAMES_AFTER: u8 = 3;

fn resting() -> WinitSettings {
    let wait = UpdateMode::reactive(Duration::from_secs(3600));
    WinitSettings { focused_mode: wait, unfocused_mode: wait }
}

fn ticking() -> WinitSettings {
    let wait = UpdateMode::reactive(Duration::from_millis(500));
    WinitSettings { focused_mode: wait, unfocused_mode: wait }
}

/// bevy_egui tells egui of the modifier keys in every frame, and egui draws again after every event. Told only of changes, it rests.
fn forget_unchanged_modifiers(
    mut inputs: Query<&mut EguiInput>,
    mut last: Local<Option<egui::Modifiers>>,
    mut lively: ResMut<Lively>,
) {
    for mut input in &mut inputs {
        let before = *last;
        let mut seen = None;
        input.bypass_change_detection().events.retain(|e| match e {
            egui::Event::ModifiersChanged(m) => {
                seen = Some(*m);
                before != Some(*m)
            }
            _ => true,
        });
        *last = seen.or(before);
        if !input.events.is_empty() {
            lively.0 = lively.0.max(FRAMES_AFTER);
        }
    }
}

/// A window of another size is laid out in the next frame and painted in the one after; no key and no pointer need have moved.
fn resized(
    mut lively: ResMut<Lively>,
    mut sizes: MessageReader<WindowResized>,
    mut scales: MessageReader<WindowScaleFactorChanged>,
) {
    if sizes.read().count() + scales.read().count() > 0 {
        lively.0 = lively.0.max(FRAMES_AFTER);
    }
}

fn pass(mut lively: ResMut<Lively>, time: Res<Time<Real>>, mut front: NonSendMut<Front>) {
    let millis = u64::try_from(time.delta().as_millis()).unwrap_or(0).min(2000);
    if front.pass(millis) {
        lively.0 = lively.0.max(FRAMES_AFTER);
    }
}

fn rest(
    mut lively: ResMut<Lively>,
    front: NonSend<Front>,
    walking: Res<Walking>,
    mut settings: ResMut<WinitSettings>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let wanted = if front.runs() { ticking() } else { resting() };
    if settings.focused_mode != wanted.focused_mode {
        *settings = wanted;
    }
    if walking.somebody {
        lively.0 = lively.0.max(FRAMES_AFTER);
    }
    if lively.0 > 0 {
        lively.0 -= 1;
        redraw.write(RequestRedraw);
    }
}
