-- 0004: which attempts were stepped back from is looked up, not looked for. Never edited; a change is a new file.
CREATE INDEX attempt_by_parent ON attempt (parent) WHERE parent IS NOT NULL;
