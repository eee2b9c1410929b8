//! Measuring, when `RECORDS_DAY_MEASURE` is set: when the first screen stands, and how long frames take while somebody walks. Written to
//! standard error as they come about, the frames after each walk; without the variable nothing is counted.

use std::time::{Duration, Instant};

use bevy::prelude::*;

use super::Steps;
use super::floor::Walking;

#[derive(Resource)]
struct Measured {
    shown: bool,
    frames: Vec<Duration>,
    last: Option<Instant>,
}

pub(super) fn plugin(app: &mut App) {
    if std::env::var_os("RECORDS_DAY_MEASURE").is_none() {
        return;
    }
    app.insert_resource(Measured { shown: false, frames: Vec::new(), last: None });
    app.add_systems(Update, count.after(Steps::Rest));
}

fn count(mut m: ResMut<Measured>, walking: Res<Walking>) {
    let now = Instant::now();
    // The second frame begins when the first one stands. Who started the program knows when that was.
    if m.last.is_some() && !m.shown {
        m.shown = true;
        eprintln!("the first screen stands");
    }
    if let Some(last) = m.last.filter(|_| walking.somebody) {
        m.frames.push(now - last);
    }
    m.last = Some(now);
    if walking.just_stopped {
        tell(&mut m);
    }
}

fn tell(m: &mut Measured) {
    m.frames.sort();
    let at = |share: usize| m.frames.get(m.frames.len() * share / 100).map_or(0.0, |d| d.as_secs_f64() * 1000.0);
    eprintln!("{} frames while walking, median {:.1} ms, 95th percentile {:.1} ms", m.frames.len(), at(50), at(95));
}
