-- By which state of the catalogue a tile's slots were last made: a process that has not heard of the newest rules yet
-- must not put the old ones back.
create table schedule_fills (
  city text not null,
  tile text not null,
  generation bigint not null,
  primary key (city, tile)
);
