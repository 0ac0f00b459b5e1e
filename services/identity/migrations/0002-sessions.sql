-- One sign-in of an account: by password at the API, or by a browser or program through OAuth (then the id is that of the grant).
create table :schema.session (
  session_id text primary key,
  account_id uuid not null references :schema.account on delete cascade,
  client_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text,
  address text,
  -- The browser's own sign-in at the OAuth pages: it ends with the session.
  browser_uid text
);
create index session__account_id on :schema.session (account_id, created_at desc);
create index session__expires_at on :schema.session (expires_at);

-- Refresh tokens of sessions opened at the API, by SHA-256.
create table :schema.refresh_token (
  hash bytea primary key,
  session_id text not null references :schema.session on delete cascade,
  issued_at timestamptz not null,
  replaced_at timestamptz
);
create index refresh_token__session_id on :schema.refresh_token (session_id);

-- Personal tokens for programs, by SHA-256 of their secret.
create table :schema.api_token (
  token_id uuid primary key,
  account_id uuid not null references :schema.account on delete cascade,
  name text not null,
  hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token__account_id on :schema.api_token (account_id, created_at desc);
