//! What somebody types to search PAS: numbers, dates and postcodes are known by their looks; the rest is surname and forename.

use crate::day::Term;
use crate::records::{HospitalNumber, NhsNumber, dates};

/// Why what was typed is no search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSearch {
    /// Nothing to search by was typed.
    Nothing,
    /// A slip of the fingers: figures that are no number, date or postcode.
    NoTerm(String),
}

/// The terms of a search.
///
/// # Errors
/// When there is none, or one is mistyped.
pub fn terms(typed: &str) -> Result<Vec<Term>, NoSearch> {
    let words: Vec<&str> = typed.split_whitespace().filter(|w| *w != "and").collect();
    let mut terms: Vec<Term> = Vec::new();
    let mut at = 0;
    let mut named = None;
    while at < words.len() {
        let looks = (1..=3).rev().find_map(|n| {
            let text = words.get(at..at + n)?.join(" ");
            by_looks(&text).map(|t| (t, n))
        });
        if let Some((term, n)) = looks {
            terms.push(term);
            at += n;
            continue;
        }
        let word = words.get(at).copied().unwrap_or_default();
        at += 1;
        match word.to_lowercase().as_str() {
            "surname" => named = Some(true),
            "forename" => named = Some(false),
            "dob" | "born" | "number" | "nhs" | "postcode" | "hospital" => {}
            // A number that is none: a slip of the fingers, to be looked at again.
            _ if word.contains(|c: char| c.is_ascii_digit()) => return Err(NoSearch::NoTerm(word.to_owned())),
            _ => add_name(&mut terms, word, named.take()),
        }
    }
    if terms.is_empty() { Err(NoSearch::Nothing) } else { Ok(terms) }
}

/// The first name is the surname, the second the forename; further words belong to the surname before them.
fn add_name(terms: &mut Vec<Term>, word: &str, surname: Option<bool>) {
    let has_surname = terms.iter().any(|t| matches!(t, Term::Surname(_)));
    let has_forename = terms.iter().any(|t| matches!(t, Term::Forename(_)));
    let is_surname = surname.unwrap_or(!has_surname || has_forename);
    if is_surname && has_surname {
        for t in terms.iter_mut() {
            if let Term::Surname(s) = t {
                *s = format!("{s} {word}").into();
            }
        }
    } else if is_surname {
        terms.push(Term::Surname(word.into()));
    } else {
        terms.push(Term::Forename(word.into()));
    }
}

fn by_looks(text: &str) -> Option<Term> {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    if figures == 0 {
        return None;
    }
    if figures == 10 {
        return NhsNumber::parse(text).ok().map(Term::NhsNumber);
    }
    if let Some(d) = dates::parse_uk(text) {
        return Some(Term::DateOfBirth(d));
    }
    if figures == 6
        && let Ok(n) = HospitalNumber::parse(text)
    {
        return Some(Term::HospitalNumber(n));
    }
    let squeezed: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let begins = squeezed.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let ends = squeezed.chars().rev().take(2).all(|c| c.is_ascii_alphabetic());
    let postcode = (5..=7).contains(&squeezed.len()) && begins && ends && text.split(' ').count() <= 2;
    postcode.then(|| Term::Postcode(text.to_uppercase().into()))
}
