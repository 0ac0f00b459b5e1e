-- Copy of what people share with whom, kept from the events of users, so that this service can decide alone.
create table :schema.share (
  share_id uuid primary key,
  person_id uuid not null,
  account_id uuid not null,
  categories text[] not null,
  expires_at timestamptz
);
create index share__person_id__account_id on :schema.share (person_id, account_id);
