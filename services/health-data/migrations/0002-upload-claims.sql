-- Counts claims: a process that was silent for too long and was replaced must not move the position back.
alter table health_data.upload add column claim int not null default 0;
-- When content last arrived: an upload that nobody goes on with is given up.
alter table health_data.upload add column touched_at timestamptz;
update health_data.upload set touched_at = created_at where touched_at is null;
create index upload__status__touched_at on health_data.upload (touched_at) where status = 'receiving';
