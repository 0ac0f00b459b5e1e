-- Processes over several services: one row each, saved after every step.
create table :schema.saga (
  id text primary key,
  kind text not null,
  status text not null check (status in ('running', 'undoing', 'done', 'undone', 'stuck')),
  -- Index of the step that is next to run, or next to undo.
  step int not null,
  attempt int not null,
  state jsonb not null,
  reason text,
  run_at timestamptz not null,
  deadline timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index saga__run_at on :schema.saga (run_at) where status in ('running', 'undoing');
