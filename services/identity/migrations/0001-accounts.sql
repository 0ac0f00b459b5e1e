-- Who may sign in. `email_key` is the address as it is compared: lower case.
create table :schema.account (
  account_id uuid primary key,
  email text not null,
  email_key text not null,
  password_hash text not null,
  person_id uuid,
  roles text[] not null,
  status text not null check (status in ('pending', 'active', 'locked')),
  created_at timestamptz not null
);
create unique index account__email_key on :schema.account (email_key);
create index account__roles on :schema.account using gin (roles);

-- Wrong passwords in the running window, by what is counted (SHA-256 of account and address, account, or address).
create table :schema.sign_in_attempt (
  bucket bytea primary key,
  failures int not null,
  window_ends_at timestamptz not null
);

-- Places (SHA-256 of shortened address and browser) that an account has signed in from.
create table :schema.known_place (
  account_id uuid not null references :schema.account on delete cascade,
  place bytea not null,
  seen_at timestamptz not null,
  primary key (account_id, place)
);

-- Subjects of an external provider that belong to an account.
create table :schema.federated_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references :schema.account on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index federated_identity__account_id on :schema.federated_identity (account_id);

-- A trip to the external provider that belongs to one sign-in page.
create table :schema.federation_trip (
  state text primary key,
  interaction text not null,
  issuer text not null,
  code_verifier text not null,
  nonce text not null,
  -- Filled when the provider has answered and the account must confirm the link with its password.
  subject text,
  email_key text,
  expires_at timestamptz not null
);
create index federation_trip__interaction on :schema.federation_trip (interaction);
