-- What people are told, by which channel and when.
create table notification.preference (
  person_id uuid primary key,
  time_zone text not null,
  -- True once the person chose a zone here; until then the zone follows the profile.
  time_zone_chosen boolean not null default false,
  quiet_from text,
  quiet_to text,
  urgent_breaks_quiet boolean not null,
  at_most_per_day int not null,
  detail_in_email boolean not null,
  categories jsonb not null
);

create table notification.message (
  notification_id uuid primary key,
  person_id uuid not null,
  category text not null,
  -- What it is about: one cause makes one message, however often it is told.
  cause text not null,
  title text not null,
  body text not null,
  link text,
  why text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, cause)
);
create index message__person_id__created_at on notification.message (person_id, created_at desc, notification_id desc);

create table notification.delivery (
  notification_id uuid not null references notification.message on delete cascade,
  channel text not null,
  status text not null check (status in ('waiting', 'sent', 'failed', 'held', 'off')),
  -- Civil day of the person on which it counts towards the most of a day; null when it does not count.
  counted_on date,
  not_before timestamptz,
  sent_at timestamptz,
  attempts int not null default 0,
  -- A sender that died lets go of its claim by this time.
  claimed_until timestamptz,
  primary key (notification_id, channel)
);
-- What is still to be sent, the next due first.
create index delivery__not_before on notification.delivery (not_before) where status in ('waiting', 'held');
