-- 0002: how each person likes the program to look and behave. Never edited; a change is a new file.
CREATE TABLE preference (
    person TEXT NOT NULL PRIMARY KEY, -- as in `person`; goes when they are erased
    json   TEXT NOT NULL
) STRICT;
