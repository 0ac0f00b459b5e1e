-- A data key for each person, wrapped by a key of the installation that lies outside the database: without the row nothing opens.
create table health_data.person_key (
  person_id uuid primary key references health_data.person (person_id),
  wrapped text not null,
  created_at timestamptz not null
);

-- Clients that people registered at a vendor for themselves; the operator's lie in the configuration.
create table health_data.vendor_client (
  person_id uuid not null references health_data.person (person_id),
  vendor text not null,
  client_ref uuid not null unique,
  client_id text not null,
  sealed text not null,
  created_at timestamptz not null,
  primary key (person_id, vendor)
);

-- An account at a vendor whose data comes here.
create table health_data.connection (
  connection_id uuid primary key,
  person_id uuid not null references health_data.person (person_id),
  vendor text not null,
  -- Whose client opened it: null is the installation's.
  client_ref uuid,
  state text not null check (state in ('connecting', 'active', 'needs-reauthentication', 'disconnected')),
  why text,
  vendor_user text,
  scopes text[],
  -- Tokens, sealed under the person's key; the pair before stays until the present one has worked.
  tokens text,
  tokens_before text,
  -- What the person typed in, where that is how the vendor is opened.
  typed text,
  expires_at timestamptz,
  -- Counts renewals: whoever waited for one sees that it has happened.
  token_version int not null default 0,
  renewing_until timestamptz,
  -- What the vendor gave for a subscription of this account, sealed.
  subscription text,
  subscription_renew_at timestamptz,
  -- When it must be looked at next, and who does so: a process that was silent for too long has been killed.
  due_at timestamptz,
  claimed_until timestamptz,
  claim int not null default 0,
  failures int not null default 0,
  -- Whether it was given back in the middle of a history: what is new was read already.
  continues boolean not null default false,
  paused_until timestamptz,
  connected_at timestamptz,
  last_sync_at timestamptz,
  created_at timestamptz not null,
  unique (person_id, vendor)
);
create index connection__due_at on health_data.connection (due_at) where state = 'active';
create index connection__vendor__vendor_user on health_data.connection (vendor, vendor_user) where state in ('active', 'needs-reauthentication');

-- How far each family of data of a connection was read: moved in the transaction that stored what was read.
create table health_data.connection_stream (
  connection_id uuid not null references health_data.connection (connection_id) on delete cascade,
  person_id uuid not null,
  stream text not null,
  -- The window in hand and the page in it.
  part text check (part in ('news', 'history', 'changes')),
  window_from timestamptz,
  window_to timestamptz,
  page text,
  -- Everything from here on has been read …
  reached_from timestamptz,
  -- … up to here.
  reached_to timestamptz,
  history_complete boolean not null default false,
  -- Days in a row, going back, in which nothing was found.
  empty_days int not null default 0,
  changes_since timestamptz,
  records bigint not null default 0,
  primary key (connection_id, stream)
);

-- What each record of a vendor became here, so that its next version replaces it and its deletion removes it.
create table health_data.connection_item (
  connection_id uuid not null references health_data.connection (connection_id) on delete cascade,
  native_id text not null,
  person_id uuid not null,
  -- Earliest time of what it brought: a window that is read whole tells what has been deleted.
  measured_at timestamptz,
  brought jsonb not null,
  primary key (connection_id, native_id)
);

-- Attempts to connect: one browser session, one use, a few minutes.
create table health_data.connection_attempt (
  state_hash text primary key,
  connection_id uuid not null references health_data.connection (connection_id) on delete cascade,
  person_id uuid not null,
  session_hash text not null,
  verifier text not null,
  expires_at timestamptz not null
);

-- Calls of vendors, stored before they are answered.
create table health_data.hook_call (
  hook_id uuid primary key,
  vendor text not null,
  client_ref uuid,
  -- The same call twice is one.
  digest text not null unique,
  news jsonb not null,
  received_at timestamptz not null,
  tries int not null default 0,
  due_at timestamptz not null
);
create index hook_call__due_at on health_data.hook_call (due_at);

-- Subscriptions that belong to a client rather than to one account, sealed under a key of the installation.
create table health_data.client_subscription (
  vendor text not null,
  client_ref text not null,
  sealed text not null,
  renew_at timestamptz,
  primary key (vendor, client_ref)
);

-- Requests to a vendor by all people of one client, in windows of time; and until when the vendor has asked for quiet.
create table health_data.vendor_budget (
  vendor text not null,
  who text not null,
  seconds int not null,
  window_start timestamptz not null,
  used int not null,
  quiet_until timestamptz,
  primary key (vendor, who, seconds)
);
