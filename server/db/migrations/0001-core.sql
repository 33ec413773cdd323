-- audit: rows are only ever added. The chain of digests lies beside them, so that writers never wait for one another.
create table audit_rows (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  state_before text,
  state_after text,
  reason text
);
create table audit_links (
  seq bigint primary key,
  row_id uuid not null unique,
  digest text not null
);
-- rows that wait for their link; emptied by the sealing job
create table audit_pending (
  row_id uuid primary key
);
create table audit_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  digest text not null
);
insert into audit_head (seq, digest) values (0, repeat('0', 64));
create index audit_rows_subject on audit_rows (subject, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_rows_append_only before update or delete or truncate on audit_rows for each statement execute function refuse_change();
create trigger audit_links_append_only before update or delete or truncate on audit_links for each statement execute function refuse_change();

-- identity
create table citizens (
  id uuid primary key,
  level smallint not null default 1 check (level between 1 and 4),
  created_at timestamptz not null
);
create table platform_accounts (
  platform text not null check (platform in ('wechat', 'alipay')),
  platform_user_id text not null,
  union_id text,
  citizen_id uuid not null references citizens (id),
  created_at timestamptz not null,
  primary key (platform, platform_user_id)
);
create index platform_accounts_citizen on platform_accounts (citizen_id);
create table sessions (
  token_hash bytea primary key,
  citizen_id uuid not null references citizens (id),
  platform text not null,
  platform_user_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_expires on sessions (expires_at);
create table personal_facts (
  citizen_id uuid primary key references citizens (id),
  name bytea,
  id_number bytea,
  id_number_fingerprint text,
  mobile bytea,
  updated_at timestamptz not null
);
create index personal_facts_fingerprint on personal_facts (id_number_fingerprint);
create table real_name_proofs (
  id uuid primary key,
  citizen_id uuid not null references citizens (id),
  platform text not null,
  proof_ref text not null,
  name bytea not null,
  id_number bytea not null,
  state text not null check (state in ('started', 'proved', 'not-proved')),
  created_at timestamptz not null
);
create table looks (
  id uuid primary key,
  citizen_id uuid not null references citizens (id),
  at timestamptz not null,
  who text not null,
  what text not null,
  why text not null
);
create index looks_citizen on looks (citizen_id, at desc);

-- operators
create table operators (
  id uuid primary key,
  name text not null unique,
  display_name text not null,
  role text not null,
  password_hash text not null,
  created_at timestamptz not null
);
create table operator_sessions (
  token_hash bytea primary key,
  operator_id uuid not null references operators (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- catalogue: a manifest is stored once under its digest; a city's pointer says which one is live
create table manifests (
  digest text primary key,
  body jsonb not null,
  created_at timestamptz not null
);
create table tile_versions (
  city text not null,
  tile text not null,
  version integer not null,
  digest text not null references manifests (digest),
  author text not null,
  reviewer text not null,
  published_at timestamptz not null,
  primary key (city, tile, version)
);
create index tile_versions_digest on tile_versions (digest);
create table live_tiles (
  city text not null,
  tile text not null,
  version integer not null,
  primary key (city, tile),
  foreign key (city, tile, version) references tile_versions (city, tile, version)
);
create table cities (
  code text primary key,
  digest text not null,
  body jsonb not null,
  connectors jsonb not null,
  sort integer not null,
  published_at timestamptz not null
);
create table catalogue_generation (
  only_row boolean primary key default true check (only_row),
  generation bigint not null
);
insert into catalogue_generation (generation) values (1);

-- events: written in the transaction that made them true, told afterwards at least once
create table outbox (
  id uuid primary key,
  seq bigint generated always as identity,
  name text not null,
  payload jsonb not null,
  made_at timestamptz not null,
  told_at timestamptz,
  attempts integer not null default 0,
  due_at timestamptz not null,
  last_error text
);
create index outbox_due on outbox (due_at, seq) where told_at is null;
