//! What is wrong with a text that is not RON, told once and where it began: a bracket, a quote, a comma.

use std::collections::BTreeSet;
use std::sync::Arc;

use ron2::__internal::Lexer;

use super::diagnostic::{Code, Diagnostic, Place};

/// How deep brackets may stand within brackets.
const DEEPEST: usize = 100;
/// Most faults told of one text: after the first few they follow from each other.
const MOST: usize = 5;

fn fault(path: &Arc<str>, span: (usize, usize), message: String, help: &str) -> Diagnostic {
    let place = Place { file: Arc::clone(path), span };
    Diagnostic { code: Code::Syntax, place, message, other: None, help: Some(help.to_owned()) }
}

/// Brackets within brackets beyond all use: reading such a text takes more room than there is.
pub(super) fn too_deep(path: &Arc<str>, text: &str) -> Option<Diagnostic> {
    if text.bytes().filter(|b| matches!(b, b'(' | b'[' | b'{')).take(DEEPEST + 1).count() <= DEEPEST {
        return None;
    }
    let mut depth = 0usize;
    for t in Lexer::new(text) {
        match t.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = "Here brackets stand within brackets more than a hundred deep.".to_owned();
            let help = "Look for a bracket that is opened again and again and never closed.";
            return Some(fault(path, (t.span.start_offset, t.span.end_offset), message, help));
        }
    }
    None
}

/// The faults of a text that is not RON.
pub(super) fn faults(path: &Arc<str>, text: &str, found: &[ron2::Error]) -> Vec<Diagnostic> {
    if let Some(d) = open_quote(path, text).or_else(|| bracket(path, text)) {
        return vec![d];
    }
    let mut lines = BTreeSet::new();
    found
        .iter()
        .filter(|f| lines.insert(f.span().start.line))
        .take(MOST)
        .map(|f| {
            let kind = f.kind().to_string();
            let message = if kind.starts_with("Expected comma") {
                "A comma is missing before this.".to_owned()
            } else {
                format!("This is not RON: {kind}.")
            };
            let help = "Look for a missing comma, bracket or quote just before this place.";
            fault(path, (f.span().start_offset, f.span().end_offset), message, help)
        })
        .collect()
}

/// A text that begins on one line and ends on another, although no line of it says that it goes on.
fn open_quote(path: &Arc<str>, text: &str) -> Option<Diagnostic> {
    let token = Lexer::new(text).find(|t| {
        t.text.starts_with('"') && t.text.split('\n').rev().skip(1).any(|l| !l.trim_end_matches('\r').ends_with('\\'))
            || t.text.starts_with('"') && (t.text.len() < 2 || !t.text.ends_with('"'))
    })?;
    let from = token.span.start_offset;
    let first = token.text.lines().next().map_or(1, str::len);
    let help = "Put a quote at its end. A text that goes on in the next line has `\\` at the end of the line.";
    Some(fault(
        path,
        (from, from + first),
        "This text has no end on its line: a quote is missing here or before.".to_owned(),
        help,
    ))
}

/// The first bracket that closes what another sort of bracket opened, or that closes nothing; or the one that is never closed.
fn bracket(path: &Arc<str>, text: &str) -> Option<Diagnostic> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for t in Lexer::new(text) {
        let at = (t.span.start_offset, t.span.end_offset);
        match t.text {
            "(" | "[" | "{" => open.push((t.text, at.0)),
            ")" | "]" | "}" => {
                let Some((opened, from)) = open.pop() else {
                    let message = format!("This `{}` closes nothing.", t.text);
                    return Some(fault(path, at, message, "Take it out, or open it before."));
                };
                if closing(opened) != t.text {
                    let message = format!("This `{}` stands where a `{}` is needed first.", t.text, closing(opened));
                    let d = fault(path, at, message, "Close the marked bracket before this place, or take one of the two out.");
                    let place = Place { file: Arc::clone(path), span: (from, from + 1) };
                    return Some(d.other(place, "this bracket is open"));
                }
            }
            _ => {}
        }
    }
    let (opened, from) = open.pop()?;
    let message = format!("This `{opened}` is never closed.");
    let help = format!("Write `{}` where it ends.", closing(opened));
    Some(fault(path, (from, from + 1), message, &help))
}

fn closing(opened: &str) -> &'static str {
    match opened {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}
