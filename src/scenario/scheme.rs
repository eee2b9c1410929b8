//! A mark scheme for a day that was played before it was written: the manual, kinds, framework and policy of one time, compiled against
//! the places, roles, pages and kinds that the day's stored facts mean by their numbers. Marks nothing itself.

use std::sync::Arc;

use super::check::read_all;
use super::content::{Content, FileRole, TextFile};
use super::diagnostic::{Code, Diagnostic, Severity};
use super::passes::Raw;
use super::resolve;
use crate::day::Plan;
use crate::marking::Rubric;
use crate::records::Text;

/// Whether a file says how days are marked: a page, a kind of task, the framework or the policy.
fn is_scheme(path: &str) -> bool {
    matches!(FileRole::of(path), FileRole::Page | FileRole::Kind | FileRole::Framework | FileRole::Policy)
}

/// Whether a fault is one of the mark scheme itself.
fn is_scheme_fault(d: &Diagnostic) -> bool {
    d.code.severity() == Severity::Error && is_scheme(&d.place.file)
}

/// The files that a day played before is marked by today: its own scenario, setting and names, and today's mark scheme.
#[must_use]
pub fn files_for(played: &[TextFile], scenario: &str, today: &[TextFile]) -> Vec<TextFile> {
    let own = played.iter().filter(|f| match FileRole::of(&f.path) {
        FileRole::Scenario => *f.path == *scenario,
        _ => !is_scheme(&f.path),
    });
    let mut files: Vec<TextFile> = own.chain(today.iter().filter(|f| is_scheme(&f.path))).cloned().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Compiles the mark scheme of these files for a day: what a number in its facts stood for when it was played, it stands for here.
///
/// # Errors
/// Words saying what of the day the scheme no longer knows, or what of the scheme the day did not have yet.
pub fn scheme_for(files: &[TextFile], played: &Content, plan: &Plan) -> Result<Rubric, String> {
    let (mut raw, mut out) = (Raw::default(), Vec::new());
    read_all(files, &mut raw, &mut out);
    if let Some(d) = out.iter().find(|d| is_scheme_fault(d)) {
        return Err(format!("{}: {}", d.place.file, d.message));
    }
    let mut pages: Vec<Text> = plan.pages.clone();
    let older = pages.len();
    // New pages get numbers that no fact of the day has.
    pages.extend(raw.pages.values().map(|p| Text::from(p.id.as_str())).filter(|id| !plan.pages.contains(id)));
    let mut rubric = resolve::scheme(&raw, &pages, &mut out);
    let kinds = std::mem::take(&mut rubric.kinds);
    let today = |id: &str| kinds.iter().find(|k| *k.id == *id).cloned();
    for t in &plan.tasks {
        let id = played.rubric.kinds.get(usize::from(t.kind)).map_or("", |k| &k.id);
        if today(id).is_none() {
            return Err(format!("the task \"{}\" was of the kind \"{id}\", which there is no longer", t.id));
        }
    }
    // The plan's numbers of kinds are those of the manual it was dealt from.
    rubric.kinds = played.rubric.kinds.iter().map(|k| today(&k.id).unwrap_or_default()).collect();
    let dealt =
        |page: u16| plan.tasks.iter().any(|t| rubric.kinds.get(usize::from(t.kind)).is_some_and(|k| k.pages.contains(&page)));
    for ((path, p), at) in raw.pages.iter().zip(0u16..) {
        if !dealt(at) && !p.rules.iter().any(|r| r.everywhere) {
            continue;
        }
        if let Some(d) = out.iter().find(|d| d.place.file == *path && d.code.severity() == Severity::Error) {
            return Err(unknown_then(p, d));
        }
        if let Some(new) = pages.iter().skip(older).find(|new| names_page(&raw, path, new)) {
            return Err(format!(
                "a rule of the page \"{}\" asks for the page \"{new}\", which the manual did not have then",
                p.id
            ));
        }
    }
    Ok(rubric)
}

/// What a rule of today names and the day did not have.
fn unknown_then(p: &super::raw_assets::RawPage, d: &Diagnostic) -> String {
    match d.code {
        Code::UnknownName => {
            format!("a rule of the page \"{}\" names what the day as it was played did not have: {}", p.id, d.message)
        }
        _ => format!("the page \"{}\": {}", p.id, d.message),
    }
}

/// Whether a rule of a page's file names another page: `Page("its_id")`.
fn names_page(raw: &Raw, path: &Arc<str>, page: &str) -> bool {
    let text: String = raw.texts.get(path).map_or(String::new(), |t| t.chars().filter(|c| !c.is_whitespace()).collect());
    text.contains(&format!("Page(\"{page}\")"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::library::Origin;
    use crate::scenario::{VariantChoice, check, deal};

    fn shipped() -> Vec<TextFile> {
        Origin::BuiltIn.read()
    }

    fn with(files: &[TextFile], path: &str, edit: impl Fn(&str) -> String) -> Vec<TextFile> {
        let edited = |f: &TextFile| match &f.text {
            Ok(t) if *f.path == *path => TextFile { path: Arc::clone(&f.path), text: Ok(edit(t).into()) },
            _ => f.clone(),
        };
        files.iter().map(edited).collect()
    }

    /// Compiles a changed mark scheme for a Monday dealt from what is shipped.
    fn compiled(today: &[TextFile]) -> Result<Rubric, String> {
        let files = shipped();
        let content = check(files.clone()).content;
        let scenario = content.scenario("monday-requests").unwrap();
        let dealt = deal(&content, scenario, 1, VariantChoice::Mixed).unwrap();
        scheme_for(&files_for(&files, &scenario.path, today), &content, &dealt.plan)
    }

    #[test]
    fn the_same_files_give_the_scheme_the_day_was_marked_by() {
        let files = shipped();
        let again = compiled(&files).unwrap();
        let first = check(files).content.rubric;
        assert_eq!(again.scheme, first.scheme);
        let ids = |r: &Rubric| r.kinds.iter().map(|k| (k.id.clone(), k.pages.clone(), k.marks)).collect::<Vec<_>>();
        assert_eq!(ids(&again), ids(&first));
        assert_eq!(again.rules.len(), first.rules.len());
    }

    #[test]
    fn a_page_put_in_before_the_others_moves_no_number_of_the_day() {
        let mut today = shipped();
        let page = today.iter().find(|f| &*f.path == "assets/manual/tracking.ron").unwrap().clone();
        let text = page.text.unwrap().replace("id: \"tracking\"", "id: \"aardvark\"").replace("id: \"", "id: \"new_");
        today.push(TextFile { path: "assets/manual/aardvark.ron".into(), text: Ok(text.into()) });
        let reading = |files: &[TextFile]| {
            with(files, "assets/manual/tracking.ron", |t| {
                t.replacen(
                    "rules: [",
                    "rules: [(id: \"read_it\", require: Did(LookedUp(page: Page(\"tracking\"))), otherwise: Coaching, \
                    aspect: Conduct, say: \"x\", instead: \"y\"),",
                    1,
                )
            })
        };
        let asks = |r: &Rubric| r.rules.iter().find(|r| &*r.id == "read_it").unwrap().require.clone();
        let (before, rubric) = (compiled(&reading(&shipped())).unwrap(), compiled(&reading(&today)).unwrap());
        assert_eq!(asks(&rubric), asks(&before), "the page to be read is the one it was");
        assert_eq!(&*rubric.pages[0].id, "new_aardvark");
    }

    #[test]
    fn what_the_day_did_not_have_is_refused_in_words() {
        let files = shipped();
        let asks = |what: &str| {
            let rule = format!(
                "rules: [(id: \"new_rule\", require: {what}, otherwise: Minor, aspect: Safety, say: \"x\", instead: \"y\"),"
            );
            with(&files, "assets/manual/tracking.ron", |t| t.replacen("rules: [", &rule, 1))
        };
        let why = compiled(&asks("Did(Reached(place: Place(\"moon_base\")))")).unwrap_err();
        assert!(why.contains("\"tracking\"") && why.contains("\"moon_base\""), "{why}");
        let mut new_page = asks("Did(LookedUp(page: Page(\"moon_page\")))");
        let page = files.iter().find(|f| &*f.path == "assets/manual/messages.ron").unwrap();
        let text = page.text.as_ref().unwrap().replace("id: \"messages\"", "id: \"moon_page\"");
        new_page.push(TextFile { path: "assets/manual/moon.ron".into(), text: Ok(text.into()) });
        let why = compiled(&new_page).unwrap_err();
        assert!(why.contains("\"moon_page\"") && why.contains("did not have"), "{why}");
        let gone: Vec<TextFile> = files.iter().filter(|f| !f.path.ends_with("kinds/notes_by_phone.ron")).cloned().collect();
        let why = compiled(&gone).unwrap_err();
        assert!(why.contains("\"notes_by_phone\"") && why.contains("no longer"), "{why}");
        let broken = with(&files, "assets/manual/tracking.ron", |t| t.replace("strand:", "strond:"));
        assert!(compiled(&broken).unwrap_err().starts_with("assets/manual/tracking.ron: "));
    }
}
