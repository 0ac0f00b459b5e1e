-- People of whom earlier versions stored notes as they were written, until the job that seals them has been there.
create table health_data.notes_to_seal (
  person_id uuid primary key references health_data.person (person_id)
);
insert into health_data.notes_to_seal (person_id)
select r.person_id from health_data.record as r union select p.person_id from health_data.record_pack as p;
