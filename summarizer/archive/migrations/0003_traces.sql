-- What each line leaves for the lines after it, derived from the lines: it may be emptied at any time, and is made again.
-- A report's number is its line's number times 2^21, plus 2^20, plus its place in the line (a statement's place is below zero).

create table tracer (
    program text primary key           -- hash of the program that made the traces; those of another count for nothing
) without rowid;

create table traced (
    line integer primary key,
    earliest text not null             -- ISO day before which an undated article cannot have appeared
);

create table mark (
    code integer not null,             -- what a report is found by, as a hash
    report integer not null,
    asks integer not null,             -- 1 where it meets all that share the code, 0 where only those of them that ask
    primary key (code, report)
) without rowid;

create table tie (
    report integer not null,
    other integer not null,
    kind integer not null,             -- its place in `traces.KINDS`
    strength real not null,
    primary key (report, other, kind)
) without rowid;

create table band (
    code integer not null,             -- a part of the fingerprint of the line's text
    line integer not null,
    primary key (code, line)
) without rowid;
create index band_of_line on band (line);
