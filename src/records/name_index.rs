//! Many names made ready to be searched by their first letters: folded once, and sorted.
//! Finds the same names as [`super::names::name_matches_search`] does one by one.

use super::identity::Text;
use super::names::{Typed, folded};

/// Names with the order in which a search comes upon them.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    names: Vec<Text>,
    /// Each name as it is searched, with its place in `names`.
    sorted: Vec<(Box<str>, u32)>,
}

impl NameIndex {
    /// The names, in the order they were given.
    #[must_use]
    pub fn names(&self) -> &[Text] {
        &self.names
    }

    /// The places of the names that begin with what was typed, in the order of the letters.
    pub fn found_by(&self, typed: &Typed) -> impl Iterator<Item = u32> {
        let letters = typed.letters().to_owned();
        let first = self.sorted.partition_point(|(name, _)| **name < *letters);
        let from = self.sorted.get(first..).filter(|_| typed.is_long_enough()).unwrap_or_default();
        from.iter().take_while(move |(name, _)| name.starts_with(&*letters)).map(|(_, place)| *place)
    }
}

impl FromIterator<Text> for NameIndex {
    fn from_iter<I: IntoIterator<Item = Text>>(names: I) -> Self {
        let names: Vec<Text> = names.into_iter().collect();
        let mut sorted: Vec<(Box<str>, u32)> = names.iter().map(|n| folded(n).into()).zip(0u32..).collect();
        sorted.sort_unstable();
        NameIndex { names, sorted }
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::name_matches_search;
    use super::*;

    #[test]
    fn the_index_finds_what_looking_at_each_name_finds() {
        let names = ["Khan", "O'Neil", "Oneida", "García", "Smith-Jones", "smith", "Łukasz", "", "de Souza", "Straßer"];
        let index: NameIndex = names.iter().map(|n| Text::from(*n)).collect();
        for typed in ["", "k", "kh", "O'NE", "oneil", "garci", "smith", "smith j", "lu", "des", "strass", "z", "zz", "'-"] {
            let mut found: Vec<u32> = index.found_by(&Typed::new(typed)).collect();
            found.sort_unstable();
            let one_by_one: Vec<u32> =
                (0u32..).zip(names).filter(|(_, n)| name_matches_search(n, typed)).map(|(i, _)| i).collect();
            assert_eq!(found, one_by_one, "{typed}");
        }
    }
}
