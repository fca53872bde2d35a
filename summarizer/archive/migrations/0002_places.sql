-- Failures by place, so that several of one file stay apart; and pages that are asked again for some days, for what their outlets edit.

alter table failure add column place text;     -- the page or file that could not be had, or in which this stands
alter table failure add column backlog integer not null default 0;     -- 1 where it was due when its source was first read
update failure set place = what where reader = '';

alter table fetch add column source text;      -- whose page it is
alter table fetch add column until text;       -- ISO 8601 instant until which it is asked again
