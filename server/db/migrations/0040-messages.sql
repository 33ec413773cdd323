-- The platforms do not tell how many messages a citizen still allows, so we count: one yes is one credit, one message takes one.
create table message_grants (
  citizen_id uuid not null,
  platform text not null check (platform in ('wechat', 'alipay')),
  template_id text not null,
  credits integer not null check (credits >= 0),
  updated_at timestamptz not null,
  primary key (citizen_id, platform, template_id)
);
create table message_grant_answers (
  citizen_id uuid not null,
  request_key text not null,
  template_id text not null,
  platform text not null,
  outcome text not null check (outcome in ('accepted', 'rejected', 'banned')),
  answered_at timestamptz not null,
  primary key (citizen_id, request_key, template_id)
);

-- One thread a matter (its link inside the app); a newer event of the same matter takes over its words.
create table inbox_threads (
  id uuid primary key,
  citizen_id uuid not null,
  link text not null,
  last_event_id uuid not null,
  event text not null,
  icon text not null,
  title text not null,
  body text not null,
  unread boolean not null,
  at timestamptz not null,
  unique (citizen_id, link)
);
create index inbox_threads_newest on inbox_threads (citizen_id, at desc);

-- One row an event, whatever becomes of it: no-template is what the tile does not send, no-credit what the citizen
-- did not allow (yet), unknown what a crash interrupted and nobody sends again.
create table message_deliveries (
  event_id uuid primary key,
  citizen_id uuid not null,
  platform text not null check (platform in ('wechat', 'alipay')),
  template text not null,
  template_id text,
  page text not null,
  template_values jsonb not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'no-template', 'no-credit', 'rejected', 'unknown')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  made_at timestamptz not null,
  moved_at timestamptz not null,
  platform_message_id text,
  why text
);
create index message_deliveries_due on message_deliveries (due_at) where state = 'waiting';
create index message_deliveries_sending on message_deliveries (moved_at) where state = 'sending';
create index message_deliveries_no_credit on message_deliveries (citizen_id, template_id) where state = 'no-credit';
