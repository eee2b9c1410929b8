//! The view of choosing a name, signing in, and PINs.

use std::collections::BTreeMap;

use crate::progress::{PersonId, PersonKind, Store, StoreFault, pin_hash};
use crate::screens::who::{KnownName, WhoView};
use crate::wording::Words;

/// How many of the newest attempts decide who is named first.
const LOOKED_THROUGH: u32 = 1000;

/// The names known here, who played last first; who is signed in; and what went wrong, in words.
///
/// # Errors
/// When the store cannot be read.
pub fn who(store: &Store, signed_in: Option<&PersonId>, trouble: Option<String>) -> Result<WhoView, StoreFault> {
    let mut last: BTreeMap<PersonId, usize> = BTreeMap::new();
    for (place, person) in store.last_players(LOOKED_THROUGH)?.into_iter().enumerate() {
        last.entry(person).or_insert(place);
    }
    let mut people: Vec<_> = store.people()?.into_iter().filter(|p| p.kind == PersonKind::Trainee).collect();
    people.sort_by_key(|p| last.get(&p.id).copied().unwrap_or(usize::MAX));
    let signed_in = signed_in.and_then(|id| people.iter().find(|p| p.id == *id)).map(known);
    Ok(WhoView { people: people.iter().map(known).collect(), signed_in, trouble })
}

fn known(p: &crate::progress::Person) -> KnownName {
    KnownName { name: p.name.clone(), has_pin: p.pin_hash.is_some() }
}

/// The person of a name, newly kept if nobody has it; none when their PIN is another.
///
/// # Errors
/// When the store cannot be read or written.
pub fn sign_in(store: &Store, name: &str, pin: &str) -> Result<Option<PersonId>, StoreFault> {
    let person = store.person_named(name.trim(), PersonKind::Trainee)?;
    Ok(store.pin_opens(&person, pin)?.then_some(person))
}

/// What is said when the PIN was another.
#[must_use]
pub fn wrong_pin(words: &Words) -> String {
    words.say("pin-wrong", &[])
}

/// Sets a person's PIN, or takes it away when it is empty.
///
/// # Errors
/// When the store cannot be written.
pub fn set_pin(store: &Store, person: &PersonId, pin: &str) -> Result<(), StoreFault> {
    let hash = (!pin.is_empty()).then(|| pin_hash(person, pin));
    store.set_pin_hash(person, hash.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::{Shelf, person_of};

    #[test]
    fn names_come_with_who_played_last_first_and_without_scripts() {
        let s = Shelf::new();
        for name in ["Ada", "Bea", "Cai"] {
            person_of(&s.store, name);
        }
        s.store.person_named("model", PersonKind::Scripted).unwrap();
        let bea = person_of(&s.store, "Bea");
        s.begin(&bea);
        let view = who(&s.store, Some(&bea), None).unwrap();
        assert_eq!(view.people.iter().map(|k| k.name.as_str()).collect::<Vec<_>>(), ["Bea", "Ada", "Cai"]);
        assert_eq!(view.signed_in, Some(KnownName { name: "Bea".into(), has_pin: false }));
    }

    #[test]
    fn a_pin_keeps_others_out_until_it_is_taken_away() {
        let s = Shelf::new();
        let ada = sign_in(&s.store, " Ada ", "").unwrap().unwrap();
        set_pin(&s.store, &ada, "2468").unwrap();
        assert_eq!(sign_in(&s.store, "Ada", "").unwrap(), None);
        assert_eq!(sign_in(&s.store, "Ada", "1357").unwrap(), None);
        assert_eq!(sign_in(&s.store, "Ada", "2468").unwrap(), Some(ada.clone()));
        assert!(who(&s.store, None, None).unwrap().people[0].has_pin);
        set_pin(&s.store, &ada, "").unwrap();
        assert_eq!(sign_in(&s.store, "Ada", "").unwrap(), Some(ada));
    }
}
