//! Offers: acts in words with the day's answer to whether they can be done now, and the walk that would make them possible.

use crate::day::{Act, PlaceId, Refusal};
use crate::screens::offer::{Choice, Item, Offer, Walk};
use crate::seat::Table;

/// A walk to a place, in words with its time.
#[must_use]
pub fn walk(table: &dyn Table, to: PlaceId) -> Walk {
    let (w, plan) = (table.words(), table.day().plan());
    let time = w.duration(plan.walk_secs(table.day().state().place, to));
    Walk { label: w.say("walk-there", &[("place", w.place(plan, to).into()), ("time", time.into())]), act: Act::Go(to) }
}

/// Logging in here, in words.
fn log_in(table: &dyn Table) -> Walk {
    let day = table.day();
    Walk { label: table.words().act(day.plan(), day.state(), &Act::Unlock), act: Act::Unlock }
}

/// Why something is refused, in words, and what would help: a walk, or logging in.
#[must_use]
pub fn hindrance(table: &dyn Table, r: Refusal) -> (String, Option<Walk>) {
    let to = match r {
        Refusal::GoThereFirst(p) => Some(walk(table, p)),
        Refusal::ScreenLocked => Some(log_in(table)),
        _ => None,
    };
    (table.words().why_not(table.day().plan(), r), to)
}

/// An act as a button, decided.
#[must_use]
pub fn offer(table: &dyn Table, label: impl Into<String>, act: Act) -> Offer {
    let (why_not, walk) = match table.day().decide(&act) {
        Ok(_) => (None, None),
        Err(r) => {
            let (why, walk) = hindrance(table, r);
            (Some(why), walk)
        }
    };
    Offer { label: label.into(), key: String::new(), act, why_not, walk }
}

/// Choices of which none can be made when `sample` is refused; otherwise those that `items` gives.
#[must_use]
pub fn choice(
    table: &dyn Table,
    id: &str,
    label: String,
    title: String,
    sample: Option<&Act>,
    items: impl FnOnce() -> Vec<Item>,
) -> Choice {
    let refused = sample.map(|a| table.day().decide(a)).and_then(Result::err).map(|r| hindrance(table, r));
    let (why_not, walk) = refused.map_or((None, None), |(why, walk)| (Some(why), walk));
    let items = if why_not.is_some() { Vec::new() } else { items() };
    Choice { id: id.to_owned(), label, key: String::new(), title, why_not, walk, items }
}

#[cfg(test)]
mod tests {
    use super::super::small::Small;
    use super::*;
    use crate::day::SheetId;

    #[test]
    fn what_is_refused_says_why_without_telling_what_to_type() {
        let t = Small::new();
        let can = offer(&t, "Read it", Act::Unlock);
        assert_eq!(can.why_not, None);
        let away = offer(&t, "Look", Act::LookOnShelf(super::super::small::number("31-82-06")));
        assert_eq!(away.why_not.as_deref(), Some("That cannot be done from here. The nearest place for it is the library."));
        assert_eq!(away.walk.map(|w| w.label).as_deref(), Some("Walk to the library (25 seconds)"));
        let unseen = offer(&t, "Read", Act::ReadSheet(SheetId(0)));
        assert_eq!(
            unseen.why_not.as_deref(),
            Some("You have not come across that yet. Look it up, ask for it or go and look first.")
        );
    }
}
