//! Measuring, when `RECORDS_DAY_MEASURE` is set: when the first screen stands, how long frames take while somebody walks, and those
//! before they set out, in which the desk answers. Written to standard error as they come about, the frames after each walk; without
//! the variable nothing is counted.

use std::time::{Duration, Instant};

use bevy::prelude::*;

use super::Steps;
use super::floor::Walking;

/// What is done in a frame.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Rest,
    Answer,
    Walk,
}

#[derive(Resource)]
struct Measured {
    shown: bool,
    walks: Vec<Duration>,
    answers: Vec<Duration>,
    last: Option<(Instant, Doing)>,
}

pub(super) fn plugin(app: &mut App) {
    if std::env::var_os("RECORDS_DAY_MEASURE").is_none() {
        return;
    }
    app.insert_resource(Measured { shown: false, walks: Vec::new(), answers: Vec::new(), last: None });
    app.add_systems(Update, count.after(Steps::Rest));
}

fn count(mut m: ResMut<Measured>, walking: Res<Walking>) {
    let now = Instant::now();
    // The second frame begins when the first one stands. Who started the program knows when that was.
    if m.last.is_some() && !m.shown {
        m.shown = true;
        eprintln!("the first screen stands");
    }
    // A frame lasts until the next one begins.
    match m.last {
        Some((began, Doing::Walk)) => m.walks.push(now - began),
        Some((began, Doing::Answer)) => m.answers.push(now - began),
        Some((_, Doing::Rest)) | None => {}
    }
    let doing = match (walking.somebody, walking.under_way) {
        (_, true) => Doing::Walk,
        (true, false) => Doing::Answer,
        (false, false) => Doing::Rest,
    };
    m.last = Some((now, doing));
    if walking.just_stopped {
        tell("while walking", &mut m.walks);
        tell("before setting out", &mut m.answers);
    }
}

fn tell(when: &str, frames: &mut [Duration]) {
    frames.sort();
    let at = |share: usize| frames.get(frames.len() * share / 100).map_or(0.0, |d| d.as_secs_f64() * 1000.0);
    eprintln!("{} frames {when}, median {:.1} ms, 95th percentile {:.1} ms", frames.len(), at(50), at(95));
}
