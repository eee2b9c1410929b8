//! Fictional people only: no text may hold what looks like a real NHS number, telephone number, postcode or e-mail address.

use std::sync::Arc;

use super::{Code, Diagnostic, Place, Raw};
use crate::scenario::content::FileRole;

/// Looks through the texts of scenarios and name lists.
pub fn no_real_identities(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, text) in &raw.texts {
        if matches!(FileRole::of(path), FileRole::Scenario | FileRole::Names) {
            look(path, text, out);
        }
    }
}

fn look(path: &Arc<str>, text: &str, out: &mut Vec<Diagnostic>) {
    let mut fault = |start: usize, end: usize, message: String, help: &str| {
        out.push(Diagnostic {
            code: Code::RealNumber,
            place: Place { file: Arc::clone(path), span: (start, end) },
            message,
            other: None,
            help: Some(help.to_owned()),
        });
    };
    for (start, end, digits) in runs_of_digits(text) {
        let found = text.get(start..end).unwrap_or("");
        if digits.len() == 10 && !digits.starts_with('0') && !digits.starts_with("999") && passes_check(&digits) {
            let help = "Use numbers from the test range only, 999 000 0000 to 999 999 9999, or leave them to the seed.";
            fault(start, end, format!("\"{found}\" could be a real NHS number."), help);
        }
        let from_abroad = digits.len() == 12 && digits.starts_with("44") && text.get(..start).is_some_and(|t| t.ends_with('+'));
        let digits = if from_abroad { digits.replacen("44", "0", 1) } else { digits };
        let drama = ["01632960", "02079460", "07700900"].iter().any(|p| digits.starts_with(p));
        if digits.len() == 11 && digits.starts_with('0') && !drama {
            let help =
                "Use the numbers kept free for fiction: 01632 960 000 to 999, 020 7946 0000 to 0999, 07700 900 000 to 999.";
            fault(start, end, format!("\"{found}\" could be a real telephone number."), help);
        }
    }
    for (start, word) in words(text) {
        if let Some((_, host)) = word.split_once('@')
            && !host.ends_with(".example")
            && host.contains('.')
        {
            fault(
                start,
                start + word.len(),
                format!("\"{word}\" could be a real e-mail address."),
                "Use addresses that end in .example.",
            );
        }
    }
    let all: Vec<(usize, &str)> = words(text).collect();
    for pair in all.windows(2) {
        if let [(start, a), (second, b)] = pair
            && outward(a)
            && inward(b)
            && !a.starts_with("ZZ")
        {
            let help = "Use the area ZZ, which has no houses.";
            fault(*start, second + b.len(), format!("\"{a} {b}\" could be a real postcode."), help);
        }
    }
}

/// Digits that stand together but for single spaces and hyphens: where, and the digits alone.
fn runs_of_digits(text: &str) -> Vec<(usize, usize, String)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if !first.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits = String::new();
        let mut end = at;
        while let Some(b) = bytes.get(at) {
            let next_is_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            if b.is_ascii_digit() {
                digits.push(char::from(*b));
                end = at + 1;
            } else if !(matches!(b, b' ' | b'-') && next_is_digit) {
                break;
            }
            at += 1;
        }
        out.push((start, end, digits));
    }
    out
}

fn passes_check(digits: &str) -> bool {
    let d: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = d.iter().take(9).zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && d.get(9) == Some(&check)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| c.is_whitespace() || "\"(),;[]{}".contains(c))
        .map(|w| w.trim_end_matches(['.', '!', '?', ':', '\'', '\\']))
        .filter(|w| !w.is_empty())
        .map(move |w| ((w.as_ptr() as usize).saturating_sub(text.as_ptr() as usize), w))
}

fn outward(w: &str) -> bool {
    let letters = w.chars().take_while(char::is_ascii_uppercase).count();
    let rest = w.get(letters..).unwrap_or("");
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

fn inward(w: &str) -> bool {
    let mut c = w.chars();
    w.len() == 3 && c.next().is_some_and(|x| x.is_ascii_digit()) && c.all(|x| x.is_ascii_uppercase())
}
