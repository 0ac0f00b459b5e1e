-- What a browser's cookie stands for. The cookie itself is not kept, only its SHA-256; tokens are sealed.
create table dashboard.browser_session (
  id_hash bytea primary key,
  account_id text not null,
  person_id uuid,
  -- The session at identity: its end ends this one.
  session_id text not null,
  -- AES-256-GCM under a key of the installation, bound to id_hash.
  tokens text not null,
  access_expires_at timestamptz not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index browser_session__session_id on dashboard.browser_session (session_id);
create index browser_session__account_id on dashboard.browser_session (account_id);
create index browser_session__person_id on dashboard.browser_session (person_id);
create index browser_session__expires_at on dashboard.browser_session (expires_at);
