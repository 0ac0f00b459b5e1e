-- How far this database's events have gone out to the stream, and how far the stream's have come in.
create table relay.position (
  -- One row.
  one boolean primary key default true check (one),
  -- The stream that the numbers are of; another one means that everything goes out and comes in again.
  stream text not null default '',
  out_xid xid8 not null default '0',
  out_seq bigint not null default 0,
  in_seq bigint not null default 0
);
insert into relay.position default values;
