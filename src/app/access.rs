//! Screen readers, inwards: what they ask for is handed to egui, and wakes the window when it rests.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiInputSet, EguiOutput, EguiPostUpdateSet, PrimaryEguiContext, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, hand_over.in_set(EguiInputSet::ReadBevyMessages));
    app.add_systems(Update, watch);
    app.add_systems(Last, hear_it_at_once);
    app.add_systems(
        PostUpdate,
        keep_focus_in_the_tree.after(EguiPostUpdateSet::ProcessOutput).before(bevy_egui::update_accessibility_system),
    );
}

fn hand_over(
    mut requests: MessageReader<ActionRequest>,
    context: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let Ok(context) = context.single() else { return };
    for r in requests.read() {
        events.write(EguiInputEvent { context, event: egui::Event::AccessKitActionRequest(r.0.clone()) });
    }
}

/// winit's queue is emptied after the frame's input has been read: what came out of it needs a frame more.
fn hear_it_at_once(mut requests: MessageReader<ActionRequest>, mut redraw: MessageWriter<RequestRedraw>) {
    if requests.read().next().is_some() {
        redraw.write(RequestRedraw);
    }
}

/// The tree for screen readers must hold what it says has the focus, or AccessKit ends the program. When a page or a question goes with
/// the focus on it, the focus is the window's for that frame.
fn keep_focus_in_the_tree(mut outputs: Query<&mut EguiOutput>) {
    for mut output in &mut outputs {
        let Some(update) = output.bypass_change_detection().platform_output.accesskit_update.as_mut() else { continue };
        if !update.nodes.iter().any(|(id, _)| *id == update.focus)
            && let Some(root) = update.tree.as_ref().map(|t| t.root).or(update.nodes.first().map(|(id, _)| *id))
        {
            update.focus = root;
        }
    }
}

/// How often a watcher looks whether a screen reader asks for something. Looking costs a lock and nothing more.
const LOOKS_EVERY: Duration = Duration::from_millis(25);

/// Nothing in winit wakes the window for a screen reader's request, so a watcher does, once somebody has asked for accessibility.
fn watch(
    requested: Res<bevy::a11y::AccessibilityRequested>,
    handlers: Res<WinitActionRequestHandlers>,
    proxy: Res<EventLoopProxyWrapper>,
    mut watched: Local<bool>,
) {
    if *watched || !requested.get() || handlers.is_empty() {
        return;
    }
    *watched = true;
    let queues: Vec<Arc<Mutex<WinitActionRequestHandler>>> = handlers.values().cloned().collect();
    let proxy = (**proxy).clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOKS_EVERY);
            let asked = queues.iter().any(|q| q.lock().is_ok_and(|q| !q.is_empty()));
            if asked && proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                return;
            }
        }
    });
}
