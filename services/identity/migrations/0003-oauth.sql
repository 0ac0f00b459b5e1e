-- Keys that sign tokens. The private half is sealed with a key that only this service can derive.
create table :schema.signing_key (
  kid text primary key,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  signs_from timestamptz not null
);

-- What the OAuth provider remembers: codes, grants, refresh tokens, browser sessions, interactions.
create table :schema.oauth_record (
  kind text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamptz,
  consumed_at timestamptz,
  primary key (kind, id)
);
create index oauth_record__grant_id on :schema.oauth_record (grant_id) where grant_id is not null;
create index oauth_record__uid on :schema.oauth_record (uid) where uid is not null;
create index oauth_record__expires_at on :schema.oauth_record (expires_at);
