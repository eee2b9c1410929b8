-- 0003: what each set of marks was made from, by what, and why. Never edited; a change is a new file.
-- NULL in sets made before this step, whose seals leave them out; `why` also where nobody said.
ALTER TABLE mark_set ADD COLUMN manifest TEXT REFERENCES content (sha); -- every file it was marked by, `path sha` a line
ALTER TABLE mark_set ADD COLUMN program  TEXT;                          -- the version of the program that marked
ALTER TABLE mark_set ADD COLUMN why      TEXT;                          -- in words, for a set after the first
