-- every use of a query tile: when, with which manifest, how it ended; never what was answered
create table queries (
  id uuid primary key,
  citizen_id uuid not null,
  city text not null,
  tile text not null,
  flow text not null,
  digest text not null,
  outcome text not null check (outcome in ('answer', 'nothing', 'stale', 'bureau-down')),
  asked_at timestamptz not null
);
create index queries_citizen on queries (citizen_id, asked_at desc);

-- the last good answer of each question, sealed, for the minutes in which it may stand in for a bureau that is down
create table query_answers (
  citizen_id uuid not null,
  city text not null,
  tile text not null,
  flow text not null,
  inputs_mark text not null,
  answer bytea not null,
  as_of timestamptz not null,
  forget_at timestamptz not null,
  primary key (citizen_id, city, tile, flow, inputs_mark)
);
create index query_answers_forget on query_answers (forget_at);
