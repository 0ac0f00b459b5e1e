-- Daily values of a metric, a row for each month: their values as packed columns (`src/domain/day-pack.ts`). A row for each day took most of
-- its room for keys and the index.
create table health_data.day_pack (
  person_id uuid not null,
  metric text not null,
  -- First day of the month, and which days have a value: bit 0 is the first.
  month date not null,
  days int not null,
  updated_at timestamptz not null default now(),
  data bytea not null,
  primary key (person_id, metric, month)
);
alter table health_data.day_pack alter column data set storage external;

-- As text, which is read like the packed form and replaced by it as months are written.
insert into health_data.day_pack (person_id, metric, month, days, updated_at, data)
select d.person_id, d.metric, date_trunc('month', d.day)::date, bit_or(1 << (extract(day from d.day)::int - 1)), max(d.updated_at),
       convert_to(json_agg(json_build_array(d.value, d.minimum, d.maximum, d.n, round(d.coverage::numeric, 6), d.source_ids,
                                            floor(extract(epoch from d.updated_at) * 1000)::bigint) order by d.day)::text, 'UTF8')
  from health_data.daily as d
 group by d.person_id, d.metric, date_trunc('month', d.day);
drop table health_data.daily;

create trigger day_pack__updated_at before update on health_data.day_pack for each row execute function health_data.note_update();
