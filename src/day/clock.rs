//! How long acts take, in whole seconds. Never reads a clock; walking times belong to the setting.

use super::act::Act;

/// Seconds an act takes, walking and waiting apart.
/// Common practice, not yet checked by a records manager: chosen so that a half-day holds about a dozen tasks.
#[must_use]
pub fn takes_secs(act: &Act) -> u32 {
    match act {
        Act::Attend(_) => 6,
        Act::Ask(..) | Act::Offer(..) | Act::Decline(..) => 8,
        Act::ReadBack(..) | Act::Tell(..) | Act::Calm(_) => 9,
        Act::PromiseToRing(_) | Act::EndTalk(_) => 4,
        Act::Ring(..) => 35,
        Act::Unlock => 5,
        Act::Lock => 1,
        Act::Search(_) => 12,
        Act::OpenRegistration(_) => 8,
        Act::LookOnShelf(_) => 20,
        Act::Pull(_) => 10,
        Act::Shelve(..) => 15,
        Act::PickUpFolder(_) | Act::PutDownFolder(_) | Act::PickUpSheet(_) => 3,
        Act::ReadCover(_) | Act::ReadSheet(_) => 5,
        Act::TurnTo(..) => 10,
        Act::TakeOut(_) => 6,
        Act::File(..) => 12,
        Act::PutInTray(..) => 4,
        Act::Compare(..) => 4,
        Act::Track(..) | Act::CheckIn(_) => 7,
        Act::Send(..) => 15,
        Act::HandOver(..) => 10,
        Act::Recall(_) => 40,
        Act::Escalate(..) => 60,
        Act::AskAdvice(_) => 45,
        Act::Report(..) => 90,
        Act::LookUp(_) => 15,
        // Naming a page costs nothing, so that nobody has a reason not to try.
        Act::Go(_) | Act::Wait(_) | Act::WaitForSomething(_) | Act::CloseDay | Act::Cite(_) => 0,
    }
}

/// The longest single wait, in seconds.
pub const LONGEST_WAIT: u32 = 3600;
/// The most folders a person carries at once. Common practice: a safe armful.
pub const ARMFUL: usize = 10;
/// Seconds until a recalled folder is back on the returns bench.
pub const RECALL_SECS: u32 = 600;
