//! Keys pressed together: bevy_egui gives every key of a frame the modifiers held at the frame's end, so that on a slow machine a quick
//! Shift and Tab goes forward and a quick Ctrl and A types a letter. Here each key gets the modifiers that were held when it was pressed.

use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::{EguiInput, EguiPreUpdateSet, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, put_right.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

pub(super) fn put_right(
    mut keys: MessageReader<KeyboardInput>,
    mut held: Local<egui::Modifiers>,
    mut inputs: Query<&mut EguiInput>,
) {
    let mut pressed: Vec<(bool, egui::Modifiers)> = Vec::new();
    for k in keys.read() {
        let down = k.state.is_pressed();
        match k.logical_key {
            Key::Shift => held.shift = down,
            Key::Control => (held.ctrl, held.command) = (down, down),
            Key::Alt => held.alt = down,
            _ => pressed.push((down, *held)),
        }
    }
    for mut input in &mut inputs {
        let events = &mut input.bypass_change_detection().events;
        let of_keys = events.iter().filter(|e| matches!(e, egui::Event::Key { .. })).count();
        // Keys that egui does not know are left out by bevy_egui; then the two lists cannot be told apart, and nothing is changed.
        if of_keys != pressed.len() {
            continue;
        }
        let chord = pressed.iter().any(|(_, m)| m.ctrl || m.alt);
        for (e, (_, m)) in events.iter_mut().filter(|e| matches!(e, egui::Event::Key { .. })).zip(&pressed) {
            if let egui::Event::Key { modifiers, .. } = e {
                *modifiers = *m;
            }
        }
        if chord && pressed.iter().all(|(_, m)| m.ctrl || m.alt) {
            events.retain(|e| !matches!(e, egui::Event::Text(_)));
        }
    }
}
