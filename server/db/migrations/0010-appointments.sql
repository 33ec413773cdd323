-- A slot is never deleted: a rule that no longer offers it sets its quota to 0. What is left is quota minus taken,
-- so a lowered quota never takes a place away from somebody who has it.
create table slots (
  id uuid primary key,
  city text not null,
  tile text not null,
  venue text not null,
  on_date date not null,
  from_time text not null,
  to_time text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- First half of the number said aloud at the counter; unique for the venue's day over all its tiles.
  code text not null,
  quota integer not null check (quota >= 0),
  taken integer not null default 0 check (taken >= 0),
  -- Counts every number ever given out, so that a number given back is not given to another person.
  issued integer not null default 0 check (issued >= taken),
  expired boolean not null default false,
  unique (city, tile, venue, on_date, from_time)
) with (fillfactor = 60);
create unique index slots_code on slots (city, venue, on_date, code);
create index slots_to_expire on slots (ends_at) where not expired;

create table bookings (
  id uuid primary key,
  slot_id uuid not null references slots (id),
  citizen_id uuid not null,
  platform text not null check (platform in ('wechat', 'alipay')),
  state text not null check (state in ('booked', 'checked-in', 'served', 'cancelled', 'expired', 'no-show')),
  number text not null,
  -- The manifest version the citizen read when booking.
  digest text not null,
  -- Sealed; what the flow asked of the person.
  person bytea not null,
  masked_name text not null,
  booked_at timestamptz not null,
  cancel_until timestamptz not null,
  closed_at timestamptz,
  city text not null,
  tile text not null,
  -- Which of the person's places under the rule's limit this booking fills.
  person_place smallint not null check (person_place > 0),
  request_key text not null,
  fingerprint text not null
);
create unique index bookings_request on bookings (citizen_id, request_key);
create unique index bookings_one_each on bookings (slot_id, citizen_id) where state in ('booked', 'checked-in');
create unique index bookings_person_limit on bookings (citizen_id, city, tile, person_place) where state in ('booked', 'checked-in');

-- First answers to requests that got no place, so that the same request again hears the same.
create table booking_refusals (
  citizen_id uuid not null,
  request_key text not null,
  fingerprint text not null,
  kind text not null check (kind in ('slot-full', 'slot-past', 'limit-reached')),
  refused_at timestamptz not null,
  primary key (citizen_id, request_key)
);
create index booking_refusals_age on booking_refusals (refused_at);
