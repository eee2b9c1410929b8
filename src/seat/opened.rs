//! Trainers, and assessments that they open: who may open one, who opened it, and how often it was interrupted. Knows names only to ask
//! for them; an attempt holds a random id.

use crate::progress::{AttemptRow, Person, PersonId, PersonKind, Store, StoreFault, passphrase_hash};
use crate::session::kept::mode_named;
use crate::session::opened::opened;
use crate::session::{Mode, SHORTEST_PASSPHRASE};
use crate::wording::Words;

/// Why somebody cannot open an assessment, or cannot become a trainer.
#[derive(Debug, thiserror::Error)]
pub enum TrainerFault {
    /// There is no trainer yet.
    #[error("no trainer is known here yet. Make one with: records-day trainer add NAME")]
    NoneYet,
    /// Nobody of this name is a trainer.
    #[error("no trainer is called \"{0}\" here. `records-day trainer` lists them")]
    Unknown(String),
    /// The passphrase is another.
    #[error("that passphrase does not fit this trainer")]
    Wrong,
    /// The passphrase is too short.
    #[error("a trainer's passphrase has at least {SHORTEST_PASSPHRASE} letters or figures")]
    TooShort,
    /// No name was given.
    #[error("a trainer needs a name")]
    NoName,
    /// There is a trainer of this name.
    #[error("there is a trainer called \"{0}\" already")]
    Taken(String),
    /// Whoever makes a further trainer must be one.
    #[error("there are trainers here already. One of them must agree: add --by NAME, and type that trainer's passphrase first")]
    NeedsAnother,
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl TrainerFault {
    /// The same in the words of the window.
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        let least = u32::try_from(SHORTEST_PASSPHRASE).unwrap_or(u32::MAX);
        match self {
            TrainerFault::NoneYet => words.say("trainer-none", &[]),
            TrainerFault::Unknown(name) => words.say("trainer-unknown", &[("name", name.into())]),
            TrainerFault::Wrong => words.say("trainer-wrong", &[]),
            TrainerFault::TooShort => words.say("trainer-short", &[("n", least.into())]),
            TrainerFault::NoName => words.say("trainer-no-name", &[]),
            TrainerFault::Taken(name) => words.say("trainer-taken", &[("name", name.into())]),
            TrainerFault::NeedsAnother => words.say("trainer-another", &[]),
            TrainerFault::Store(e) => e.to_string(),
        }
    }
}

/// Every trainer known here.
///
/// # Errors
/// When the store cannot be read.
pub fn trainers(store: &Store) -> Result<Vec<Person>, StoreFault> {
    Ok(store.people()?.into_iter().filter(|p| p.kind == PersonKind::Trainer && p.pin_hash.is_some()).collect())
}

/// The trainer of a name and passphrase.
///
/// # Errors
/// When there is none, or the passphrase is another.
pub fn trainer(store: &Store, name: &str, passphrase: &str) -> Result<PersonId, TrainerFault> {
    let all = trainers(store)?;
    if all.is_empty() {
        return Err(TrainerFault::NoneYet);
    }
    let name = name.trim();
    let same = |p: &&Person| p.name.to_lowercase() == name.to_lowercase();
    let found = all.iter().find(same).ok_or_else(|| TrainerFault::Unknown(name.to_owned()))?;
    let fits = passphrase_hash(&found.id, passphrase).is_some_and(|hash| found.pin_hash.as_deref() == Some(&*hash));
    if fits { Ok(found.id.clone()) } else { Err(TrainerFault::Wrong) }
}

/// Makes a trainer. The first may be anybody; a further one only together with a trainer there is already, by name and passphrase.
///
/// # Errors
/// When the name or the passphrase will not do, or nobody agreed.
pub fn add_trainer(store: &Store, name: &str, passphrase: &str, by: Option<(&str, &str)>) -> Result<PersonId, TrainerFault> {
    let all = trainers(store)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(TrainerFault::NoName);
    }
    match by {
        Some((by, agreed)) if !all.is_empty() => drop(trainer(store, by, agreed)?),
        None if !all.is_empty() => return Err(TrainerFault::NeedsAnother),
        _ => {}
    }
    if all.iter().any(|p| p.name.to_lowercase() == name.to_lowercase()) {
        return Err(TrainerFault::Taken(name.to_owned()));
    }
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(TrainerFault::TooShort);
    }
    let id = store.person_named(name, PersonKind::Trainer)?;
    store.set_pin_hash(&id, passphrase_hash(&id, passphrase).as_deref())?;
    Ok(id)
}

/// How an assessment came about, in words: opened by whom, that nobody countersigned it, and how often it was interrupted. Nothing for
/// practice and shifts.
///
/// # Errors
/// When the store cannot be read.
pub fn how_opened(store: &Store, words: &Words, row: &AttemptRow) -> Result<Option<String>, StoreFault> {
    if mode_named(&row.mode) != Mode::Assessment {
        return Ok(None);
    }
    let opened = opened(store, &row.id)?;
    let person = opened.by.map(|id| store.people().map(|all| all.into_iter().find(|p| p.id.as_str() == id))).transpose()?;
    let name = person.flatten().map_or_else(|| words.say("opened-unnamed", &[]), |p| p.name);
    let puts = [("name", (&name).into()), ("n", opened.resumed.into())];
    Ok(Some(words.say(if opened.resumed == 0 { "opened-by" } else { "opened-by-resumed" }, &puts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_trainer_is_anybody_and_a_further_one_needs_one_who_is_there() {
        let store = Store::open_in_memory().unwrap();
        assert!(matches!(trainer(&store, "Ros", "correct horse"), Err(TrainerFault::NoneYet)));
        assert!(matches!(add_trainer(&store, "Ros", "short", None), Err(TrainerFault::TooShort)));
        assert!(matches!(add_trainer(&store, "  ", "correct horse", None), Err(TrainerFault::NoName)));
        let ros = add_trainer(&store, " Ros ", "correct horse", None).unwrap();
        assert_eq!(trainer(&store, "ros", "correct horse").unwrap(), ros);
        assert!(matches!(trainer(&store, "Ros", "correct house"), Err(TrainerFault::Wrong)));
        assert!(matches!(trainer(&store, "Ros", ""), Err(TrainerFault::Wrong)));
        assert!(matches!(trainer(&store, "Tom", "correct horse"), Err(TrainerFault::Unknown(_))));
        assert!(matches!(add_trainer(&store, "Tom", "battery staple", None), Err(TrainerFault::NeedsAnother)));
        assert!(matches!(add_trainer(&store, "Tom", "battery staple", Some(("Ros", "no"))), Err(TrainerFault::Wrong)));
        add_trainer(&store, "Tom", "battery staple", Some(("Ros", "correct horse"))).unwrap();
        assert!(matches!(
            add_trainer(&store, "tom", "battery staple", Some(("Ros", "correct horse"))),
            Err(TrainerFault::Taken(_))
        ));
        let kept: Vec<_> = trainers(&store).unwrap().into_iter().map(|p| (p.name, p.pin_hash.unwrap())).collect();
        assert_eq!(kept.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["Ros", "Tom"]);
        assert!(kept.iter().all(|(_, h)| h.len() == 64 && !h.contains("horse")));
        // A trainee of the same name is somebody else, and opens nothing.
        let trainee = store.person_named("Ros", PersonKind::Trainee).unwrap();
        assert_ne!(trainee, ros);
    }
}
