//! The view about the program.

use std::collections::BTreeSet;
use std::path::Path;

use crate::marking::rubric::Standing;
use crate::scenario::Content;
use crate::screens::about::AboutView;
use crate::wording::Words;

/// The version, where things are kept, and the works that the manual cites.
#[must_use]
pub fn about(content: &Content, words: &Words, database: Option<&Path>) -> AboutView {
    let cited: BTreeSet<String> = content
        .rubric
        .pages
        .iter()
        .filter_map(|p| match &p.source {
            Standing::Cited { work, read } => {
                Some(words.say("about-source", &[("work", (&**work).into()), ("read", (&**read).into())]))
            }
            Standing::ThisHospital | Standing::CommonPractice => None,
        })
        .collect();
    AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: database.map(|p| p.display().to_string()),
        sources: cited.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::Shelf;

    #[test]
    fn the_works_cited_are_named_once_each() {
        let view = about(&Shelf::new().content, &Words::english(), None);
        assert!(!view.sources.is_empty());
        assert!(view.sources.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(view.version, env!("CARGO_PKG_VERSION"));
    }
}
