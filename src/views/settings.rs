//! Each person's settings: read from the store and kept there. Nobody's settings are not kept.

use crate::progress::{PersonId, Store, StoreFault};
use crate::screens::intent::Settings;
use crate::screens::settings::{KeyRow, SettingsView};

/// The view of the settings, with the table of keys that whoever reads the keyboard gives.
#[must_use]
pub fn settings(settings: Settings, name: Option<String>, keys: Vec<KeyRow>) -> SettingsView {
    SettingsView { settings, name, keys }
}

/// A person's settings; the usual ones when there are none, or when they cannot be understood.
///
/// # Errors
/// When the store cannot be read.
pub fn settings_of(store: &Store, person: &PersonId) -> Result<Settings, StoreFault> {
    Ok(settings_kept(store, person)?.unwrap_or_default())
}

/// A person's settings, if there are any that can be understood.
///
/// # Errors
/// When the store cannot be read.
pub fn settings_kept(store: &Store, person: &PersonId) -> Result<Option<Settings>, StoreFault> {
    Ok(store.preference(person)?.and_then(|json| serde_json::from_str(&json).ok()).map(within))
}

/// Keeps a person's settings.
///
/// # Errors
/// When the store cannot be written.
pub fn keep_settings(store: &Store, person: &PersonId, settings: Settings) -> Result<(), StoreFault> {
    store.set_preference(person, &serde_json::to_string(&within(settings)).unwrap_or_default())
}

/// Settings within what is allowed, whatever a file says.
#[must_use]
pub fn within(s: Settings) -> Settings {
    Settings { text_percent: s.text_percent.clamp(80, 200), pace_tenths: s.pace_tenths.clamp(1, 100), ..s }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::theme::Look;
    use crate::views::test_support::{Shelf, person_of};

    #[test]
    fn settings_come_back_as_they_were_kept_and_never_out_of_range() {
        let s = Shelf::new();
        let ada = person_of(&s.store, "Ada");
        assert_eq!(settings_of(&s.store, &ada).unwrap(), Settings::default());
        let mine = Settings { text_percent: 150, look: Look::Dark, untimed: true, ..Settings::default() };
        keep_settings(&s.store, &ada, mine).unwrap();
        assert_eq!(settings_of(&s.store, &ada).unwrap(), mine);
        s.store.set_preference(&ada, "{\"text_percent\":4000,\"pace_tenths\":0}").unwrap();
        let read = settings_of(&s.store, &ada).unwrap();
        assert_eq!((read.text_percent, read.pace_tenths), (200, 1));
        s.store.set_preference(&ada, "not settings").unwrap();
        assert_eq!(settings_of(&s.store, &ada).unwrap(), Settings::default());
    }
}
