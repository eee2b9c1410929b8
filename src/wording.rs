//! Words for what happened, what may be done and why not: one place, one language file for each, no decisions.
//! Knows what the trainee perceives and what stays hidden. Knows nothing of screens.

pub mod acts;
pub mod facts;
pub mod marks;
pub mod names;
pub mod outcomes;
pub mod refusals;
pub mod speech;
pub mod steps;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use marks::PlanWords;
pub use names::{capital, clock_time};

/// The English files, by name.
const ENGLISH: &[(&str, &str)] = &[
    ("acts", include_str!("../assets/words/en/acts.ftl")),
    ("answers", include_str!("../assets/words/en/answers.ftl")),
    ("desk", include_str!("../assets/words/en/desk.ftl")),
    ("facts", include_str!("../assets/words/en/facts.ftl")),
    ("general", include_str!("../assets/words/en/general.ftl")),
    ("names", include_str!("../assets/words/en/names.ftl")),
    ("pages", include_str!("../assets/words/en/pages.ftl")),
    ("paper", include_str!("../assets/words/en/paper.ftl")),
    ("refusals", include_str!("../assets/words/en/refusals.ftl")),
    ("speech", include_str!("../assets/words/en/speech.ftl")),
    ("steps", include_str!("../assets/words/en/steps.ftl")),
    ("terminal", include_str!("../assets/words/en/terminal.ftl")),
];

/// One thing put into a sentence.
#[derive(Debug, Clone)]
pub enum Put<'a> {
    /// Words.
    Text(&'a str),
    /// Words made for the sentence.
    Made(String),
    /// A count, which may change the sentence around it.
    Count(u32),
}

impl<'a> From<&'a str> for Put<'a> {
    fn from(s: &'a str) -> Put<'a> {
        Put::Text(s)
    }
}

impl<'a> From<&'a String> for Put<'a> {
    fn from(s: &'a String) -> Put<'a> {
        Put::Text(s)
    }
}

impl From<String> for Put<'_> {
    fn from(s: String) -> Self {
        Put::Made(s)
    }
}

impl From<u32> for Put<'_> {
    fn from(n: u32) -> Self {
        Put::Count(n)
    }
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").finish_non_exhaustive()
    }
}

impl Words {
    /// The English words.
    #[must_use]
    pub fn english() -> Words {
        Words::from_files(&unic_langid::LanguageIdentifier::default(), ENGLISH)
    }

    /// The words of a language, if there are any: `en` for now.
    #[must_use]
    pub fn load(lang: &str) -> Option<Words> {
        let id: unic_langid::LanguageIdentifier = lang.parse().ok()?;
        (id.language.as_str() == "en").then(|| Words::from_files(&id, ENGLISH))
    }

    /// Faults in a file leave out the messages at fault; the others serve, and a test finds the gaps.
    fn from_files(lang: &unic_langid::LanguageIdentifier, files: &[(&str, &str)]) -> Words {
        let english = "en-GB".parse().unwrap_or_else(|_| lang.clone());
        let lang = if lang.language.is_empty() { english } else { lang.clone() };
        let mut bundle = FluentBundle::new_concurrent(vec![lang]);
        bundle.set_use_isolating(false);
        for (_, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partly, _)| partly);
            // A message given twice keeps its first words.
            let _ = bundle.add_resource(resource);
        }
        Words { bundle }
    }

    /// A sentence. An unknown id comes back in brackets.
    #[must_use]
    pub fn say(&self, id: &str, puts: &[(&str, Put<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else { return format!("[{id}]") };
        self.bundle.format_pattern(pattern, Some(&arguments(puts)), &mut Vec::new()).into_owned()
    }

    /// What goes with a sentence in one place only, an attribute of its message; nothing when it has none.
    #[must_use]
    pub fn aside(&self, id: &str, name: &str, puts: &[(&str, Put<'_>)]) -> Option<String> {
        let aside = self.bundle.get_message(id)?.get_attribute(name)?;
        Some(self.bundle.format_pattern(aside.value(), Some(&arguments(puts)), &mut Vec::new()).into_owned())
    }

    /// The word for one of a closed list: `family` is the list's prefix, `name` the variant's name.
    #[must_use]
    pub fn one_of(&self, family: &str, name: &str) -> String {
        self.say(&format!("{family}-{}", kebab(name)), &[])
    }

    /// Whether there are words for an id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

fn arguments<'a>(puts: &'a [(&'a str, Put<'a>)]) -> FluentArgs<'a> {
    let mut args = FluentArgs::with_capacity(puts.len());
    for (name, put) in puts {
        match put {
            Put::Text(s) => args.set(*name, FluentValue::from(*s)),
            Put::Made(s) => args.set(*name, FluentValue::from(s.as_str())),
            Put::Count(n) => args.set(*name, FluentValue::from(*n)),
        }
    }
    args
}

/// `DateOfBirth` → `date-of-birth`.
#[must_use]
pub fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
pub(crate) mod small_plan;

#[cfg(test)]
#[path = "wording/tests.rs"]
mod tests;
