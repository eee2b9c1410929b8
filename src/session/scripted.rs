//! A day played by a scripted clerk, act by act, through the one function that plays an act. Decides nothing.

use std::time::Duration;

use super::{Keep, KeepFault, Session, Trouble};
use crate::clerk::Clerk;

/// The most acts a clerk tries in a day: past this it goes in circles.
pub const MOST_ACTS: u32 = 60_000;

/// Plays a day with a clerk until it closes, pausing before each act.
///
/// # Errors
/// When something could not be kept.
pub fn play<K: Keep>(session: &mut Session<K>, clerk: &mut dyn Clerk, pause: Duration) -> Result<(), KeepFault> {
    let mut tries = 0u32;
    while !session.day().state().closed {
        tries += 1;
        if !pause.is_zero() {
            std::thread::sleep(pause);
        }
        if tries > MOST_ACTS {
            break;
        }
        let Some(act) = clerk.next(session.day()) else { break };
        match session.ask(act) {
            Ok(()) => {}
            Err(Trouble::Refused(why)) => clerk.refused(session.day(), why),
            Err(Trouble::NotKept(f)) => return Err(f),
        }
    }
    if session.day().state().closed {
        return Ok(());
    }
    // Whoever has nothing more to do leaves the rest of the day to the clock.
    let closes = session.day().plan().closes;
    session.pass_to(closes)
}
