-- Answers to writes that carried an Idempotency-Key, so that a repeated request gets the first answer.
create table :schema.idempotency (
  subject text not null,
  operation text not null,
  key text not null,
  -- SHA-256 of the request: the same key with another request is a mistake of the caller.
  fingerprint bytea not null,
  -- Null while the first request is still at work.
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (subject, operation, key)
);
create index idempotency__created_at on :schema.idempotency (created_at);
