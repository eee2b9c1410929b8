//! Folders that lie about before the work they belong to has come: whoever sees them cannot know why they are there.

use super::names::patients_named;
use super::{Code, Diagnostic, Raw, f, k};
use crate::scenario::model::clock_time;
use crate::scenario::raw::{RawPatient, RawScenario, RawTask};
use crate::scenario::raw_assets::RawHas;

/// What lies in the department when the day opens has work that is there as well, or comes with its work.
pub fn before_their_work(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        let Some(setting) = raw.setting(&s.setting) else { continue };
        let in_sight = |place: &str| setting.places.iter().any(|p| p.id == place && p.has.contains(&RawHas::Floor));
        for (id, p) in &s.patients {
            let RawPatient::Patient { lies_at: Some(place), misfiled: None, .. } = p else { continue };
            if !in_sight(place) || s.tasks.iter().any(|t| t.brings.contains(id)) {
                continue;
            }
            let first = s.tasks.iter().filter(|t| has_to_do_with(s, t, id)).filter_map(|t| Some((clock_time(&t.arrives)?, t)));
            let first = first.min_by_key(|(at, _)| *at);
            if first.is_some_and(|(at, _)| clock_time(&s.opens).is_none_or(|opens| at <= opens)) {
                continue;
            }
            let (when, help) = match first {
                Some((_, t)) => (
                    format!(" before {}", t.arrives),
                    format!(
                        "Let the work bring it: `brings: [\"{id}\"]` in \"{}\". Then it comes to lie there with the work.",
                        t.id
                    ),
                ),
                None => (String::new(), format!("Let some work bring it: `brings: [\"{id}\"]`. Or leave `lies_at` out.")),
            };
            let message =
                format!("The folder of \"{id}\" lies at \"{place}\" from {}, and no work has to do with it{when}.", s.opens);
            out.push(raw.at(path, &[f("patients"), k(id), f("lies_at")], Code::LiesBeforeItsWork, message).help(help));
        }
    }
}

/// Whether a task names a patient, or somebody easily taken for them.
fn has_to_do_with(s: &RawScenario, t: &RawTask, id: &str) -> bool {
    let namesake = |of: &str| matches!(s.patients.get(of), Some(RawPatient::NamesakeOf { patient, .. }) if patient == id);
    patients_named(t).iter().any(|(_, named)| *named == id || namesake(named))
}
