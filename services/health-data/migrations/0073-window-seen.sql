-- Times of dense readings on pages of a window that is being read: once it is whole, what is held and was not among them is gone at the vendor.
create table health_data.window_seen (
  connection_id uuid not null references health_data.connection (connection_id) on delete cascade,
  person_id uuid not null,
  stream text not null,
  nth integer not null,
  seen bytea not null,
  primary key (connection_id, stream, nth)
);
