-- Facts are appended, never changed: an edited article is a further version of its document, a further reading a further line.

create table source (
    spec text primary key,             -- URL of a feed or page, or a path, as it was added
    added text not null                -- ISO 8601 instant
) without rowid;

create table document (
    key text primary key,              -- canonical URL, or the source and path of a file
    source text not null references source
) without rowid;

create table version (
    article text primary key,          -- content hash
    document text not null references document,
    number integer not null,           -- 1, 2, … within its document
    seen text not null,                -- ISO 8601 instant at which it was first seen
    backlog integer not null,          -- 1 where it was already there when its source was first read: never late
    published text,
    body blob not null,                -- the Article as JSON, deflated
    page blob                          -- the raw page as fetched, deflated
) without rowid;
create unique index version_of_document on version (document, number);
create index version_by_day on version (published);

create table line (
    article text not null references version,
    reader text not null,              -- extractor, model and prompt that made it
    made text not null,
    body blob not null,                -- the ReportLine as JSON, deflated
    primary key (article, reader)
) without rowid;

create table failure (
    article text not null references version,
    reader text not null,
    tried text not null,
    reason text not null,
    remedy text not null,
    primary key (article, reader)
) without rowid;

create table fetch (
    url text primary key,
    fetched text not null,
    etag text,
    modified text
) without rowid;

create table run (
    id integer primary key,
    started text not null,
    ended text,                        -- null while it runs, or where it was killed
    reader text not null,
    fetched integer not null default 0,
    read integer not null default 0,
    failed integer not null default 0,
    calls integer not null default 0,
    prompt_tokens integer not null default 0,
    completion_tokens integer not null default 0,
    cost_usd real                      -- null where a price is unknown
);

create table judgement (
    number integer primary key,
    added text not null,
    body text not null                 -- one judgement, TOML
);
