-- 0001: where an attempt, its entries and its marks are kept. Never edited; a change is a new file.
PRAGMA application_id = 0x52446179; -- "RDay"

-- Each file a day was built from, once. sha is the BLAKE3 digest of bytes, in hex.
CREATE TABLE content (
    sha   TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- One day played by one person. The last four columns are NULL until the day closes; `columns` grows then.
CREATE TABLE attempt (
    id           TEXT    NOT NULL PRIMARY KEY, -- UUID version 7: sorts by time begun
    person       TEXT    NOT NULL,             -- random id; no reference, so that the person can be erased
    scenario     TEXT    NOT NULL,
    manifest     TEXT    NOT NULL REFERENCES content (sha),
    seed         INTEGER NOT NULL,             -- the 64 bits of an unsigned number
    variant      TEXT    NOT NULL,
    variants     TEXT    NOT NULL,
    mode         TEXT    NOT NULL,
    untimed      INTEGER NOT NULL CHECK (untimed IN (0, 1)),
    played_by    TEXT    NOT NULL CHECK (played_by IN ('person', 'scripted')),
    clerk        TEXT,
    rules        INTEGER NOT NULL,
    program      TEXT    NOT NULL,
    parent       TEXT    REFERENCES attempt (id),
    parent_seq   INTEGER,
    started_at   TEXT    NOT NULL,
    genesis      BLOB    NOT NULL,
    columns      BLOB    NOT NULL,
    closed_at    TEXT,
    entry_count  INTEGER,
    facts_digest TEXT,
    head         BLOB,
    CHECK ((parent IS NULL) = (parent_seq IS NULL))
) STRICT;
CREATE INDEX attempt_by_person ON attempt (person);

-- What happened. Clustered by its key: one tree to write, one page dirtied by most commits.
CREATE TABLE entry (
    attempt TEXT    NOT NULL REFERENCES attempt (id),
    seq     INTEGER NOT NULL,
    second  INTEGER NOT NULL,
    kind    TEXT    NOT NULL CHECK (kind IN ('act', 'clock', 'note', 'end')),
    act     BLOB    NOT NULL,
    facts   BLOB    NOT NULL,
    columns BLOB    NOT NULL,
    seal    BLOB    NOT NULL,
    PRIMARY KEY (attempt, seq)
) STRICT, WITHOUT ROWID;

-- Number 1 is written when the day closes; marking again under another scheme adds the next.
CREATE TABLE mark_set (
    attempt TEXT    NOT NULL REFERENCES attempt (id),
    number  INTEGER NOT NULL,
    scheme  TEXT    NOT NULL,
    marks   BLOB    NOT NULL,
    made_at TEXT    NOT NULL,
    columns BLOB    NOT NULL,
    seal    BLOB    NOT NULL,
    PRIMARY KEY (attempt, number)
) STRICT;

-- Can be rebuilt from the marks.
CREATE TABLE summary (
    attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempt (id),
    json    TEXT NOT NULL
) STRICT;

-- Names and free text live apart from attempts, so that erasing deletes them.
CREATE TABLE person (
    id       TEXT NOT NULL PRIMARY KEY,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    pin_hash TEXT,
    made_at  TEXT NOT NULL,
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE writing (
    id      INTEGER PRIMARY KEY,
    attempt TEXT    NOT NULL REFERENCES attempt (id),
    seq     INTEGER NOT NULL,
    text    TEXT    NOT NULL
) STRICT;
CREATE INDEX writing_by_attempt ON writing (attempt, seq);
