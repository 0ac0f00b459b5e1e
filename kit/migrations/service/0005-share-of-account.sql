-- Who shares with an account: asked when a program searches without naming a person.
create index share__account_id on :schema.share (account_id);
