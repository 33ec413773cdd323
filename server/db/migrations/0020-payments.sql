-- payments: a bureau's bill, our orders for it, what the bureau said when it was settled, and the ledger
create table bills (
  id uuid primary key,
  city text not null,
  tile text not null,
  flow text not null,
  reference text not null,
  digest text not null,
  title text not null,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  due_on date,
  items jsonb not null,
  -- already masked: the clear values stay with the bureau
  facts jsonb not null,
  state text not null check (state in ('unpaid', 'paying', 'paid')),
  updated_at timestamptz not null,
  unique (city, tile, reference)
);
-- who may see a bill: whoever found it by what is printed on it
create table bill_finders (
  bill_id uuid not null references bills (id),
  citizen_id uuid not null,
  -- sealed: what they typed, to ask the bureau again before an old bill is paid
  inputs bytea not null,
  -- HMAC of the same, to know a repeated search
  inputs_mark text not null,
  found_at timestamptz not null,
  primary key (bill_id, citizen_id)
);
create index bill_finders_citizen on bill_finders (citizen_id, found_at desc);

create table orders (
  id uuid primary key,
  number text not null unique,
  bill_id uuid not null references bills (id),
  citizen_id uuid not null,
  request_key text not null,
  platform text not null check (platform in ('wechat', 'alipay')),
  platform_user_id text not null,
  city text not null,
  tile text not null,
  flow text not null,
  digest text not null,
  reference text not null,
  title text not null,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  state text not null check (state in ('created', 'awaiting', 'paid', 'settled', 'closing', 'closed')),
  -- paid after we had closed it: then another order of the bill may be live beside it
  late boolean not null default false,
  platform_ref text,
  cashier jsonb,
  platform_number text,
  receipt_number text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  settled_at timestamptz,
  closed_at timestamptz,
  asked integer not null default 0,
  asked_at timestamptz,
  -- when the server does the next step by itself; null when the story is over
  due_at timestamptz,
  -- tries since the last move, for the back-off
  tries integer not null default 0,
  -- why the last try at settling did not succeed
  trouble text,
  unique (citizen_id, request_key)
);
-- two payable orders for one bill cannot exist, whatever the code above does
create unique index orders_one_live on orders (bill_id) where state <> 'closed' and not late;
create index orders_due on orders (due_at) where due_at is not null;
create index orders_citizen on orders (citizen_id, created_at desc);
create index orders_tile on orders (city, tile, state);
create unique index orders_platform_number on orders (platform, platform_number) where platform_number is not null;

-- every attempt at the bureau, whatever came of it
create table settle_attempts (
  id uuid primary key,
  order_id uuid not null references orders (id),
  at timestamptz not null,
  outcome text not null,
  receipt_number text
);
create index settle_attempts_order on settle_attempts (order_id, at);

-- double entry: debits are positive, credits negative, a posting sums to nothing
create table ledger_entries (
  id uuid primary key,
  order_id uuid not null references orders (id),
  posting text not null check (posting in ('paid', 'settled')),
  account text not null,
  amount_in_fen bigint not null check (amount_in_fen <> 0),
  at timestamptz not null,
  unique (order_id, posting, account)
);
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries for each statement execute function refuse_change();
