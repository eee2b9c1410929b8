//! Whether pages that changed say so: findings quote a page by version and date, so another text under the same version misleads.
//! Compares two contents and reads no files; where the older one comes from is the caller's affair.

use std::collections::BTreeMap;
use std::sync::Arc;

use ron::value::RawValue;

use super::check::read_all;
use super::content::TextFile;
use super::diagnostic::{Code, Diagnostic};
use super::passes::Raw;
use super::raw_assets::{RawPage, RawRule};
use super::tree::Step;

/// The pages of `now` that `before` had under the same version and with another text: a warning for each rule, and for the page itself.
/// How a text is laid out, and comments in it, do not count.
#[must_use]
pub fn uncounted(before: &[TextFile], now: &[TextFile]) -> Vec<Diagnostic> {
    let read = |files: &[TextFile]| {
        let mut raw = Raw::default();
        read_all(files, &mut raw, &mut Vec::new());
        raw
    };
    let (old, raw) = (read(before), read(now));
    let of_old: BTreeMap<&str, &RawPage> = old.pages.values().map(|p| (p.id.as_str(), p)).collect();
    let mut out = Vec::new();
    for (path, page) in &raw.pages {
        if let Some(was) = of_old.get(page.id.as_str()).filter(|was| was.version == page.version) {
            compared(&raw, path, was, page, &mut out);
        }
    }
    out
}

fn compared(raw: &Raw, path: &Arc<str>, was: &RawPage, page: &RawPage, out: &mut Vec<Diagnostic>) {
    let version = page.version.map_or_else(|| "has no version".to_owned(), |v| format!("is still version {v}"));
    let mut tell = |at: &[Step], what: String| {
        let message = format!("{what} {version}.");
        let d = raw.at(path, at, Code::VersionNotCounted, message);
        out.push(d.help("Count the page's `version` up and date it anew. Findings quote both."));
    };
    for (n, rule) in page.rules.iter().enumerate() {
        let at = [Step::Field("rules"), Step::Item(n), Step::Field("id")];
        match was.rules.iter().find(|r| r.id == rule.id) {
            None => tell(&at, format!("The rule \"{}\" is new, and the page \"{}\"", rule.id, page.id)),
            Some(old) if asks(old) != asks(rule) => {
                tell(&at, format!("The rule \"{}\" has changed, and the page \"{}\"", rule.id, page.id));
            }
            Some(_) => {}
        }
    }
    let at = [Step::Field("id")];
    for gone in was.rules.iter().filter(|r| !page.rules.iter().any(|x| x.id == r.id)) {
        tell(&at, format!("The rule \"{}\" is gone, and the page \"{}\"", gone.id, page.id));
    }
    if says(was) != says(page) {
        tell(&at, format!("The text of the page \"{}\" has changed, and it", page.id));
    }
}

/// What a rule asks and says.
fn asks(r: &RawRule) -> String {
    let pattern = |v: &RawValue| squeezed(v.get_ron());
    let (whenever, contained) = (r.whenever.as_deref().map(pattern), r.contained_by.as_deref().map(pattern));
    let judged = (r.step, r.otherwise, r.aspect, r.everywhere);
    format!("{judged:?} {whenever:?} {:?} {contained:?} {:?} {:?}", pattern(&r.require), r.say, r.instead)
}

/// What a page says and stands for, besides its rules.
fn says(p: &RawPage) -> String {
    format!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", p.title, p.steps, p.why, p.source, p.strand, p.criteria, p.doing)
}

/// RON without what does not count: spaces, comments, and commas before a bracket that closes.
fn squeezed(ron: &str) -> String {
    let mut out = String::new();
    let mut rest = ron.chars().peekable();
    let mut quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' if quoted => {
                out.push(c);
                out.extend(rest.next());
            }
            '"' => {
                quoted = !quoted;
                out.push(c);
            }
            '/' if !quoted && rest.peek() == Some(&'/') => {
                rest.by_ref().find(|c| *c == '\n');
            }
            ')' | ']' | '}' if !quoted => {
                out.truncate(out.trim_end_matches(',').len());
                out.push(c);
            }
            c if c.is_whitespace() && !quoted => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_and_comments_do_not_count_and_words_do() {
        let tidy = r#"Either([Before(Pulled(folder: "f, g")), Did(Left())])"#;
        let loose = "Either([\n    // the usual way\n    Before(Pulled(folder: \"f, g\")),\n    Did(Left()),\n])";
        assert_eq!(squeezed(tidy), squeezed(loose));
        assert_ne!(squeezed(tidy), squeezed(&tidy.replace("f, g", "f,g")));
        assert_eq!(squeezed(r#"say: "// \" no comment""#), r#"say:"// \" no comment""#);
    }
}
