//! For tests of the built program: a folder of its own with a database, the program called in it, and what it said.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, reason = "each test file uses some of it; tests may unwrap")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub struct Desk {
    pub dir: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk { dir: tempfile::tempdir().unwrap() }
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("records.sqlite3")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_records-day"));
        c.args(args).env("RECORDS_DAY_DB", self.db()).current_dir(env!("CARGO_MANIFEST_DIR"));
        c
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).stdin(Stdio::null()).output().unwrap()
    }

    /// Types lines into it.
    pub fn typed(&self, args: &[&str], lines: &str) -> Output {
        let mut child = self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The program may end before it has read all.
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        child.wait_with_output().unwrap()
    }

    pub fn file(&self, name: &str, text: &[u8]) -> String {
        let p = self.dir.path().join(name);
        std::fs::write(&p, text).unwrap();
        p.to_string_lossy().into_owned()
    }
}

/// A desk whose database and folder may be read and not written, also by whoever may write everywhere: the program is copied into it
/// and called as nobody.
#[cfg(unix)]
pub struct ReadOnly<'a> {
    desk: &'a Desk,
    program: PathBuf,
}

#[cfg(unix)]
impl<'a> ReadOnly<'a> {
    pub fn of(desk: &'a Desk) -> ReadOnly<'a> {
        use std::os::unix::fs::PermissionsExt as _;
        let rights = |path: &Path, mode: u32| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        let program = desk.dir.path().join("records-day");
        assert!(std::fs::copy(env!("CARGO_BIN_EXE_records-day"), &program).unwrap() > 0);
        rights(&program, 0o555);
        rights(&desk.db(), 0o444);
        rights(desk.dir.path(), 0o555);
        ReadOnly { desk, program }
    }

    pub fn run(&self, args: &[&str]) -> Output {
        use std::os::unix::fs::MetadataExt as _;
        use std::os::unix::process::CommandExt as _;
        let mut c = Command::new(&self.program);
        c.args(args).env("RECORDS_DAY_DB", self.desk.db()).current_dir(self.desk.dir.path()).stdin(Stdio::null());
        if std::fs::metadata(self.desk.dir.path()).unwrap().uid() == 0 {
            c.uid(65_534).gid(65_534);
        }
        c.output().unwrap()
    }
}

#[cfg(unix)]
impl Drop for ReadOnly<'_> {
    fn drop(&mut self) {
        use std::os::unix::fs::PermissionsExt as _;
        // So that the folder can be taken away.
        let _ = std::fs::set_permissions(self.desk.dir.path(), std::fs::Permissions::from_mode(0o755));
    }
}

pub fn code(o: &Output) -> i32 {
    o.status.code().expect("the program ends by itself")
}

pub fn out(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

pub fn err(o: &Output) -> String {
    let text = String::from_utf8_lossy(&o.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// All that was said, on either stream.
pub fn all(o: &Output) -> String {
    out(o) + &err(o)
}

pub fn json(o: &Output) -> serde_json::Value {
    serde_json::from_str(out(o).trim()).unwrap_or_else(|e| panic!("{e}: {}{}", out(o), err(o)))
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for e in std::fs::read_dir(from).unwrap() {
        let e = e.unwrap();
        let target = to.join(e.file_name());
        if e.file_type().unwrap().is_dir() {
            copy(&e.path(), &target)
        } else {
            assert!(std::fs::copy(e.path(), target).unwrap() > 0)
        }
    }
}
