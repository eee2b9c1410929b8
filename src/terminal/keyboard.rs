//! The real keyboard: line editing, history and completion by rustyline, read on a thread of its own, so that the clock of a shift
//! runs and arrivals are printed while a line is being typed. The only file that knows of rustyline.

use std::borrow::Cow;
use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Editor, ExternalPrinter, Helper};

use super::complete::complete;
use super::{LineSource, Typed};

/// How often the clock of a shift is looked at.
const TICK: Duration = Duration::from_millis(500);
/// The most that passes between two looks. A program that was stopped, or a computer that slept, has not let the day go on.
const MOST: Duration = Duration::from_secs(2);

/// The lines that could be typed now.
#[derive(Debug, Default, Clone)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Completer for Lines {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(complete(&lines, line.get(..pos).unwrap_or(line)))
    }
}

impl Hinter for Lines {
    type Hint = String;
}
impl Highlighter for Lines {}
impl Validator for Lines {}
impl Helper for Lines {}

/// How lines are printed while somebody may be typing.
enum Meanwhile {
    /// Above the line that is being edited. Printed by a thread, since the editor takes them only while it waits for a key.
    Above(Sender<String>),
    /// On a line of their own, with the prompt once more: a terminal without line editing.
    Afresh,
    /// As they come: nobody is shown a prompt.
    Plain,
}

/// Lines from a person at a keyboard, or from a pipe.
pub struct Keyboard {
    ask: Sender<String>,
    typed: Receiver<Typed>,
    /// The prompt of the line that is being waited for.
    asked: Option<String>,
    possible: Lines,
    meanwhile: Meanwhile,
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
        let (ask, asked) = channel::<String>();
        let (say, typed) = channel();
        let possible = Lines::default();
        let (ready, made) = channel();
        let lines = possible.clone();
        let reading = move || match editor(lines) {
            Ok((editor, Some(printer))) => {
                let _ = ready.send(Ok(Some(printer)));
                edited(editor, &asked, &say);
            }
            Ok((_, None)) => {
                let _ = ready.send(Ok(None));
                plain(&asked, &say);
            }
            Err(why) => {
                let _ = ready.send(Err(why));
            }
        };
        std::thread::Builder::new().name("keyboard".to_owned()).spawn(reading).map_err(|e| e.to_string())?;
        let meanwhile = match made.recv().map_err(|e| e.to_string())?? {
            Some(printer) => Meanwhile::Above(printing(printer)?),
            None if io::stdin().is_terminal() => Meanwhile::Afresh,
            None => Meanwhile::Plain,
        };
        Ok(Keyboard { ask, typed, asked: None, possible, meanwhile, since: Instant::now() })
    }
}

/// Shows nothing of what is typed.
#[derive(Debug)]
struct Hidden;

impl Completer for Hidden {
    type Candidate = String;
}
impl Hinter for Hidden {
    type Hint = String;
}
impl Highlighter for Hidden {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        Cow::Owned("*".repeat(line.chars().count()))
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        true
    }
}
impl Validator for Hidden {}
impl Helper for Hidden {}

/// A line that is not shown as it is typed, before [`Keyboard::open`]: stars at a terminal, read as it is from a pipe. None when there is
/// none.
#[must_use]
pub fn secret(question: &str) -> Option<String> {
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).ok()?;
        return (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let mut editor: Editor<Hidden, DefaultHistory> = Editor::new().ok()?;
    editor.set_helper(Some(Hidden));
    editor.readline(question).ok()
}

/// What prints above the line that is being edited.
type Above = Box<dyn ExternalPrinter + Send>;
type LineEditor = Editor<Lines, DefaultHistory>;

/// The line editor, with what prints above its line; nothing prints there where it cannot edit.
fn editor(lines: Lines) -> Result<(LineEditor, Option<Above>), String> {
    let config = Config::builder().completion_type(CompletionType::List).build();
    let mut editor: LineEditor = Editor::with_config(config).map_err(|e| e.to_string())?;
    editor.set_helper(Some(lines));
    let above = editor.create_external_printer().ok().map(|p| Box::new(p) as Above);
    Ok((editor, above))
}

/// Reads edited lines, one for each prompt.
fn edited(mut editor: LineEditor, asked: &Receiver<String>, say: &Sender<Typed>) {
    for prompt in asked {
        let typed = match editor.readline(prompt.as_str()) {
            Ok(line) => {
                // A line that history will not take is still a line.
                let _ = editor.add_history_entry(line.as_str());
                Typed::Line(line)
            }
            Err(ReadlineError::Interrupted) => Typed::Interrupted,
            Err(_) => Typed::End,
        };
        if say.send(typed).is_err() {
            return;
        }
    }
}

/// Reads lines as they are. A prompt is for a person only.
fn plain(asked: &Receiver<String>, say: &Sender<Typed>) {
    let person = io::stdin().is_terminal();
    for prompt in asked {
        if person {
            // A closed pipe shows at the next answer.
            let _ = write!(io::stdout(), "{prompt}").and_then(|()| io::stdout().flush());
        }
        let mut bytes = Vec::new();
        let typed = match io::stdin().lock().read_until(b'\n', &mut bytes) {
            Ok(0) | Err(_) => Typed::End,
            Ok(_) => Typed::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()),
        };
        if say.send(typed).is_err() {
            return;
        }
    }
}

/// A thread that prints above the line being edited.
fn printing(mut printer: Above) -> Result<Sender<String>, String> {
    let (say, said) = channel::<String>();
    let print = move || {
        for text in said {
            if printer.print(text).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("printer".to_owned()).spawn(print).map_err(|e| e.to_string())?;
    Ok(say)
}

impl LineSource for Keyboard {
    fn line(&mut self, prompt: &str, possible: &[String], runs: bool) -> Typed {
        *self.possible.0.lock().unwrap_or_else(PoisonError::into_inner) = possible.to_vec();
        if self.asked.is_none() {
            if self.ask.send(prompt.to_owned()).is_err() {
                return Typed::End;
            }
            self.asked = Some(prompt.to_owned());
        }
        let typed =
            if runs { self.typed.recv_timeout(TICK) } else { self.typed.recv().map_err(|_| RecvTimeoutError::Disconnected) };
        match typed {
            Err(RecvTimeoutError::Timeout) => Typed::Nothing,
            Err(RecvTimeoutError::Disconnected) => Typed::End,
            Ok(typed) => {
                self.asked = None;
                typed
            }
        }
    }

    fn millis_passed(&mut self) -> u64 {
        let passed = self.since.elapsed();
        self.since += passed;
        u64::try_from(passed.min(MOST).as_millis()).unwrap_or(0)
    }

    fn meanwhile(&mut self, out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
        let text = lines.join("\n") + "\n";
        match (&self.meanwhile, &self.asked) {
            (Meanwhile::Above(printer), _) if printer.send(text.clone()).is_ok() => return Ok(()),
            (Meanwhile::Afresh, Some(prompt)) => write!(out, "\n{text}{prompt}")?,
            _ => write!(out, "{text}")?,
        }
        out.flush()
    }
}
