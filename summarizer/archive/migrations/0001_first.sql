-- Facts are appended, never changed: an edited article is a further version of its document, a further reading a further line.

create table source (
    spec text primary key,             -- URL of a feed or page, or a path, as it was added
    added text not null,               -- ISO 8601 instant
    read text                          -- when it was first read to its end; what came before that is its backlog
) without rowid;

create table article (
    id text primary key,               -- content hash
    number integer not null unique,    -- 1, 2, … in the order in which the archive met them
    published text,
    body blob not null                 -- the Article as JSON, deflated
);

create table document (
    key text primary key,              -- canonical URL, or the source and path of a file
    source text not null references source,
    path text                          -- relative to the folder that was added
) without rowid;

create table version (
    document text not null references document,
    number integer not null,           -- 1, 2, … within its document
    article text not null references article,
    seen text not null,                -- ISO 8601 instant at which it was first seen
    backlog integer not null,          -- 1 where it was already there when its source was first read: never late
    primary key (document, number)
) without rowid;
create index version_of_article on version (article);
create view standing as                -- the newest version of each document
    select document, max(number) as number, article from version group by document;

create table page (
    document text not null,
    number integer not null,
    body blob not null,                -- the raw page as fetched, deflated
    primary key (document, number),
    foreign key (document, number) references version
);

create table line (
    number integer primary key,        -- in the order in which they were made
    article text not null references article,
    reader text not null,              -- extractor, model and prompt that made it
    made text not null,
    body blob not null,                -- the ReportLine as JSON, deflated
    unique (article, reader)
);
create index line_of_article on line (article, number);

create table failure (
    what text not null,                -- the URL or file that could not be had, or the id of the article that could not be read
    reader text not null,              -- empty where it could not be had
    name text not null,                -- how messages name it
    source text,                       -- whose page or file it is, where it could not be had
    tries integer not null,
    tried text not null,
    reason text not null,
    remedy text not null,
    primary key (what, reader)
) without rowid;

create table fetch (
    place text primary key,            -- a URL or a file
    etag text,                         -- of a file: its size, time and what is stated about it
    modified text
) without rowid;

create table run (
    number integer primary key,
    started text not null,             -- ISO 8601 instant
    finished integer not null default 0,
    reader text not null,
    fetched integer not null default 0,
    read integer not null default 0,
    failed integer not null default 0,
    calls integer not null default 0,
    prompt_tokens integer not null default 0,
    completion_tokens integer not null default 0,
    cost_usd real                      -- null where no price is known
);

create table kept_brief (
    number integer primary key,        -- the newest is the highest
    key text not null unique,          -- hash of everything that the brief is a function of
    body blob not null                 -- the Brief as JSON, deflated
);
