//! The real keyboard: line editing, history and completion by rustyline. The only file that knows of it.

use std::time::Instant;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Editor, Helper};

use super::complete::complete;
use super::{LineSource, Typed};

/// The lines that could be typed now.
#[derive(Debug, Default)]
struct Lines(Vec<String>);

impl Completer for Lines {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(complete(&self.0, line.get(..pos).unwrap_or(line)))
    }
}

impl Hinter for Lines {
    type Hint = String;
}
impl Highlighter for Lines {}
impl Validator for Lines {}
impl Helper for Lines {}

/// Lines from a person at a keyboard, or from a pipe.
pub struct Keyboard {
    editor: Editor<Lines, DefaultHistory>,
    since: Instant,
}

impl std::fmt::Debug for Keyboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyboard").finish_non_exhaustive()
    }
}

impl Keyboard {
    /// The keyboard of this process.
    ///
    /// # Errors
    /// When standard input cannot be used for reading lines.
    pub fn open() -> Result<Keyboard, String> {
        let config = Config::builder().completion_type(CompletionType::List).build();
        let mut editor = Editor::with_config(config).map_err(|e| e.to_string())?;
        editor.set_helper(Some(Lines::default()));
        Ok(Keyboard { editor, since: Instant::now() })
    }
}

impl LineSource for Keyboard {
    fn line(&mut self, prompt: &str, possible: &[String]) -> Typed {
        if let Some(h) = self.editor.helper_mut() {
            h.0 = possible.to_vec();
        }
        match self.editor.readline(prompt) {
            Ok(line) => {
                // A line that history will not take is still a line.
                let _ = self.editor.add_history_entry(line.as_str());
                Typed::Line(line)
            }
            Err(ReadlineError::Interrupted) => Typed::Interrupted,
            Err(_) => Typed::End,
        }
    }

    fn secs_passed(&mut self) -> u32 {
        let whole = self.since.elapsed().as_secs();
        self.since += std::time::Duration::from_secs(whole);
        u32::try_from(whole).unwrap_or(u32::MAX)
    }
}
